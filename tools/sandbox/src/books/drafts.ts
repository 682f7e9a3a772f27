import type { PlainDate } from '@saldo/kernel';
import type { NamedObject, ReferenceType, SandboxFile, SandboxRow } from './company.ts';
import type { Random } from './random.ts';

/** A voucher before its series has given it a number. */
export interface Draft {
  readonly series: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly rows: readonly SandboxRow[];
  readonly referenceType?: ReferenceType;
  readonly referenceNumber?: string;
  readonly comments?: string;
  readonly files?: readonly SandboxFile[];
}

/** What the made-up company knows while its books are written. */
export interface BooksInProgress {
  readonly random: Random;
  readonly costCenters: readonly NamedObject[];
  readonly projects: readonly NamedObject[];
  readonly openInvoices: { readonly number: number; readonly customer: string; readonly grossOre: number }[];
  readonly openBills: { readonly number: number; readonly supplier: string; readonly grossOre: number }[];
  readonly balances: Map<string, bigint>;
  /** The highest invoice: with few of them each is larger, so that wages and rent are earned. */
  invoiceUpToOre: number;
  nextInvoice: number;
  nextBill: number;
}

/** A plain row; amounts are whole öre. */
export function row(account: string, ore: number | bigint, more: Partial<SandboxRow> = {}): SandboxRow {
  const amountMinor = BigInt(ore);
  return { account, amountMinor, costCenter: null, project: null, text: '', quantity: null, state: 'plain', by: null, at: null, ...more };
}

const customers = [
  'Åkerlund & Söner AB',
  'Östermalms Interiör HB',
  'Café Änglamark',
  'Bröderna Håkansson Bygg AB',
  'Skärgårdens Båtvarv',
  'Kommunförbundet Norra Småland',
  'Hotell "Tre Liljor" AB',
  'Nilsson, Öberg & Co',
];
const suppliers: readonly (readonly [name: string, account: string, text: string])[] = [
  ['Virkesbolaget Ängby', '4010', 'Ekplank'],
  ['Nordisk Grossist AB', '4010', 'Beslag och gångjärn'],
  ['Snickeri Sjöö', '4600', 'Legoarbete'],
  ['PostNord', '5710', 'Frakt'],
  ['Lövås Reklam', '5910', 'Annons vår/höst'],
  ['Städbolaget Rent & Så', '5060', 'Städning'],
  ['Försäkringsbolaget Trygg', '6310', 'Företagsförsäkring'],
  ['Byrå Räkna AB', '6530', 'Löpande redovisning'],
  ['Molntjänst Sverige', '5420', 'Licens "Pro"'],
];
const purchases: readonly (readonly [account: string, text: string, rate: number])[] = [
  ['5611', 'Bensin OKQ8', 25],
  ['6110', 'Kontorsmateriel Staples', 25],
  ['5410', 'Skruvdragare', 25],
  ['5800', 'SJ Stockholm-Göteborg', 6],
  ['6071', 'Lunch med kund', 12],
  ['6212', 'Telefon', 25],
];

/** An invoice to a customer, rounded to whole kronor as Fortnox does (3740). */
export function customerInvoice(books: BooksInProgress, date: PlainDate): Draft {
  const { random } = books;
  const [account, vatAccount, rate] = random.pick([
    ['3001', '2611', 25],
    ['3001', '2611', 25],
    ['3041', '2611', 25],
    ['3002', '2621', 12],
  ] as const);
  const netOre = random.between(40_000, books.invoiceUpToOre);
  const vatOre = Math.round((netOre * rate) / 100);
  const grossOre = Math.round((netOre + vatOre) / 100) * 100;
  const roundingOre = netOre + vatOre - grossOre;
  const number = books.nextInvoice++;
  const customer = random.pick(customers);
  books.openInvoices.push({ number, customer, grossOre });
  const costCenter = random.chance(0.6) ? random.pick(books.costCenters).number : null;
  const project = random.chance(0.25) ? random.pick(books.projects).number : null;
  const rows = [
    row('1510', grossOre, { project }),
    row(account, -netOre, { costCenter, project, quantity: account === '3041' ? String(random.between(1, 40)) : null }),
    row(vatAccount, -vatOre, { project }),
  ];
  if (roundingOre !== 0) rows.push(row('3740', roundingOre, { costCenter }));
  const text = `Kundfaktura ${customer} (${number})`;
  return { series: 'B', date, text, rows, referenceType: 'INVOICE', referenceNumber: String(number) };
}

/** The oldest open invoice is paid; null where none is open. */
export function customerPayment(books: BooksInProgress, date: PlainDate): Draft | null {
  const invoice = books.openInvoices.shift();
  if (!invoice) return null;
  return {
    series: 'C',
    date,
    text: `Inbetalning ${invoice.customer} (${invoice.number})`,
    rows: [row('1930', invoice.grossOre), row('1510', -invoice.grossOre)],
    referenceType: 'INVOICEPAYMENT',
    referenceNumber: String(invoice.number),
  };
}

/** A supplier's invoice; some carry the paper itself. */
export function supplierInvoice(books: BooksInProgress, date: PlainDate): Draft {
  const { random } = books;
  const [supplier, account, text] = random.pick(suppliers);
  const netOre = random.between(20_000, 1_200_000);
  const vatOre = Math.round(netOre / 4);
  const number = books.nextBill++;
  books.openBills.push({ number, supplier, grossOre: netOre + vatOre });
  const costCenter = random.chance(0.5) ? random.pick(books.costCenters).number : null;
  const project = account === '4600' ? random.pick(books.projects).number : null;
  return {
    series: 'D',
    date,
    text: `${supplier}: ${text} (${number})`,
    rows: [
      row('2440', -(netOre + vatOre)),
      row('2641', vatOre),
      row(account, netOre, { costCenter, project, text: random.chance(0.3) ? text : '' }),
    ],
    referenceType: 'SUPPLIERINVOICE',
    referenceNumber: String(number),
    files: random.chance(0.2) ? [{ id: `file-${number}`, name: `Faktura ${number}.pdf`, content: `${supplier} faktura ${number}` }] : [],
  };
}

/** The oldest open bill is paid; null where none is open. */
export function supplierPayment(books: BooksInProgress, date: PlainDate): Draft | null {
  const bill = books.openBills.shift();
  if (!bill) return null;
  return {
    series: 'E',
    date,
    text: `Utbetalning ${bill.supplier} (${bill.number})`,
    rows: [row('2440', bill.grossOre), row('1930', -bill.grossOre)],
    referenceType: 'SUPPLIERPAYMENT',
    referenceNumber: String(bill.number),
  };
}

/** Something bought with the company's card. */
export function cardPurchase(books: BooksInProgress, date: PlainDate): Draft {
  const { random } = books;
  const [account, text, rate] = random.pick(purchases);
  const grossOre = random.between(4_900, 450_000);
  const vatOre = Math.round((grossOre * rate) / (100 + rate));
  const costCenter = random.chance(0.4) ? random.pick(books.costCenters).number : null;
  return {
    series: 'A',
    date,
    text,
    rows: [row(account, grossOre - vatOre, { costCenter }), row('2641', vatOre), row('1930', -grossOre, { text: `Kortköp ${text}` })],
    comments: random.chance(0.1) ? 'Kvitto saknas, begärt av kunden' : '',
  };
}

/** A day's sales over the counter. */
export function cashSale(books: BooksInProgress, date: PlainDate): Draft {
  const grossOre = books.random.between(100, 12_000) * 100;
  const vatOre = Math.round(grossOre / 5);
  const costCenter = books.costCenters[0]?.number ?? null;
  return {
    series: 'A',
    date,
    text: `Dagskassa "butiken" ${date}`,
    rows: [row('1910', grossOre), row('3001', -(grossOre - vatOre), { costCenter }), row('2611', -vatOre)],
  };
}
