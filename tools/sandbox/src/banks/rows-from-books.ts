import { addDays, type PlainDate } from '@saldo/kernel';
import { countingRows, type SandboxCompany, type SandboxVoucher } from '../books/company.ts';
import { bankingDay, bankRow, instantOf, type RowWish, type SandboxBankRow, withCheckDigit } from './bank-account.ts';

/** A company's bank account as its books know it, and as the bank does: the same money, on banking days, in the bank's words. */
export interface BooksAtTheBank {
  readonly openingMinor: bigint;
  readonly rows: readonly SandboxBankRow[];
}

const CASH_AT_BANK = '1930';

/**
 * The rows of account 1930 as the bank has them. Up to the last weeks it is the same money; then a purchase is booked in the books that
 * the bank never had, and the bank has a deposit and three equal parkings that nobody has booked. Some days' deposits come as one.
 */
export function rowsFromBooks(company: SandboxCompany, today: PlainDate): BooksAtTheBank {
  const openingMinor = company.years[0]?.opening.get(CASH_AT_BANK) ?? 0n;
  const known = company.years.flatMap(({ vouchers }) => vouchers).flatMap((voucher) => rowsOfVoucher(voucher, company));
  const neverThere = known.findLast(({ kind, bookingDate }) => kind === 'card' && bookingDate < addDays(today, -20));
  const rows = [...depositsTogether(known.filter((row) => row !== neverThere)), ...unbooked(today)];
  return { openingMinor, rows: rows.sort(byDay) };
}

function byDay(a: SandboxBankRow, b: SandboxBankRow): number {
  if (a.bookingDate !== b.bookingDate) return a.bookingDate < b.bookingDate ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function rowsOfVoucher(voucher: SandboxVoucher, company: SandboxCompany): SandboxBankRow[] {
  return countingRows(voucher)
    .filter(({ account, amountMinor }) => account === CASH_AT_BANK && amountMinor !== 0n)
    .map(({ amountMinor }, index) => {
      const id = `${voucher.date.slice(0, 4)}${voucher.series}${voucher.number}${index === 0 ? '' : `-${index}`}`;
      return worded(id, voucher, amountMinor, company);
    });
}

function worded(id: string, { text, series, date }: SandboxVoucher, amountMinor: bigint, company: SandboxCompany): SandboxBankRow {
  const bookingDate = bankingDay(date);
  const common = { id, bookingDate, amountMinor } as const;
  const [, paid, payer = '', invoice = ''] = /^(Inbetalning|Utbetalning) (.+) \((\d+)\)$/.exec(text) ?? [];
  if (paid === 'Inbetalning') {
    const ocr = withCheckDigit(invoice);
    return bankRow({ ...common, kind: 'bankgiro-in', text: `${payer} ${ocr}`, ocr, counterparty: { name: payer, account: '' } });
  }
  if (paid === 'Utbetalning') {
    const counterparty = { name: payer, account: bankgiroOf(payer) };
    return bankRow({ ...common, kind: 'bankgiro-out', text: `Bg ${counterparty.account} ${payer} ${invoice}`, counterparty });
  }
  if (series === 'L') return bankRow({ ...common, kind: 'salary', text: `LÖN ${date.slice(0, 7)}` });
  if (text.startsWith('Lokalhyra')) {
    const counterparty = { name: 'Fastighets AB Hantverkaren', account: bankgiroOf('Fastighets AB Hantverkaren') };
    return bankRow({ ...common, kind: 'autogiro', text: 'Autogiro Fastighets AB Hantverkaren', counterparty });
  }
  if (text.startsWith('Skattekonto')) {
    const ocr = withCheckDigit(`16${company.orgNo.replaceAll(/\D/g, '')}`);
    return bankRow({
      ...common,
      kind: 'tax',
      text: `Skatteverket ${ocr}`,
      ocr,
      counterparty: { name: 'Skatteverket', account: '5050-1055' },
    });
  }
  if (text === 'Bankavgifter') return bankRow({ ...common, kind: 'fee', text: 'Pris enl specifikation' });
  return cardPurchase({ ...common, text, boughtOn: date });
}

/** A purchase with the card: pending from its day, booked the banking day after, with the day of the purchase in its text. */
export function cardPurchase(wish: Omit<RowWish, 'kind'> & { readonly boughtOn: PlainDate }): SandboxBankRow {
  const { boughtOn, text, ...common } = wish;
  const bookingDate = bankingDay(addDays(boughtOn, 1));
  return bankRow({
    ...common,
    kind: 'card',
    bookingDate,
    valueDate: boughtOn,
    text: `KORTKÖP ${boughtOn.slice(2).replaceAll('-', '')} ${text}`,
    pendingText: `RESERVERAT ${text}`,
    pendingFromMs: instantOf(boughtOn, 11),
    bookedFromMs: instantOf(bookingDate, 5),
    counterparty: { name: text, account: '' },
  });
}

// Every third day with several deposits, the bankgiro hands them over as one.
function depositsTogether(rows: readonly SandboxBankRow[]): SandboxBankRow[] {
  const byDate = Map.groupBy(
    rows.filter(({ kind }) => kind === 'bankgiro-in'),
    ({ bookingDate }) => bookingDate,
  );
  const days = [...byDate].filter(([, deposits]) => deposits.length > 1).filter((_, index) => index % 3 === 0);
  const joined = new Set(days.flatMap(([, deposits]) => deposits));
  const sums = days.map(([bookingDate, deposits]) =>
    bankRow({
      id: `${deposits[0]?.id ?? ''}+`,
      kind: 'bankgiro-in',
      bookingDate,
      amountMinor: deposits.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
      text: `Bankgiroinsättning ${deposits.length} betalningar`,
    }),
  );
  return [...rows.filter((row) => !joined.has(row)), ...sums];
}

function unbooked(today: PlainDate): SandboxBankRow[] {
  const parkedOn = bankingDay(addDays(today, -12));
  const parkings = [1, 2, 3].map((number) =>
    cardPurchase({ id: `parking-${number}`, bookingDate: parkedOn, amountMinor: -4_500n, text: 'EASYPARK STOCKHOLM', boughtOn: parkedOn }),
  );
  const deposit = bankRow({
    id: 'deposit',
    kind: 'transfer',
    bookingDate: bankingDay(addDays(today, -17)),
    amountMinor: 125_000n,
    text: 'Swish från Ellen Sjö',
    counterparty: { name: 'Ellen Sjö', account: '' },
  });
  return [...parkings, deposit];
}

/** A bankgiro number that a name always has, with its check digit. */
export function bankgiroOf(name: string): string {
  let mixed = 7;
  for (const character of name) mixed = (mixed * 31 + (character.codePointAt(0) ?? 0)) % 9_000_000;
  const digits = withCheckDigit(String(1_000_000 + mixed).slice(0, 7));
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
