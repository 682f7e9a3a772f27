import { expect, it } from 'vitest';
import { readGood } from '../fixtures/reading.ts';
import { readStatements, statementEntries } from '../index.ts';
import { previewCsv } from './preview-csv.ts';

const any = { read: readStatements, entries: statementEntries };

/** What becomes of an export as it is proposed: each row, and what of it is proven. */
async function told(...lines: readonly string[]) {
  const bytes = Buffer.from(`${lines.join('\r\n')}\r\n`);
  const { mapping } = previewCsv(bytes);
  if (!mapping) throw new Error('A mapping must be proposed');
  const { all, statements, findings } = await readGood(any, bytes, { mapping });
  return {
    rows: all.flat().map(({ status, bookingDate, amountMinor, text }) => `${status} ${bookingDate} ${amountMinor} ${text}`),
    statements: statements.map(({ from, to, opening, closing, counts, proof }) =>
      [from, to, opening?.amountMinor ?? '-', closing?.amountMinor ?? '-', counts.booked, counts.pending, proof.status].join(' '),
    ),
    findings: findings.map(({ line, code }) => `${line} ${code}`),
  };
}

const HANDELSBANKEN = 'Reskontradatum;Transaktionsdatum;Text;Belopp;Saldo';

it('takes what Handelsbanken calls preliminary for pending, with a day of booking or without', async () => {
  expect(
    await told(
      HANDELSBANKEN,
      '2026-03-06;2026-03-06;Prel ICA KVANTUM;-120,00;',
      ';2026-03-05;Prel. Circle K;-80,00;',
      '2026-03-05;2026-03-04;ICA KVANTUM;-100,00;900,00',
      '2026-03-02;2026-03-02;LÖN;500,00;1 000,00',
    ),
  ).toEqual({
    rows: [
      'pending 2026-03-06 -12000 Prel ICA KVANTUM',
      'pending 2026-03-05 -8000 Prel. Circle K',
      'booked 2026-03-05 -10000 ICA KVANTUM',
      'booked 2026-03-02 50000 LÖN',
    ],
    statements: ['2026-03-02 2026-03-05 50000 90000 2 2 proven'],
    findings: [],
  });
});

it('takes a payment of preliminary tax, and a name that begins so, for booked', async () => {
  const { rows } = await told(
    HANDELSBANKEN,
    '2026-03-05;2026-03-05;Prel skatt mars;-100,00;900,00',
    '2026-03-05;2026-03-05;Prelle AB;1,00;1000,00',
  );
  expect(rows.map((row) => row.slice(0, 6))).toEqual(['booked', 'booked']);
});

it('takes an amount that the savings banks hold back for pending', async () => {
  const { rows, statements } = await told(
    'Text;Datum;Valutadatum;Belopp;Saldo',
    'SKYDDAT BELOPP;2026-03-05;-;-196,00;-',
    'ITUNES.COM/BILL;2026-03-04;2026-03-04;-10,00;90,00',
    'Swish;2026-03-03;2026-03-03;-1,00;100,00',
  );
  expect([rows[0], statements]).toEqual(['pending 2026-03-05 -19600 SKYDDAT BELOPP', ['2026-03-03 2026-03-04 10100 9000 2 1 proven']]);
});

const BALTIC =
  '"Client account";"Row type";"Date";"Beneficiary/Payer";"Details";"Amount";"Currency";"Debit/Credit";"Transfer reference";"Transaction type";"Reference number";"Document number";';
const row = (kind: string, day: string, text: string, amount: string, way: string, currency = 'EUR') =>
  `"EE382200221020145685";"${kind}";"${day}";"";"${text}";"${amount}";"${currency}";"${way}";"";"MK";"";"";`;

it("takes Swedbank's rows of balances in the Baltic countries for balances, and those of turnover for nothing", async () => {
  const lines = [
    row('10', '01.08.2026', 'Opening balance', '1000,00', 'K'),
    row('20', '05.08.2026', 'Card payment', '12,34', 'D'),
    row('20', '06.08.2026', 'Wages', '1 500,00', 'K'),
    row('82', '31.08.2026', 'Turnover', '12,34', 'D'),
    row('82', '31.08.2026', 'Turnover', '1500,00', 'K'),
    row('86', '31.08.2026', 'closing balance', '2487,66', 'K'),
    row('10', '01.08.2026', 'Opening balance', '0,00', 'K', 'USD'),
    row('86', '31.08.2026', 'closing balance', '0,00', 'K', 'USD'),
  ];
  expect(await told(BALTIC, ...lines)).toMatchObject({
    rows: ['booked 2026-08-05 -1234 Card payment', 'booked 2026-08-06 150000 Wages'],
    statements: ['2026-08-01 2026-08-31 100000 248766 2 0 proven', '2026-08-01 2026-08-31 0 0 0 0 proven'],
  });
  const wrong = lines.map((line) => line.replace('2487,66', '2487,65'));
  expect((await told(BALTIC, ...wrong)).statements[0]).toBe('2026-08-01 2026-08-31 100000 248765 2 0 unproven');
  expect((await told(BALTIC, ...lines.slice(0, 3))).statements[0]).toContain('unproven');
});

it('takes balances that are written as rows by their whole text, and passes over what stands below the rows', async () => {
  expect(
    await told(
      'Datum;Text;Belopp;Saldo',
      '2026-03-01;Ingående saldo;;100,00',
      '2026-03-02;Ingående saldo AB;50,00;',
      '2026-03-03;Hyra;-30,00;',
      '2026-03-31;Utgående saldo;;120,00',
      'Summa;;20,00;',
      'Utskrivet av Banken',
    ),
  ).toEqual({
    rows: ['booked 2026-03-02 5000 Ingående saldo AB', 'booked 2026-03-03 -3000 Hyra'],
    statements: ['2026-03-01 2026-03-31 10000 12000 2 0 proven'],
    findings: ['6 csv.line-passed-over', '7 csv.line-passed-over'],
  });
});
