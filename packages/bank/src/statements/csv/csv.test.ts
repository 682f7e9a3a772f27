import { formatAmount } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, readGood, readWhole, type WholeReading } from '../fixtures/reading.ts';
import type { CsvMapping, StatementOptions, StatementReading, StatementSource } from '../statement.ts';
import { csvEntries, readCsv } from './read-csv.ts';

const csv = {
  read: readCsv,
  entries: (open: StatementSource, reading: StatementReading, { mapping }: StatementOptions) => csvEntries(open, reading, mapping!),
};

const MAPPING: CsvMapping = {
  delimiter: ';',
  encoding: 'utf-8',
  skipLines: 0,
  hasHeading: true,
  dateFormat: 'YYYY-MM-DD',
  decimal: ',',
  currency: 'SEK',
  columns: { bookingDate: 'Datum', amount: 'Belopp', text: ['Text'], balance: 'Saldo' },
  pendingWords: ['Reserverat'],
};

const HEADING = 'Datum;Text;Belopp;Saldo';
const OLDEST_FIRST = ['2026-03-02;Hyra;-100,00;900,00', '2026-03-02;Kund;50,50;950,50', '2026-03-05;Avgift;-0,50;950,00'];
const file = (...rows: string[]) => `${[HEADING, ...rows].join('\r\n')}\r\n`;
const good = (text: string | Uint8Array, changes: Partial<CsvMapping> = {}): Promise<WholeReading> =>
  readGood(csv, text, { mapping: { ...MAPPING, ...changes } });
const faults = (text: string | Uint8Array, changes: Partial<CsvMapping> = {}) =>
  faultsOf(csv, text, { mapping: { ...MAPPING, ...changes } });

it('reads rows with their balances, and opening and closing of them', async () => {
  const read = await good(file(...OLDEST_FIRST));
  expect(read).toMatchObject({ kind: 'csv', version: 'CSV', encoding: 'ascii', findings: [] });
  expect(read.statements).toEqual([
    expect.objectContaining({
      from: '2026-03-02',
      to: '2026-03-05',
      opening: { kind: 'OPBD', date: '2026-03-02', amountMinor: 100_000n, currency: 'SEK' },
      closing: { kind: 'CLBD', date: '2026-03-05', amountMinor: 95_000n, currency: 'SEK' },
      counts: { booked: 3, pending: 0, information: 0 },
      bookedMinor: -5_000n,
      proof: { status: 'proven', expectedMinor: 95_000n, actualMinor: 95_000n },
      place: { offset: 25, length: 94, line: 2 },
    }),
  ]);
  expect(
    read.all[0]?.map(({ bookingDate, text, amountMinor, balanceAfterMinor, place }) => [
      bookingDate,
      text,
      amountMinor,
      balanceAfterMinor,
      place?.line,
    ]),
  ).toEqual([
    ['2026-03-02', 'Hyra', -10_000n, 90_000n, 2],
    ['2026-03-02', 'Kund', 5_050n, 95_050n, 3],
    ['2026-03-05', 'Avgift', -50n, 95_000n, 4],
  ]);
});

describe('the balances are followed', () => {
  const proofOf = async (...rows: string[]) => {
    const { statements, findings } = await good(file(...rows));
    const { opening, closing, proof } = statements[0]!;
    return [
      opening?.amountMinor ?? null,
      closing?.amountMinor ?? null,
      proof.status,
      ...findings.map(({ line, code }) => `${line} ${code}`),
    ];
  };

  it('from below too', async () => {
    expect(await proofOf(...OLDEST_FIRST.toReversed())).toEqual([100_000n, 95_000n, 'proven']);
  });

  it('within one day, where only they tell the order', async () => {
    expect(await proofOf(OLDEST_FIRST[1]!, OLDEST_FIRST[0]!)).toEqual([100_000n, 95_050n, 'proven']);
    expect(await proofOf(OLDEST_FIRST[0]!, OLDEST_FIRST[1]!)).toEqual([100_000n, 95_050n, 'proven']);
  });

  it('over rows without one, of a bank that gives one a day', async () => {
    expect(await proofOf('2026-03-05;C;3;106', '2026-03-04;B;2;103', '2026-03-04;A;1;', '2026-03-03;0;10;100')).toEqual([
      9_000n,
      10_600n,
      'proven',
    ]);
    expect(await proofOf('2026-03-03;0;10;100', '2026-03-04;A;1;', '2026-03-04;B;2;103')).toEqual([9_000n, 10_300n, 'proven']);
  });

  it('and one that does not follow is told', async () => {
    expect(await proofOf(OLDEST_FIRST[0]!, OLDEST_FIRST[2]!)).toEqual([100_000n, 95_000n, 'unproven', '3 csv.chain-broken']);
    expect(await proofOf(OLDEST_FIRST[2]!, OLDEST_FIRST[0]!)).toEqual([100_000n, 95_000n, 'unproven', '3 csv.chain-broken']);
  });

  it('and prove nothing where the newest row has none, or one alone has', async () => {
    expect((await proofOf('2026-03-03;A;10;100', '2026-03-04;B;1;101', '2026-03-05;C;1;')).slice(0, 3)).toEqual([
      9_000n,
      10_200n,
      'unproven',
    ]);
    expect((await proofOf('2026-03-05;C;1;102', '2026-03-04;B;1;', '2026-03-03;A;10;')).slice(0, 3)).toEqual([9_000n, 10_200n, 'unproven']);
    expect(await proofOf('2026-03-05;C;1;102')).toEqual([10_100n, 10_200n, 'proven']);
  });

  it('and are no matter where there is no column of them', async () => {
    const { balance: _, ...columns } = MAPPING.columns;
    const read = await good(file(...OLDEST_FIRST), { columns });
    expect(read.statements[0]).toMatchObject({
      opening: null,
      closing: null,
      proof: { status: 'unproven', expectedMinor: null, actualMinor: null },
    });
  });

  it('keeping what a row without transaction states', async () => {
    const read = await good(file(';;;1000,00', ...OLDEST_FIRST));
    expect(read.statements[0]?.balances.at(-1)).toEqual({ kind: 'INFO', date: null, amountMinor: 100_000n, currency: 'SEK' });
    expect(read.statements[0]?.proof.status).toBe('proven');
  });
});

describe('the form of the file', () => {
  it('may have quotes, with delimiters, line feeds and quotes in them', async () => {
    const read = await good(`${HEADING}\n"2026-03-02";"Kalle; ""Kula"" AB\nMalmö";"-1 000,00";900\n2026-03-02;5" skruv;1;901\n`);
    expect(read.all[0]?.map(({ text, place }) => [text, place?.line])).toEqual([
      ['Kalle; "Kula" AB\nMalmö', 2],
      ['5" skruv', 4],
    ]);
  });

  it('may have a mark, empty lines, empty rows and blanks', async () => {
    const read = await good(`\ufeff${HEADING}\n\n ${OLDEST_FIRST[0]} \n;;;\n${OLDEST_FIRST[1]}\n\n`);
    expect([read.encoding, read.all[0]?.length, read.statements[0]?.proof.status]).toEqual(['utf-8-bom', 2, 'proven']);
  });

  it.each([
    ['utf-8', 'utf-8', []],
    ['latin1', 'windows-1252', []],
    ['latin1', 'utf-8', ['csv.encoding-differs']],
    ['utf-8', 'windows-1252', ['csv.encoding-differs']],
  ] as const)('may be %s though the mapping says %s', async (encoding, mapped, codes) => {
    const text = file('2026-03-02;Återbäring;−1,00;2,00');
    const bytes = encoding === 'latin1' ? Buffer.from(text.replace('−', '-'), 'latin1') : Buffer.from(text);
    const read = await good(bytes, { encoding: mapped });
    expect([read.encoding, read.all[0]?.[0]?.text, read.all[0]?.[0]?.amountMinor]).toEqual([encoding, 'Återbäring', -100n]);
    expect(read.findings.map(({ code }) => code)).toEqual(codes);
  });

  it('may have no heading, and columns by number', async () => {
    const columns = { bookingDate: '1', text: ['2'], amount: '3', balance: '4' };
    expect((await good(`${OLDEST_FIRST.join('\n')}\n`, { hasHeading: false, columns })).statements[0]?.proof.status).toBe('proven');
  });

  it('may tell the account and its days before the heading', async () => {
    const preamble = 'Kontonamn: Lönekonto\n"Kontonummer";"1234 567 890"\nKontohavare;Bolaget AB\nPeriod;2026-03-01 - 2026-03-31\n';
    const { statements } = await good(preamble + file(...OLDEST_FIRST), { skipLines: 4 });
    expect(statements[0]).toMatchObject({
      account: { bban: '1234567890', name: 'Lönekonto', ownerName: 'Bolaget AB' },
      from: '2026-03-01',
      to: '2026-03-31',
    });
  });

  it('may have columns of its own for in and out', async () => {
    const columns = { bookingDate: 'datum ', moneyIn: 'In', moneyOut: 'Ut', text: ['Text'] };
    const read = await good('Datum;Text;In;Ut\n2026-03-02;a;5;\n2026-03-02;b;;7\n2026-03-02;c;;-8\n2026-03-02;d;0;3\n', { columns });
    expect(read.all[0]?.map(({ amountMinor }) => amountMinor)).toEqual([500n, -700n, -800n, -300n]);
  });

  it('keeps a formula as the text that it is', async () => {
    const read = await good(file('2026-03-02;=HYPERLINK("http://x");1;2', '2026-03-02;+46 70;1;3'));
    expect(read.all[0]?.map(({ text }) => text)).toEqual(['=HYPERLINK("http://x")', '+46 70']);
  });

  it('takes everything else that it is told to', async () => {
    const columns = {
      bookingDate: 'Bokf',
      valueDate: 'Val',
      amount: 'Kr',
      text: ['A', 'B', 'C'],
      counterparty: 'Namn',
      counterpartyAccount: 'Konto',
      reference: 'Ver',
      currency: 'Valuta',
      account: 'Clnr + Knr',
    };
    const read = await good(
      'Bokf;Val;Kr;A;B;C;Namn;Konto;Ver;Valuta;Clnr;Knr\n2026-03-02;2026-03-01;5;x;x;y;Bo AB;123-4 5;991;EUR;8327-9;123 456\n2026-03-02;igår;6;;;;;;0;EUR;8327-9;123 456\n',
      { columns },
    );
    expect(read.statements[0]?.account).toMatchObject({ bban: '83279123456', currency: 'EUR' });
    expect(read.all[0]).toMatchObject([
      {
        valueDate: '2026-03-01',
        currency: 'EUR',
        text: 'x\ny',
        counterparty: { name: 'Bo AB', account: '123-45' },
        references: { ids: ['entry:991'] },
      },
      { valueDate: null, text: '', references: { ids: [] } },
    ]);
    expect(read.findings.map(({ line, code }) => [line, code])).toEqual([[3, 'csv.value-date-unreadable']]);
  });

  it('may hold several accounts one after the other', async () => {
    const columns = { ...MAPPING.columns, account: 'Konto' };
    const rows = ['2026-03-02;a;1;1;111', '2026-03-03;b;1;2;111', '2026-03-02;c;1;9;222'];
    const read = await good(`${HEADING};Konto\n${rows.join('\n')}\n`, { columns });
    expect(read.statements.map(({ account, bookedMinor, proof }) => [account.bban, bookedMinor, proof.status])).toEqual([
      ['111', 200n, 'proven'],
      ['222', 100n, 'proven'],
    ]);
    expect(await faults(`${HEADING};Konto\n${[...rows, rows[0]].join('\n')}\n`, { columns })).toEqual(['5 - account csv.accounts-mixed']);
  });

  it('tells of rows that are only reserved, with the day that they have', async () => {
    const columns = { ...MAPPING.columns, valueDate: 'Köpdag' };
    const read = await good(`${HEADING};Köpdag\nReserverat;Kaffe;-40,00;;\nRESERVERAT;Te;-30,00;;2026-03-04\n2026-03-02;x;1;2;\n`, {
      columns,
    });
    expect(read.all[0]?.map(({ status, bookingDate }) => [status, bookingDate])).toEqual([
      ['pending', '2026-03-04'],
      ['booked', '2026-03-02'],
    ]);
    expect(read.statements[0]).toMatchObject({ counts: { booked: 1, pending: 1 }, bookedMinor: 100n, proof: { status: 'proven' } });
    expect(read.findings.map(({ line, code }) => [line, code])).toEqual([[2, 'csv.pending-left-out']]);
  });

  it('may have no rows', async () => {
    const read = await good(file());
    expect([read.statements, read.findings.map(({ code }) => code)]).toEqual([[], ['csv.no-rows']]);
  });
});

describe('a file is refused', () => {
  it.each<[string, string, Partial<CsvMapping>, string[]]>([
    [
      'an unknown column',
      file(...OLDEST_FIRST),
      { columns: { ...MAPPING.columns, amount: 'Summa', text: ['X'] } },
      ['1 - amount csv.column-missing', '1 - text csv.column-missing'],
    ],
    ['no amount in the mapping', file(...OLDEST_FIRST), { columns: { bookingDate: 'Datum' } }, ['1 - amount csv.mapping-amount']],
    ['a form of days that is none', file(...OLDEST_FIRST), { dateFormat: 'dag' }, ['- - dateFormat csv.mapping-date']],
    ['no heading', 'x\n', { skipLines: 3 }, ['4 - - csv.heading-missing']],
    ['no day', file(';Hyra;-100,00;900,00'), {}, ['2 - bookingDate csv.date-missing']],
    [
      'a day that is none',
      file('2026-02-30;a;1;1', 'Mars;;1;1'),
      {},
      ['2 - bookingDate csv.date-unreadable', '3 - bookingDate csv.date-unreadable'],
    ],
    ['no amount', file('2026-03-02;Hyra;;900,00'), {}, ['2 - amount csv.amount-missing']],
    ['an amount of another form', file('2026-03-02;a;-1000.00;1,00'), {}, ['2 - amount csv.amount-unreadable']],
    ['what may be thousands', file('2026-03-02;a;1.000;1,00'), {}, ['2 - amount csv.amount-ambiguous']],
    [
      'a way of the money that is none, or that the amount speaks against',
      'Datum;Text;Belopp;D/K\n2026-03-02;a;1,00;X\n2026-03-02;a;1,00;\n2026-03-02;a;-1,00;K\n2026-03-02;a;-1,00;D\n',
      { columns: { bookingDate: 'Datum', amount: 'Belopp', direction: 'D/K' } },
      ['2 - direction csv.direction-unreadable', '3 - direction csv.direction-unreadable', '4 - direction csv.direction-differs'],
    ],
    ['a balance that is none', file('2026-03-02;a;1,00;x'), {}, ['2 - balance csv.amount-unreadable']],
    ['a short row', file('2026-03-02;a'), {}, ['2 - - csv.row-short']],
    ['a quote that nothing closes', file('2026-03-02;"a;1,00;2', 'x'), {}, ['2 - - csv.quote-open']],
    ['zero bytes', file('2026-03-02;a\0;1,00;2'), {}, ['- - - statement.binary']],
  ])('for %s', async (_, text, changes, expected) => {
    expect(await faults(text, changes)).toEqual(expected);
  });

  it('without a mapping', async () => {
    expect(await faultsOf(csv, file(...OLDEST_FIRST))).toEqual(['- - - csv.no-mapping']);
  });
});

const cell = fc.array(fc.constantFrom(...'abÅö 09;,"\'=+-\t\n'), { maxLength: 12 }).map((signs) => `T${signs.join('')}T`);
const row = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  minor: fc.oneof(fc.bigInt({ min: -(10n ** 7n), max: 10n ** 7n }), fc.bigInt({ min: -(2n ** 58n), max: 2n ** 58n })),
  text: cell,
});
const rows = fc.array(row, { minLength: 1, maxLength: 12 });

interface Written {
  readonly day: number;
  readonly minor: bigint;
  readonly text: string;
}

/** The rows with the balance after each, from the oldest day on. */
function written(all: readonly Written[], newestFirst: boolean): string {
  let balance = 12_345n;
  const lines = all
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, minor, text }) => {
      balance += minor;
      return [
        `2026-03-${String(day).padStart(2, '0')}`,
        `"${text.replaceAll('"', '""')}"`,
        formatAmount(minor).replace('.', ','),
        formatAmount(balance).replace('.', ','),
      ].join(';');
    });
  return `${[HEADING, ...(newestFirst ? lines.toReversed() : lines)].join('\n')}\n`;
}

describe('what was written', () => {
  it('is read and proven, newest or oldest first, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), fc.integer({ min: 1, max: 60 }), async (all, newestFirst, size) => {
        const bytes = Buffer.from(written(all, newestFirst));
        const read = await good(bytes);
        expect(read.statements[0]).toMatchObject({ opening: { amountMinor: 12_345n }, proof: { status: 'proven' } });
        const sorted = all.toSorted((a, b) => a.day - b.day);
        const meant = (newestFirst ? sorted.toReversed() : sorted).map(({ minor, text }) => [minor, text.replaceAll('\t', ' ')]);
        expect(read.all[0]?.map(({ amountMinor, text }) => [amountMinor, text])).toEqual(meant);
        expect(await readWhole(csv, bytes, { mapping: MAPPING }, size)).toEqual(read);
      }),
      { numRuns: 100 },
    );
  });

  it('and cut off is refused, unproven, or whole as far as it goes', async () => {
    const all = [
      { day: 1, minor: -43_250n, text: 'Ett' },
      { day: 2, minor: 1_000n, text: 'T"v;å' },
      { day: 3, minor: -5n, text: 'Tre' },
    ];
    for (const newestFirst of [true, false]) {
      const bytes = Buffer.from(written(all, newestFirst));
      const whole = await good(bytes);
      for (let length = 0; length < bytes.length; length++) {
        const cut = await readWhole(csv, bytes.subarray(0, length), { mapping: MAPPING });
        if (cut.status === 'refused' || cut.statements[0]?.proof.status !== 'proven') continue;
        const facts = (reading: WholeReading) =>
          reading.all[0]?.map(({ bookingDate, amountMinor, balanceAfterMinor, text }) => [
            bookingDate,
            amountMinor,
            balanceAfterMinor,
            text,
          ]);
        expect([length, facts(cut)]).toEqual([length, facts(whole)?.slice(0, cut.all[0]?.length)]);
      }
    }
  });

  it('and cut off where the amount stands last is not proven', async () => {
    const swapped = ['Saldo;Datum;Text;Belopp', '95;2026-03-03;b;-5,00', '100;2026-03-02;a;432,50'].join('\n');
    const read = await good(swapped.slice(0, -4));
    expect([read.statements[0]?.proof.status, read.findings.map(({ code }) => code)]).toEqual(['unproven', ['csv.last-line-open']]);
  });
});

it('reads the same rows with the encoding known as before it was', async () => {
  const oem = (text: string) => Buffer.from(text.replace('~', '\u008f').replace('ö', '\u0094'), 'latin1');
  const read = await readWhole(csv, oem(file('2026-03-02~;Hyra;-100,00;900,00', '2026-03-02;Kött;50,50;950,50')), { mapping: MAPPING });
  expect(read).toMatchObject({ status: 'read', encoding: 'cp437', statements: [{ counts: { booked: 2 } }] });
  expect('all' in read && read.all[0]?.map(({ text, bookingDate }) => [text, bookingDate])).toEqual([
    ['Hyra', '2026-03-02'],
    ['Kött', '2026-03-02'],
  ]);
});

it('any file with some bytes changed is read or refused', async () => {
  const bytes = Buffer.from(
    written(
      [
        { day: 1, minor: -43_250n, text: 'Ett' },
        { day: 2, minor: 1_000n, text: 'Tvåa' },
      ],
      true,
    ),
  );
  const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.oneof(fc.nat(255), fc.constantFrom(10, 34, 59, 44, 46, 45)) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const changed = Buffer.from(bytes);
      for (const { at, to } of changes) changed[at] = to;
      const read = await readWhole(csv, changed, { mapping: MAPPING });
      if (read.status === 'refused') expect(read.faultCount).toBeGreaterThan(0);
      else expect(read.all.map(({ length }) => length)).toEqual(read.statements.map(({ counts }) => counts.booked + counts.pending));
    }),
    { numRuns: 300 },
  );
});
