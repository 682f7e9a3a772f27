import { addDays, compactDate, type PlainDate, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWhole, type WholeReading } from '../fixtures/reading.ts';
import type { StatementReading, StatementSource } from '../statement.ts';
import { QuickLine } from './quick-line.ts';
import { mt940Entries, readMt940 } from './read-mt940.ts';
import { readStatementLine } from './statement-line.ts';

const mt940 = { read: readMt940, entries: (open: StatementSource, reading: StatementReading) => mt940Entries(open, reading) };

const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays(plainDate('1980-06-01'), days));
const minor = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 7n }), fc.bigInt({ min: 0n, max: 2n ** 61n }));
const line = fc.array(fc.constantFrom(...'abcXYZ 0189åäöé/?+-.:,'), { maxLength: 30 }).map((signs) => `T${signs.join('')}T`);

interface Written {
  readonly bookingDate: PlainDate;
  readonly daysBefore: number;
  readonly size: bigint;
  readonly mark: string;
  readonly funds: string;
  readonly reference: string;
  readonly lines: readonly string[];
}

const entry: fc.Arbitrary<Written> = fc.record({
  bookingDate: day,
  daysBefore: fc.integer({ min: -150, max: 150 }),
  size: minor,
  mark: fc.constantFrom('C', 'D', 'RC', 'RD'),
  funds: fc.constantFrom('', 'K', 'R'),
  reference: fc.constantFrom('', 'B4E07XM00J', '0724 1'),
  lines: fc.array(line, { maxLength: 4 }),
});

const statements = fc.array(
  fc.record({ opening: fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), entries: fc.array(entry, { maxLength: 3 }) }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

const signed = ({ mark, size }: Written) => (mark === 'D' || mark === 'RC' ? -size : size);
const valueDate = ({ bookingDate, daysBefore }: Written) => addDays(bookingDate, daysBefore);
const decimal = (size: bigint) => `${size / 100n},${String(size % 100n).padStart(2, '0')}`;
const balance = (size: bigint) => `${size < 0n ? 'D' : 'C'}260331SEK${decimal(size < 0n ? -size : size)}`;

function written(all: readonly { readonly opening: bigint; readonly entries: readonly Written[] }[]): string {
  const lines = all.flatMap(({ opening, entries }, at) => [
    `:20:S${at}`,
    ':25:6123/456789012',
    `:28C:${at}`,
    `:60F:${balance(opening)}`,
    ...entries.flatMap((one) => [
      `:61:${compactDate(valueDate(one)).slice(2)}${compactDate(one.bookingDate).slice(4)}${one.mark}${one.funds}${decimal(one.size)}NTRFNONREF//${one.reference}`,
      ...one.lines.map((text, place) => (place === 0 ? `:86:${text}` : text)),
    ]),
    `:62F:${balance(entries.reduce((sum, one) => sum + signed(one), opening))}`,
  ]);
  return `${lines.join('\r\n')}\r\n`;
}

async function read(bytes: Uint8Array, size?: number): Promise<WholeReading> {
  const reading = await readWhole(mt940, bytes, {}, size);
  if (reading.status === 'refused') throw new Error(reading.faults.map(({ message }) => message.en).join('\n'));
  return reading;
}

describe('what was written', () => {
  it('is read', async () => {
    await fc.assert(
      fc.asyncProperty(statements, async (all) => {
        const reading = await read(Buffer.from(written(all)));
        expect(reading.statements.map(({ proof }) => proof.status)).toEqual(all.map(() => 'proven'));
        const told = reading.all.map((entries) => entries.map((one) => [one.bookingDate, one.valueDate, one.amountMinor, one.isReversal]));
        const meant = all.map(({ entries }) => entries.map((one) => [one.bookingDate, valueDate(one), signed(one), one.mark.length === 2]));
        expect(told).toEqual(meant);
        reading.all.flat().forEach(({ text }, at) => {
          expect(text).toBe(all.flatMap(({ entries }) => entries)[at]?.lines.join('\n'));
        });
      }),
      { numRuns: 100 },
    );
  });

  it('is read the same wherever its chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(statements, fc.integer({ min: 1, max: 90 }), async (all, size) => {
        const bytes = Buffer.from(written(all), 'latin1');
        expect(await read(bytes, size)).toEqual(await read(bytes));
      }),
      { numRuns: 60 },
    );
  });

  it('is read the same where stretches of a large file are cut', async () => {
    const one: Written = {
      bookingDate: plainDate('2026-03-05'),
      daysBefore: 0,
      size: 1n,
      mark: 'C',
      funds: '',
      reference: '',
      lines: ['Tå', 'T2'],
    };
    const bytes = Buffer.from(written([{ opening: 0n, entries: Array(6_000).fill(one) }]), 'latin1');
    const whole = await read(bytes);
    expect(await read(bytes, 65_536)).toEqual(whole);
    expect(await read(bytes, 7_919)).toEqual(whole);
    const last = whole.all[0]?.at(-1);
    expect([last?.place?.line, last?.text]).toEqual([5 + 5_999 * 3, 'Tå\nT2']);
    expect(bytes.toString('latin1', last?.place?.offset).startsWith(':61:')).toBe(true);
  });

  it('places every entry and statement', async () => {
    await fc.assert(
      fc.asyncProperty(statements, async (all) => {
        const bytes = Buffer.from(written(all));
        const reading = await read(bytes);
        const at = (place: { offset: number; length: number } | null) =>
          bytes.toString('utf8', place?.offset, (place?.offset ?? 0) + (place?.length ?? 0));
        expect(reading.statements.map(({ place }) => at(place)).join('')).toBe(bytes.toString());
        for (const { place } of reading.all.flat()) expect(at(place)).toMatch(/^:61:.*\r\n$/s);
      }),
      { numRuns: 40 },
    );
  });
});

it('a line is read the same by its characters as by its pattern', () => {
  const part = fc.constantFrom(
    '260305',
    '0305',
    '260230',
    '0229',
    '991231',
    'C',
    'D',
    'RC',
    'RD',
    'K',
    '1',
    '0',
    ',',
    '5',
    '12,',
    '3456789012345',
    'NTRF',
    'NOV ',
    'S1',
    'NONREF',
    '//',
    'x',
  );
  const near = fc
    .tuple(
      fc.constantFrom('260305', '2603050304', '9912310101', '260305031'),
      fc.constantFrom('C', 'DK', 'RCR', 'RD', 'X'),
      fc.constantFrom('1,', '0,05', ',5', '12,3', '1234567890123,45', '12345678901234,', '7,123', '8'),
      fc.constantFrom('NTRFNONREF//1', 'FMSC', 'NTR', 'X', ' NTRF'),
    )
    .map((parts) => parts.join(''));
  const any = fc.oneof(
    near,
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
  );
  const quick = new QuickLine();
  let times = 0;
  fc.assert(
    fc.property(any, (text) => {
      if (!quick.read(`:61:${text}\r\n`, 4, 4 + text.length)) return;
      times++;
      expect({ line: quick.line(`:61:${text}\r\n`, 4 + text.length), findings: [] }).toEqual(readStatementLine(text));
    }),
    { numRuns: 3_000 },
  );
  expect(times).toBeGreaterThan(100);
});

const SMALL = written([
  {
    opening: 123_456n,
    entries: [
      { bookingDate: plainDate('2026-03-05'), daysBefore: 1, size: 10_050n, mark: 'C', funds: '', reference: 'R1', lines: ['Tack'] },
    ],
  },
  {
    opening: -100n,
    entries: [
      { bookingDate: plainDate('2026-03-06'), daysBefore: 0, size: 7n, mark: 'RC', funds: 'K', reference: '', lines: ['T', 'Tre'] },
    ],
  },
]);

describe('a file that is cut off', () => {
  const wholeOf = async (file: string) => {
    const bytes = Buffer.from(file);
    const whole = await read(bytes);
    for (let length = 0; length < bytes.length; length++) {
      const cut = await readWhole(mt940, bytes.subarray(0, length));
      if (cut.status === 'refused') continue;
      cut.statements.forEach((head, at) => {
        const { opening, closing, bookedMinor, counts } = whole.statements[at]!;
        if (head.proof.status === 'proven')
          expect([length, head]).toEqual([length, expect.objectContaining({ opening, closing, bookedMinor, counts })]);
      });
      expect(cut.statements.length).toBeLessThanOrEqual(whole.statements.length);
    }
  };

  it('is refused, or has only whole statements, or one that is not proven', () => wholeOf(SMALL));

  it('is refused where its block is open', async () => {
    const file = `{1:A}{2:I940B}{4:\r\n${SMALL}-}`;
    const begin = file.indexOf(':20:');
    for (let length = begin; length < file.lastIndexOf('-') + 1; length++) {
      expect([length, (await readMt940(() => [Buffer.from(file.slice(0, length))])).status]).toEqual([length, 'refused']);
    }
  });
});

describe('any bytes at all', () => {
  const readsOrRefuses = async (bytes: Uint8Array) => {
    const reading = await readWhole(mt940, bytes);
    if (reading.status === 'refused') expect(reading.faultCount).toBeGreaterThan(0);
    else expect(reading.all.map(({ length }) => length)).toEqual(reading.statements.map(({ counts }) => counts.booked));
  };

  it('are read or refused', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), readsOrRefuses), { numRuns: 150 });
  });

  it('of a file with some bytes changed are read or refused', async () => {
    const change = fc.record({ at: fc.nat(SMALL.length - 1), to: fc.oneof(fc.nat(255), fc.constantFrom(10, 13, 45, 47, 58, 48, 123)) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 10 }), async (changes) => {
        const bytes = Buffer.from(SMALL);
        for (const { at, to } of changes) bytes[at] = to;
        await readsOrRefuses(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('of fields in any order are read or refused', async () => {
    const piece = fc.constantFrom(
      ':20:1',
      ':25:2',
      ':28C:3',
      ':60F:C260301SEK1,',
      ':60M:D260301SEK1,',
      ':61:260305C1,NTRFNONREF',
      ':86:x',
      ':62F:C260301SEK2,',
      ':62M:',
      ':64:C260301SEK2,',
      '-',
      '-}',
      '{4:',
      '/OCMT/EUR1,/',
      ':86:/EREF/1/NAME/x',
      ':86:166?00a?20EREF+1?2',
      ':13:',
      ':NS:',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), (pieces) => readsOrRefuses(Buffer.from(`${pieces.join('\n')}\n`))),
      { numRuns: 300 },
    );
  });
});
