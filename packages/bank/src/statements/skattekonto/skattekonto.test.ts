import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, readGood, readWhole } from '../fixtures/reading.ts';
import { readStatements, statementEntries } from '../index.ts';

const any = { read: readStatements, entries: statementEntries };
const file = (...lines: string[]) => `\ufeff${lines.join('\r\n')}\r\n`;

const BOOKED = [
  '"Övningsbolaget AB";"556677-8899";"";""',
  '"";"";"";""',
  '"";"Ingående saldo 2026-01-01";"";"15 946"',
  '"2026-01-03";"Intäktsränta";"88";"16 034"',
  '"2026-01-09";"Utbetalning";"-9 000";"7 034"',
  '"2026-01-19";"Arbetsgivaravgift dec 2025";"-1 461,50";"5 572,50"',
  '"";"Utgående saldo 2026-01-31";"";"5 572,50"',
];

it('reads booked transactions with the balance after each', async () => {
  const read = await readGood(any, file(...BOOKED));
  expect(read).toMatchObject({ kind: 'skattekonto', version: 'Skattekonto', encoding: 'utf-8-bom', findings: [] });
  expect(read.statements).toEqual([
    expect.objectContaining({
      account: { iban: null, bban: 'SKV5566778899', currency: 'SEK', name: 'Skattekonto', ownerName: 'Övningsbolaget AB', bic: null },
      from: '2026-01-01',
      to: '2026-01-31',
      opening: { kind: 'OPBD', date: '2026-01-01', amountMinor: 1_594_600n, currency: 'SEK' },
      closing: { kind: 'CLBD', date: '2026-01-31', amountMinor: 557_250n, currency: 'SEK' },
      counts: { booked: 3, pending: 0, information: 0 },
      bookedMinor: -1_037_350n,
      proof: { status: 'proven', expectedMinor: 557_250n, actualMinor: 557_250n },
    }),
  ]);
  expect(
    read.all[0]?.map(({ bookingDate, amountMinor, balanceAfterMinor, text, place }) => [
      bookingDate,
      amountMinor,
      balanceAfterMinor,
      text,
      place?.line,
    ]),
  ).toEqual([
    ['2026-01-03', 8_800n, 1_603_400n, 'Intäktsränta', 4],
    ['2026-01-09', -900_000n, 703_400n, 'Utbetalning', 5],
    ['2026-01-19', -146_150n, 557_250n, 'Arbetsgivaravgift dec 2025', 6],
  ]);
});

it('reads the form with three columns', async () => {
  const read = await readGood(
    any,
    file(
      '"Övningsbolaget AB";"556677-8899";""',
      '"";"Ingående saldo 2026-05-03";"-500"',
      '"2026-06-06";"Kostnadsränta";"-10"',
      '"2026-07-11";"Inbetalning bokförd 260710";"24 000"',
      '"";"Utgående saldo 2026-08-01";"23 490"',
    ),
  );
  expect(read.statements[0]).toMatchObject({ opening: { amountMinor: -50_000n }, proof: { status: 'proven' } });
  expect(read.all[0]?.map(({ balanceAfterMinor }) => balanceAfterMinor)).toEqual([null, null]);
});

it('reads the older form, and tells what lies at Kronofogden without counting it', async () => {
  const text = [
    ';Ingående saldo 2025-04-01;656;0;',
    '2025-04-05;Intäktsränta;1;;',
    '2025-05-12;Överlämnat för indrivning;;-200;',
    ';Utgående saldo 2025-06-30;657;-200;',
  ];
  const read = await readGood(any, Buffer.from(`${text.join('\n')}\n`, 'latin1'));
  expect(read.statements[0]).toMatchObject({ account: { bban: null }, counts: { booked: 1, information: 1 }, proof: { status: 'proven' } });
  expect(read.all[0]?.map(({ status, amountMinor, code, text: said }) => [status, amountMinor, code, said])).toEqual([
    ['booked', 100n, '', 'Intäktsränta'],
    ['information', -20_000n, 'KFM', 'Överlämnat för indrivning'],
  ]);
  expect(read.findings.map(({ code }) => code)).toEqual(['skattekonto.owner-missing']);
});

it('reads several periods of a file', async () => {
  const read = await readGood(any, file(...BOOKED, ...BOOKED.slice(2)));
  expect(read.statements.map(({ account, proof }) => [account.bban, proof.status])).toEqual([
    ['SKV5566778899', 'proven'],
    ['SKV5566778899', 'proven'],
  ]);
});

describe('what does not add up is unproven', () => {
  it('where a row is missing', async () => {
    const read = await readGood(any, file(...BOOKED.filter((line) => !line.includes('Utbetalning'))));
    expect(read.statements[0]?.proof).toEqual({ status: 'unproven', expectedMinor: 1_457_250n, actualMinor: 557_250n });
    expect(read.findings).toEqual([expect.objectContaining({ code: 'skattekonto.chain-broken', line: 5 })]);
  });

  it('where a balance in between is another', async () => {
    const read = await readGood(any, file(...BOOKED).replace('7 034', '7 035'));
    expect([read.statements[0]?.proof.status, read.findings[0]?.code]).toEqual(['unproven', 'skattekonto.chain-broken']);
  });
});

describe('a file is refused', () => {
  it.each([
    ['no closing balance', BOOKED.slice(0, -1), '6 - - skattekonto.truncated'],
    ['no opening balance', BOOKED.filter((line) => !line.includes('Ingå')), '3 - - skattekonto.outside'],
    ['a second opening balance', [...BOOKED.slice(0, 4), ...BOOKED.slice(2)], '5 - - skattekonto.unclosed'],
    ['a row after the end', [...BOOKED, BOOKED[3]!], '8 - - skattekonto.outside'],
    ['a day that there is not', BOOKED.map((line) => line.replace('2026-01-03', '2026-02-30')), '4 - date skattekonto.date-unreadable'],
    ['no amount', BOOKED.map((line) => line.replace('"88"', '""')), '4 - amount skattekonto.amount-missing'],
    ['an amount that is none', BOOKED.map((line) => line.replace('"88"', '"8x"')), '4 - amount skattekonto.amount-unreadable'],
    ['a balance that is none', BOOKED.map((line) => line.replace('"15 946"', '"?"')), '3 - balance skattekonto.amount-unreadable'],
  ])('for %s', async (_, lines, fault) => {
    expect((await faultsOf(any, file(...lines)))[0]).toBe(fault);
  });

  it('where no balance of a tax account is in it', async () => {
    const csv = file('2026-01-12;Debiterad preliminärskatt;-8000;-8000', '2026-01-14;Inbetalning;8000;0');
    expect(await faultsOf(any, csv, { kind: 'skattekonto' })).toEqual(['- - - statement.other-kind']);
  });

  it('wherever it is cut before its closing balance', async () => {
    const bytes = Buffer.from(file(...BOOKED));
    const whole = await readGood(any, bytes);
    for (let length = 0; length < bytes.length; length++) {
      const cut = await readWhole(any, bytes.subarray(0, length));
      if (cut.status === 'read' && cut.statements[0]?.proof.status === 'proven') expect([length, cut.all]).toEqual([length, whole.all]);
    }
  });
});

it('is read the same wherever its chunks are cut', async () => {
  const bytes = Buffer.from(file(...BOOKED));
  const whole = await readGood(any, bytes);
  for (const size of [1, 3, 17, 100]) expect(await readWhole(any, bytes, {}, size)).toEqual(whole);
});

it('reads or refuses a file with some bytes changed', async () => {
  const bytes = Buffer.from(file(...BOOKED));
  const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.oneof(fc.nat(255), fc.constantFrom(10, 34, 59, 48)) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const changed = Buffer.from(bytes);
      for (const { at, to } of changes) changed[at] = to;
      const read = await readWhole(any, changed, { kind: 'skattekonto' });
      if (read.status === 'refused') expect(read.faultCount).toBeGreaterThan(0);
      else expect(read.all.map(({ length }) => length)).toEqual(read.statements.map(({ counts }) => counts.booked + counts.information));
    }),
    { numRuns: 300 },
  );
});
