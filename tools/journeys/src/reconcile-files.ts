/** A row of the bank, and what the books have for it: a voucher each. */
interface Affair {
  readonly day: number;
  readonly text: string;
  /** Who it is with, as the bank writes it. */
  readonly name?: string;
  readonly bank?: string;
  readonly books?: readonly (readonly [text: string, amount: string])[];
}

const IBAN = 'SE4550000000058398257466';
const OPENING = 1_000_000_00n;

/** What agrees by itself, and a deposit of three payments, two equal members' fees, one payment booked without its bank row. */
const clean: readonly Affair[] = [
  { day: 2, text: 'Bg 5050-1055 Hyresvärden', name: 'Hyresvärden AB', bank: '-42000.00', books: [['Hyra Hyresvärden', '-42000.00']] },
  { day: 5, text: 'LB SKATTEVERKET', name: 'Skatteverket', bank: '-61230.00', books: [['Skattekonto Skatteverket', '-61230.00']] },
  { day: 9, text: 'Kortköp Bygghallen', name: 'Bygghallen', bank: '-1249.50', books: [['Material Bygghallen', '-1249.50']] },
  { day: 12, text: 'Insättning Göta Data', name: 'Göta Data AB', bank: '8613.75', books: [['Kundinbetalning Göta Data', '8613.75']] },
  { day: 16, text: 'SWISH LINDA HOLM', name: 'Linda Holm', bank: '500.00', books: [['Medlemsavgift Holm', '500.00']] },
  { day: 16, text: 'SWISH K HOLM', name: 'K Holm', bank: '500.00', books: [['Medlemsavgift Holm', '500.00']] },
  {
    day: 20,
    text: 'BANKGIROT INSÄTTNING',
    bank: '18250.00',
    books: [
      ['Kundinbetalning Ekudden 10431', '12400.00'],
      ['Kundinbetalning Fjällteknik 10432', '3875.50'],
      ['Kundinbetalning Ljungs 10436', '1974.50'],
    ],
  },
  { day: 28, text: 'INSÄTTNING NORDFRAKT', name: 'Nordfrakt AB', bank: '4250.00' },
];

/** And what does not agree to the öre: a fee taken out, an exchange rate, amounts that several items may answer. */
const unclean: readonly Affair[] = [
  { day: 21, text: 'STRIPE UTBETALNING 8841', name: 'Stripe', bank: '21733.40', books: [['Kortförsäljning Stripe', '22120.00']] },
  { day: 23, text: 'UTLANDSBET ACME GMBH EUR', name: 'Acme GmbH', bank: '-8612.10', books: [['Acme GmbH faktura 77', '-8590.00']] },
  { day: 24, text: 'BANKAVGIFT', bank: '-149.00' },
  {
    day: 25,
    text: 'INSÄTTNING',
    bank: '3120.00',
    books: [
      ['Kundinbetalning Alm', '3120.00'],
      ['Kundinbetalning Berg', '3120.00'],
      ['Kundinbetalning Ceder', '3120.00'],
    ],
  },
  { day: 27, text: 'ÖVERFÖRING 7714', bank: '-2480.00', books: [['Leverantör Dahl', '-2480.00']] },
];

/** A month of a bank account as the bank states it (camt.053) and as the books have it (SIE 4). */
export interface ReconcileFiles {
  readonly bank: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  readonly books: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  readonly from: string;
  readonly to: string;
}

/** The month's files; only with `unclean` there is something in them that does not agree to the öre. */
export function reconcileFiles(month: string, of: 'clean' | 'unclean' = 'clean'): ReconcileFiles {
  const affairs = of === 'clean' ? clean : [...clean, ...unclean];
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return {
    bank: { name: 'kontoutdrag.xml', mimeType: 'text/xml', buffer: Buffer.from(statement(month, last, affairs)) },
    books: { name: 'bok.se', mimeType: 'application/octet-stream', buffer: Buffer.from(sie(month, affairs), 'utf8') },
    from: `${month}-01`,
    to: `${month}-${last}`,
  };
}

function minor(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

function decimal(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function dayOf(month: string, day: number): string {
  return `${month}-${String(day).padStart(2, '0')}`;
}

function statement(month: string, last: number, affairs: readonly Affair[]): string {
  const closing = affairs.reduce((sum, { bank }) => sum + (bank ? minor(bank) : 0n), OPENING);
  const money = (amount: bigint) =>
    `<Amt Ccy="SEK">${decimal(amount < 0n ? -amount : amount)}</Amt><CdtDbtInd>${amount < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const balance = (code: string, amount: bigint, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(amount)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entries = affairs.flatMap(({ day, bank, name, text }, place) => {
    if (!bank) return [];
    const amount = minor(bank);
    const party = amount < 0n ? 'Cdtr' : 'Dbtr';
    const details = name
      ? `<NtryDtls><TxDtls><RltdPties><${party}><Pty><Nm>${name}</Nm></Pty></${party}></RltdPties></TxDtls></NtryDtls>`
      : '';
    return `<Ntry>${money(amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${dayOf(month, day)}</Dt></BookgDt><ValDt><Dt>${dayOf(month, day)}</Dt></ValDt>
<AcctSvcrRef>R-${month}-${place}</AcctSvcrRef><BkTxCd><Prtry><Cd>BETALNING</Cd></Prtry></BkTxCd>${details}<AddtlNtryInf>${text}</AddtlNtryInf></Ntry>`;
  });
  const end = dayOf(month, last);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-${month}</MsgId><CreDtTm>${end}T22:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S-${month}</Id><CreDtTm>${end}T22:00:00</CreDtTm><FrToDt><FrDtTm>${month}-01T00:00:00</FrDtTm><ToDtTm>${end}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>SEK</Ccy><Nm>Företagskonto</Nm></Acct>
${balance('OPBD', OPENING, `${month}-01`)}${balance('CLBD', closing, end)}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}

function sie(month: string, affairs: readonly Affair[]): string {
  const year = month.slice(0, 4);
  const vouchers = affairs.flatMap(({ day, books = [] }) =>
    books.map(([text, amount]) => ({ day: dayOf(month, day), text, amount: minor(amount) })),
  );
  const moved = vouchers.reduce((sum, { amount }) => sum + amount, 0n);
  return [
    '#FLAGGA 0',
    '#PROGRAM "Resor" 1',
    '#FORMAT PC8',
    `#GEN ${year}1231`,
    '#SIETYP 4',
    '#FNAMN "Resan AB"',
    '#ORGNR 556036-0793',
    `#RAR 0 ${year}0101 ${year}1231`,
    '#KONTO 1930 "Företagskonto"',
    '#KONTO 1790 "Avräkning"',
    '#KONTO 2081 "Aktiekapital"',
    `#IB 0 1930 ${decimal(OPENING)}`,
    `#IB 0 2081 ${decimal(-OPENING)}`,
    `#UB 0 1930 ${decimal(OPENING + moved)}`,
    `#UB 0 1790 ${decimal(-moved)}`,
    `#UB 0 2081 ${decimal(-OPENING)}`,
    ...vouchers.flatMap(({ day, text, amount }, place) => [
      `#VER A ${place + 1} ${day.replaceAll('-', '')} "${text}"`,
      '{',
      `#TRANS 1930 {} ${decimal(amount)}`,
      `#TRANS 1790 {} ${decimal(-amount)}`,
      '}',
    ]),
    '',
  ].join('\r\n');
}
