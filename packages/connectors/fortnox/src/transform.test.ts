import { plainDate } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import { describe, expect, test } from 'vitest';
import { detailFromRest, fileFromRest, headFromRest, objectsFromRest, tellsBalances, voucherFromRest } from './transform.ts';
import * as types from './types.ts';

/** An answer as it comes over the wire: text, so that numbers keep their digits. */
const answer = (text: string) => readExactJson(new TextEncoder().encode(text));

const voucher = (rows: string, more = '') =>
  types.voucherAnswer.parse(
    answer(`{"Voucher":{"@url":"https://api.fortnox.se/3/vouchers/B/25?financialyear=1","Comments":null,"CostCenter":"BUTIK","Description":"Kundfaktura Åkerlund \\"höst\\" (36)",
      "Project":"","ReferenceNumber":"36","ReferenceType":"INVOICE","TransactionDate":"2026-06-10","VoucherNumber":25,"VoucherSeries":"B","Year":1,"ApprovalState":0${more},
      "VoucherRows":[${rows}]}}`),
  ).Voucher;
const row = (text: string) =>
  `{"Account":1510,"Debit":0,"Credit":0,"CostCenter":null,"Project":"","Quantity":0,"Removed":false,"TransactionInformation":"",${text}}`.replace(
    /"(\w+)":[^,]+,(?=.*"\1":)/g,
    '',
  );

describe('a voucher', () => {
  test('comes through with its own series and number, debit positive, struck rows apart', () => {
    const read = voucherFromRest(
      voucher(
        [
          row('"Debit":1250.5'),
          row('"Account":3001,"Credit":1000.4,"CostCenter":"BUTIK","Project":"2","TransactionInformation":"Ekbord","Quantity":2.5'),
          row('"Account":2611,"Credit":250.1'),
          row('"Account":3041,"Credit":1000.4,"Removed":true'),
        ].join(','),
      ),
    );
    expect(read.faults).toEqual([]);
    expect(read.voucher).toMatchObject({ series: 'B', number: '25', date: '2026-06-10', text: 'Kundfaktura Åkerlund "höst" (36)' });
    expect(read.voucher?.rows.map(({ account, amountMinor }) => [account, amountMinor])).toEqual([
      ['1510', 125_050n],
      ['3001', -100_040n],
      ['2611', -25_010n],
    ]);
    expect(read.voucher?.rows[1]).toMatchObject({
      objects: [
        ['1', 'BUTIK'],
        ['6', '2'],
      ],
      text: 'Ekbord',
      quantity: '2.5',
    });
    expect(read.voucher?.corrections).toMatchObject([
      { kind: 'struck', row: { account: '3041', amountMinor: -100_040n }, by: null, at: null },
    ]);
  });

  test('keeps every öre of an amount that no float can hold', () => {
    const read = voucherFromRest(voucher(row('"Debit":90071992547409.93')));
    expect(read.voucher?.rows[0]?.amountMinor).toBe(9_007_199_254_740_993n);
  });

  test('may be empty: all rows struck, or none at all', () => {
    expect(voucherFromRest(voucher(row('"Debit":1,"Removed":true'))).voucher).toMatchObject({
      rows: [],
      corrections: [{ kind: 'struck' }],
    });
    expect(voucherFromRest(voucher('')).voucher).toMatchObject({ rows: [], corrections: [] });
  });

  test('is refused whole where an amount is none, with every fault', () => {
    const read = voucherFromRest(voucher([row('"Debit":1.005'), row('"Debit":1'), row('"Debit":"x"')].join(',')));
    expect(read.voucher).toBeNull();
    expect(read.faults.map(({ label, line }) => [label, line])).toEqual([
      ['B25', 1],
      ['B25', 3],
    ]);
  });

  test('does not become something else where a field is missing', () => {
    expect(types.voucherAnswer.safeParse(answer('{"Voucher":{"VoucherSeries":"A","VoucherNumber":1}}')).success).toBe(false);
    expect(types.voucherAnswer.safeParse(answer('{}')).success).toBe(false);
    expect(
      types.voucherAnswer.safeParse(
        answer('{"Voucher":{"VoucherSeries":"A","VoucherNumber":1,"Year":1,"TransactionDate":"2026-02-30","VoucherRows":[]}}'),
      ).success,
    ).toBe(false);
  });
});

describe('a year', () => {
  const accounts = [
    '{"@url":"x","Active":true,"Description":"Företagskonto","Number":1930,"SRU":7281,"Year":1,"BalanceBroughtForward":"1.0E7","BalanceCarriedForward":-10.5}',
    '{"Active":true,"Description":"Försäljning","Number":3001,"SRU":0,"Year":1,"BalanceBroughtForward":0,"BalanceCarriedForward":-2500}',
    '{"Active":false,"Description":"Balanserade utgifter","Number":1010,"SRU":7201,"Year":1,"BalanceBroughtForward":0,"BalanceCarriedForward":0}',
  ].map((text) => types.accountItem.parse(answer(text)));
  const head = headFromRest({
    company: { name: 'Åbo AB', orgNo: '555555-5555', tenantId: '42' },
    year: { id: 7, from: plainDate('2025-05-01'), to: plainDate('2026-04-30') },
    accounts,
    costCenters: [{ Code: 'BUTIK', Description: 'Butiken' }],
    projects: [{ ProjectNumber: '1', Description: 'Mässa' }],
  });

  test('has its opening balances as data of the year, its closing ones to prove by, and its objects', () => {
    expect(head.balances.map(({ kind, account, amountMinor }) => [kind, account, amountMinor])).toEqual([
      ['IB', '1930', 1_000_000_000n],
      ['UB', '1930', -1_050n],
      ['RES', '3001', -250_000n],
    ]);
    expect(head.years).toEqual([{ yearIndex: 0, from: '2025-05-01', to: '2026-04-30' }]);
    expect(head.company).toEqual({ name: 'Åbo AB', orgNo: '555555-5555', sourceId: '42' });
    expect(head.objects.map(({ dimension, number }) => dimension + number)).toEqual(['1BUTIK', '61']);
    expect(head.accounts.map(({ number, sruCodes }) => [number, ...sruCodes])).toEqual([['1930', '7281'], ['3001'], ['1010', '7201']]);
  });

  test('knows a list without balances from one with them', () => {
    expect(accounts.some(tellsBalances)).toBe(true);
    const documented = answer('{"Active":false,"Description":"Balanserade utgifter","Number":1010,"SRU":7201,"Year":1}');
    expect(tellsBalances(types.accountItem.parse(documented))).toBe(false);
  });
});

describe('what the export lacks', () => {
  test('reference, comments, approval and objects of a voucher', () => {
    const read = voucher('', ',"Comments":"Attest saknas"'.replace(',"Comments"', ',"Comments2"'));
    expect(detailFromRest(read)).toEqual({
      series: 'B',
      number: '25',
      reference: { type: 'INVOICE', number: '36' },
      comments: '',
      approvalState: '0',
    });
    expect(objectsFromRest(read)).toEqual({ series: 'B', number: '25', costCenter: 'BUTIK', project: null });
  });

  test('a voucher made by hand has no reference', () => {
    const item = answer(
      '{"VoucherSeries":"A","VoucherNumber":"1","Year":"3","TransactionDate":"2026-01-01","ReferenceType":"MANUAL","ReferenceNumber":""}',
    );
    expect(detailFromRest(types.voucherItem.parse(item)).reference).toBeNull();
  });

  test('files, by the text of a number', () => {
    const item = answer('{"FileId":"d5a1","VoucherDescription":"x","VoucherNumber":"12","VoucherSeries":"D","VoucherYear":2}');
    expect(fileFromRest(types.fileConnectionItem.parse(item))).toEqual({ series: 'D', number: '12', fileId: 'd5a1', name: '' });
  });
});

test('the documented answers read, both ways of writing a locked period as well', () => {
  const years = answer(
    '{"Id":5,"FromDate":"2013-01-01","ToDate":"2013-12-31","accountCharts":"från föregående år.","AccountingMethod":"ACCRUAL"}',
  );
  expect(types.financialYearItem.parse(years)).toEqual({ Id: 5, FromDate: '2013-01-01', ToDate: '2013-12-31' });
  const meta = answer('{"@CurrentPage":1,"@TotalPages":"13","@TotalResources":1210}');
  expect(types.metaInformation.parse(meta)).toEqual({ '@CurrentPage': 1, '@TotalPages': 13, '@TotalResources': 1210 });
  for (const [text, end] of [
    ['{"LockedPeriod":{"EndDate":"2025-12-31"}}', '2025-12-31'],
    ['{"LockedPeriod":{"EndDate":null}}', ''],
    ['{"LockedPeriod":null}', ''],
    ['{"LockedPeriod":{}}', ''],
  ])
    expect(types.lockedPeriodAnswer.parse(answer(text!)).LockedPeriod).toBe(end);
  expect(
    types.companyAnswer.parse(answer('{"CompanyInformation":{"CompanyName":"A","OrganizationNumber":null,"DatabaseNumber":654896}}'))
      .CompanyInformation,
  ).toEqual({
    CompanyName: 'A',
    OrganizationNumber: '',
    DatabaseNumber: '654896',
  });
});
