import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, readGood, readWhole } from '../fixtures/reading.ts';
import type { StatementReading, StatementSource } from '../statement.ts';
import { bgmaxEntries, readBgmax } from './read-bgmax.ts';

const bgmax = { read: readBgmax, entries: (open: StatementSource, reading: StatementReading) => bgmaxEntries(open, reading) };

const zeros = (value: string | number | bigint, width: number) => String(value).padStart(width, '0');
const START = '01BGMAX               0120260302080000000000P';
const OPEN = `05${zeros(56781230, 10)}${zeros('', 10).replaceAll('0', ' ')}SEK`;

/** A payment (20), deduction (21) or extra reference (22, 23). */
function payment(code: string, size: number, { reference = '', payer = 0, number = 1, marks = '21' } = {}): string {
  return `${code}${zeros(payer, 10)}${reference.padEnd(25)}${zeros(size, 18)}${marks}${zeros(number, 12)}0`;
}

function deposit(size: number, count: number, { date = '20260302', number = 7, type = 'K', account = '6123000456789012' } = {}): string {
  return `15${zeros(account, 35)}${date}${zeros(number, 5)}${zeros(size, 18)}SEK${zeros(count, 8)}${type}`;
}

const end = (...counts: number[]) => `70${counts.map((count) => zeros(count, 8)).join('')}`;
const file = (...lines: string[]) => `${lines.map((line) => line.padEnd(80)).join('\r\n')}\r\n`;

const ONE = file(START, OPEN, payment('20', 125_000, { reference: '1234', payer: 9912346 }), deposit(125_000, 1), end(1, 0, 0, 1));
const TWO = file(
  START,
  OPEN,
  payment('20', 100_000, { reference: '123455', payer: 9912346, number: 11, marks: '21' }),
  '26Åkes Plåt AB                       c/o Öberg',
  '27Storgatan 2                        12345',
  '28Malmö                              Sverige                            SE',
  '29005566778899',
  payment('20', 50_000, { reference: 'faktura 7', number: 12, marks: '32' }),
  payment('22', 60_000, { reference: 'F 71' }),
  payment('23', 10_000, { reference: 'K 72' }),
  '25Avser mars',
  '25och april',
  payment('21', 30_000, { reference: '9', number: 13, marks: '04' }).replace(/0$/, '01'),
  deposit(120_000, 3),
  OPEN,
  deposit(0, 0, { number: 8 }),
  end(2, 1, 2, 2),
);

it('reads a deposit as one entry with its payments', async () => {
  const read = await readGood(bgmax, Buffer.from(TWO, 'latin1'));
  expect(read).toMatchObject({ kind: 'bgmax', version: 'BgMax 01', encoding: 'latin1', findings: [] });
  expect(
    read.statements.map(({ sourceId, sequence, from, account, bookedMinor, proof }) => [
      sourceId,
      sequence,
      from,
      account.bban,
      bookedMinor,
      proof,
    ]),
  ).toEqual([
    ['56781230', '7', '2026-03-02', '6123456789012', 120_000n, { status: 'proven', expectedMinor: 120_000n, actualMinor: 120_000n }],
    ['56781230', '8', '2026-03-02', '6123456789012', 0n, { status: 'proven', expectedMinor: 0n, actualMinor: 0n }],
  ]);
  const [entry] = read.all[0] ?? [];
  expect(entry).toMatchObject({
    bookingDate: '2026-03-02',
    amountMinor: 120_000n,
    code: 'BGMAX-K',
    text: 'Bankgiro 56781230',
    references: { bankgiro: '56781230', ids: ['deposit:56781230-2026-03-02-7'] },
    parts: 3,
    place: { offset: 82, line: 2 },
  });
  expect(
    entry?.details.map(({ amountMinor, counterparty, references, text }) => ({ amountMinor, counterparty, references, text })),
  ).toEqual([
    {
      amountMinor: 100_000n,
      counterparty: { name: 'Åkes Plåt AB', account: '9912346' },
      references: {
        endToEnd: '',
        ocr: '123455',
        bankgiro: '56781230',
        message: '',
        invoices: [],
        ids: ['bankgirot:000000000011', 'reference-code:2', 'channel:1', 'org-number:5566778899'],
      },
      text: 'Åkes Plåt AB\nc/o Öberg\nStorgatan 2\n12345 Malmö\nSverige',
    },
    {
      amountMinor: 50_000n,
      counterparty: { name: '', account: '' },
      references: {
        endToEnd: '',
        ocr: '',
        bankgiro: '56781230',
        message: 'faktura 7\nAvser mars\noch april',
        invoices: ['F 71', 'K 72'],
        ids: ['bankgirot:000000000012', 'reference-code:3', 'channel:2'],
      },
      text: '',
    },
    {
      amountMinor: -30_000n,
      counterparty: { name: '', account: '' },
      references: expect.objectContaining({ message: '9', ids: ['bankgirot:000000000013', 'channel:4', 'deduction-code:1'] }),
      text: '',
    },
  ]);
});

it('puts what a single payment says into the entry itself', async () => {
  const [entry] = (await readGood(bgmax, ONE)).all[0] ?? [];
  expect(entry).toMatchObject({
    counterparty: { account: '9912346' },
    references: { ocr: '1234', ids: ['deposit:56781230-2026-03-02-7', 'bankgirot:000000000001', 'reference-code:2', 'channel:1'] },
    details: [],
    parts: 1,
  });
});

describe('the form of the file', () => {
  const names = async (bytes: Uint8Array) => {
    const { encoding, all } = await readGood(bgmax, bytes);
    return [encoding, all[0]?.[0]?.details[0]?.text.split('\n')[0], all[0]?.[0]?.details[1]?.references.message];
  };
  const swedish = TWO.replace('faktura 7', 'faktura å');

  it('may be UTF-8, where positions count characters', async () => {
    expect(await names(Buffer.from(swedish))).toEqual(['utf-8', 'Åkes Plåt AB', 'faktura å\nAvser mars\noch april']);
    expect(await names(Buffer.from(`\ufeff${swedish}`))).toEqual(['utf-8-bom', 'Åkes Plåt AB', 'faktura å\nAvser mars\noch april']);
  });

  it('may be ISO 8859-1 or code page 437, also in one line alone', async () => {
    expect(await names(Buffer.from(swedish, 'latin1'))).toEqual(['latin1', 'Åkes Plåt AB', 'faktura å\nAvser mars\noch april']);
    const mixed = Buffer.concat([Buffer.from(swedish.slice(0, 400), 'latin1'), Buffer.from(swedish.slice(400))]);
    expect((await names(mixed)).slice(1)).toEqual(['Åkes Plåt AB', 'faktura å\nAvser mars\noch april']);
    const pc = Buffer.from(
      swedish.replaceAll('Å', '\u008f').replaceAll('å', '\u0086').replaceAll('ö', '\u0094').replaceAll('Ö', '\u0099'),
      'latin1',
    );
    expect(await names(pc)).toEqual(['cp437', 'Åkes Plåt AB', 'faktura å\nAvser mars\noch april']);
  });

  it('may have lines that end early, are empty, or have tabs for blanks', async () => {
    const short = ONE.replace(/ +\r\n/g, '\r\n').replace('\r\n', '\r\n\r\n');
    expect((await readGood(bgmax, short)).all).toEqual([[expect.objectContaining({ amountMinor: 125_000n })]]);
    const tabs = ONE.replace(`1234${' '.repeat(21)}`, `1234\t\t${' '.repeat(5)}`);
    const read = await readGood(bgmax, tabs);
    expect([read.all[0]?.[0]?.amountMinor, read.findings.map(({ line, code }) => [line, code])]).toEqual([125_000n, [[3, 'bgmax.tabs']]]);
  });

  it('may hold several files one after the other', async () => {
    expect((await readGood(bgmax, ONE + TWO)).statements.map(({ proof }) => proof.status)).toEqual(['proven', 'proven', 'proven']);
  });
});

describe('what does not add up is read and unproven', () => {
  it('where payments come to another sum', async () => {
    const read = await readGood(bgmax, ONE.replace(deposit(125_000, 1), deposit(125_001, 1)));
    expect(read.statements[0]?.proof).toEqual({ status: 'unproven', expectedMinor: 125_000n, actualMinor: 125_001n });
    expect(read.all[0]?.[0]?.amountMinor).toBe(125_001n);
  });

  it('where the deposit counts otherwise', async () => {
    const read = await readGood(bgmax, ONE.replace(deposit(125_000, 1), deposit(125_000, 2)));
    expect([read.statements[0]?.proof.status, read.findings[0]?.code]).toEqual(['unproven', 'bgmax.deposit-differs']);
  });

  it.each([
    ['payments', 0],
    ['deductions', 1],
    ['references', 2],
    ['deposits', 3],
  ])('where the end record counts other %s', async (field, at) => {
    const counts = [1, 0, 0, 1];
    counts[at]!++;
    const read = await readGood(bgmax, ONE.replace(end(1, 0, 0, 1), end(...counts)));
    expect(read.statements[0]?.proof.status).toBe('unproven');
    expect(read.findings).toEqual([expect.objectContaining({ code: 'bgmax.count-differs', line: 5, label: '70', field })]);
  });
});

it('says of a file after the new platform came that it is not all', async () => {
  const of = async (date: string) =>
    (await readGood(bgmax, ONE.replace('20260302' + '00007', `${date}00007`))).findings.map(({ code }) => code);
  expect(await of('20260907')).toEqual([]);
  expect(await of('20260908')).toEqual(['bgmax.old-platform']);
});

it('says of a test file that it is one', async () => {
  expect((await readGood(bgmax, ONE.replace('000P', '000T'))).findings.map(({ code }) => code)).toEqual(['bgmax.test-file']);
});

describe('a file is refused', () => {
  it.each([
    ['no start', ONE.slice(82), '1 05 - bgmax.no-start'],
    ['another layout', ONE.replace('01BGMAX', '01AUTOG'), '1 01 layout bgmax.not-bgmax'],
    ['no end', ONE.slice(0, -82), '4 - - bgmax.truncated'],
    ['no deposit record', file(START, OPEN, payment('20', 1), end(1, 0, 0, 0)), '4 70 - bgmax.record-misplaced'],
    ['no opening record', file(START, payment('20', 1), deposit(1, 1), end(1, 0, 0, 1)), '2 20 - bgmax.record-misplaced'],
    ['a name without payment', file(START, OPEN, '26Åke', deposit(0, 0), end(0, 0, 0, 1)), '3 26 - bgmax.record-misplaced'],
    ['a record that there is not', file(START, OPEN, '30x', deposit(0, 0), end(0, 0, 0, 1)), '3 30 - bgmax.record-unknown'],
    ['an amount cut off', ONE.replace(/^(20.{50}).*$/m, '$1'), '3 20 amount bgmax.amount-unreadable'],
    ['an amount with letters', ONE.replace('125000', '12500O'), '3 20 amount bgmax.amount-unreadable'],
    ['a day that there is not', ONE.replace('2026030200007', '2026023000007'), '4 15 date bgmax.date-unreadable'],
    ['another currency', ONE.replace('SEK00000001', 'EUR00000001'), '4 15 currency bgmax.currency-differs'],
    ['a record that is too long', ONE.replace('01BGMAX', '01 BGMAX').replace('P ', `P${' '.repeat(40)}x`), '1 01 - bgmax.record-too-long'],
    ['counts cut off', ONE.slice(0, -60), '5 70 references bgmax.count-unreadable'],
    ['zero bytes', ONE.replace('1234', '12\u00004'), '- - - statement.binary'],
  ])('for %s', async (_, text, fault) => {
    expect((await faultsOf(bgmax, text))[0]).toBe(fault);
  });

  it('wherever it is cut', async () => {
    const bytes = Buffer.from(TWO, 'latin1');
    const whole = TWO.lastIndexOf('70') + 34;
    for (let length = 0; length < whole; length++) {
      expect([length, (await readBgmax(() => [bytes.subarray(0, length)])).status]).toEqual([length, 'refused']);
    }
  });
});

it('is read the same wherever its chunks are cut', async () => {
  const bytes = Buffer.from(ONE + TWO, 'latin1');
  const whole = await readGood(bgmax, bytes);
  for (const size of [1, 7, 79, 82, 500]) expect(await readWhole(bgmax, bytes, {}, size)).toEqual(whole);
});

it('reads or refuses a file with some bytes changed', async () => {
  const change = fc.record({ at: fc.nat(TWO.length - 1), to: fc.oneof(fc.nat(255), fc.constantFrom(10, 32, 48, 9)) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = Buffer.from(TWO, 'latin1');
      for (const { at, to } of changes) bytes[at] = to;
      const read = await readWhole(bgmax, bytes);
      if (read.status === 'refused') expect(read.faultCount).toBeGreaterThan(0);
      else expect(read.all.map(({ length }) => length)).toEqual(read.statements.map(() => 1));
    }),
    { numRuns: 300 },
  );
});
