import { expect, it } from 'vitest';
import { readOpeningCsv } from './opening-csv.ts';

it('reads items in either language, between any delimiters', () => {
  const read = readOpeningCsv(
    '\uFEFFSida;Datum;Belopp;Text\r\nbank;2025-12-30;1 250,50;"Check; nr 7"\r\nbokföring;2025-12-31;-40;\r\n\r\n',
  );
  expect(read).toEqual({
    status: 'read',
    items: [
      { side: 'bank', date: '2025-12-30', amountMinor: 125050n, text: 'Check; nr 7', reference: '' },
      { side: 'ledger', date: '2025-12-31', amountMinor: -4000n, text: '', reference: '' },
    ],
  });
  expect(readOpeningCsv('reference,amount,date,side,text\n"a ""b""",1.00,2025-01-01,ledger,x')).toMatchObject({
    items: [{ reference: 'a "b"', amountMinor: 100n, text: 'x' }],
  });
});

it('tells everything that is wrong, with its line', () => {
  const read = readOpeningCsv('side,date,amount\nbank,2025-02-30,1.00\nother,2025-01-01,0');
  expect(read.status === 'refused' && read.faults.map(({ line, field }) => [line, field])).toEqual([
    [2, 'date'],
    [3, 'side'],
    [3, 'amount'],
  ]);
  expect(readOpeningCsv('datum,text\n')).toMatchObject({ status: 'refused', faults: [{ field: 'side' }, { field: 'amount' }] });
});
