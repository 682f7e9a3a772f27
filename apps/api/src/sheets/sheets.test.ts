import { readdirSync } from 'node:fs';
import { FIRM } from '@saldo/kernel';
import fc from 'fast-check';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { csvCell, csvOf } from './csv.ts';
import { auditActs } from './lists/audit-acts.ts';
import { bankAccountSheet, type NamedAccount } from './lists/bank.ts';
import { auditSheet, feedSheet, jobSheet, type NamedJob } from './lists/firm.ts';
import { jobNames } from './lists/words.ts';
import type { Cell, CellKind, Sheet, SheetContent } from './sheet.ts';
import { sortedRows } from './sorted-rows.ts';
import { escaped, xlsxCell, xlsxOf } from './xlsx.ts';

const kinds: CellKind[] = ['text', 'amount', 'count', 'day', 'instant'];
const headers = ['Text', 'Belopp', 'Antal', 'Dag', 'När'];

function content(rows: readonly (readonly Cell[])[], of: Partial<SheetContent> = {}): SheetContent {
  return {
    name: 'Prov',
    headers,
    kinds,
    rows: (async function* () {
      yield* rows;
    })(),
    ...of,
  };
}

async function written(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}

async function readBack(of: SheetContent): Promise<unknown[][]> {
  const [sheet] = await readXlsx(await written(xlsxOf(of)));
  return sheet?.data ?? [];
}

describe('CSV', () => {
  const row: Cell[] = ['Å; "b"', '-1234.50', 7, '2026-11-30', '2026-11-30 13:05'];

  it('is Swedish for a Swede and English for others, both with a byte order mark', async () => {
    expect((await written(csvOf(content([row]), 'sv'))).toString()).toBe(
      '\uFEFFText;Belopp;Antal;Dag;När\r\n"Å; ""b""";-1234,50;7;2026-11-30;2026-11-30 13:05\r\n',
    );
    expect((await written(csvOf(content([row]), 'en'))).toString()).toBe(
      '\uFEFFText,Belopp,Antal,Dag,När\r\n"Å; ""b""",-1234.50,7,2026-11-30,2026-11-30 13:05\r\n',
    );
  });

  it.each(['=1+1', '+46 8', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('puts an apostrophe before %j', (text) => {
    expect(csvCell(text, 'text', 'sv').replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves a negative amount the number that it is', () => {
    expect(csvCell('-0.01', 'amount', 'sv')).toBe('-0,01');
    expect(csvCell('-0.01', 'amount', 'en')).toBe('-0.01');
  });

  it('begins no cell of text so that a spreadsheet would run it', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n;,"\' aå1') });
    fc.assert(
      fc.property(odd, fc.constantFrom('sv' as const, 'en' as const), (text, language) => {
        const cell = csvCell(text, 'text', language);
        expect(cell.startsWith('"') ? cell.slice(1).replaceAll('""', '"') : cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

describe('XLSX', () => {
  it('reads back as numbers, days, instants and texts', async () => {
    const rows: Cell[][] = [
      ['=1+1', '-1234.50', 7, '2026-11-30', '2026-11-30 13:05'],
      ['Å & <b> "c"', '0.00', 0, '1999-12-31', null],
      [null, null, null, null, null],
      ['  mellan\n rum ', '123456789012.34', -3, '2024-02-29', '2026-01-01 00:00'],
    ];
    const [head, first, second, , fourth] = await readBack(content(rows));
    expect(head).toEqual(headers);
    expect(first).toEqual(['=1+1', -1234.5, 7, new Date('2026-11-30'), new Date('2026-11-30T13:05Z')]);
    expect(second).toEqual(['Å & <b> "c"', 0, 0, new Date('1999-12-31'), null]);
    expect(fourth).toEqual([expect.stringContaining('mellan'), 123456789012.34, -3, new Date('2024-02-29'), new Date('2026-01-01T00:00Z')]);
  });

  it('has a text for what no spreadsheet holds as a number', () => {
    expect(xlsxCell('A1', '12345678901234.56', 'amount')).toContain('t="inlineStr"');
    expect(xlsxCell('A1', '1234567890123.45', 'amount')).toContain('<v>1234567890123.45</v>');
    expect(xlsxCell('A1', '1900-02-28', 'day')).toContain('t="inlineStr"');
    expect(xlsxCell('A1', '1900-03-01', 'day')).toContain('<v>61</v>');
  });

  it('writes no formula and no broken XML, whatever a text holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 20 }), async (texts) => {
        for (const text of texts) {
          const cell = xlsxCell('A1', `=${text}`, 'text');
          expect(cell).not.toContain('<f>');
          expect(escaped(text)).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
        }
        expect(await readBack(content(texts.map((text) => [`=${text}`, null, null, null, null])))).toHaveLength(texts.length + 1);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same file for the same rows, and has a head where there are none', async () => {
    const rows: Cell[][] = [['a', '1.00', 1, '2026-01-01', null]];
    expect((await written(xlsxOf(content(rows)))).equals(await written(xlsxOf(content(rows))))).toBe(true);
    expect(await readBack(content([]))).toEqual([headers]);
  });

  it('goes on in a further sheet where one is full', async () => {
    const rows = (async function* () {
      for (let row = 0; row < 1_048_576; row++) yield [String(row % 7)];
    })();
    const bytes = await written(xlsxOf({ name: 'Lång', headers: ['A'], kinds: ['text'], rows }));
    expect(bytes.includes('xl/worksheets/sheet2.xml')).toBe(true);
    expect(bytes.includes('xl/worksheets/sheet3.xml')).toBe(false);
  });

  it('says what went wrong while rows were read, rather than end early', async () => {
    const rows = (async function* () {
      yield ['a'];
      throw new Error('gone');
    })();
    await expect(written(xlsxOf({ name: 'A', headers: ['A'], kinds: ['text'], rows }))).rejects.toThrow('gone');
  });
});

describe('rows that are sorted whole', () => {
  const sheet: Sheet<{ name: string; amount: string | null }> = {
    list: 'prov',
    title: { sv: 'Prov', en: 'Trial' },
    columns: [
      { id: 'name', header: { sv: 'Namn', en: 'Name' }, kind: 'text', value: ({ name }) => name },
      { id: 'amount', header: { sv: 'Belopp', en: 'Amount' }, kind: 'amount', value: ({ amount }) => amount },
    ],
  };
  const rows = [
    { name: 'Öst', amount: '9.00' },
    { name: 'Ek 10', amount: null },
    { name: 'Ek 9', amount: '-10.00' },
    { name: 'Ål', amount: '10.00' },
  ];
  const names = (sort?: string) => sortedRows(sheet, rows, sort, 'sv').map(({ name }) => name);

  it('go by value, in Swedish order, with empty cells last', () => {
    expect(names()).toEqual(['Öst', 'Ek 10', 'Ek 9', 'Ål']);
    expect(names('name')).toEqual(['Ek 9', 'Ek 10', 'Ål', 'Öst']);
    expect(names('-name')).toEqual(['Öst', 'Ål', 'Ek 10', 'Ek 9']);
    expect(names('amount')).toEqual(['Ek 9', 'Öst', 'Ål', 'Ek 10']);
    expect(names('-amount')).toEqual(['Ål', 'Öst', 'Ek 9', 'Ek 10']);
  });
});

describe('the log as a file', () => {
  it('says who acted from the command line, which has no name', () => {
    const who = auditSheet.columns.find(({ id }) => id === 'who');
    const by = (kind: 'key' | 'user' | 'job', id: string, name: string | null) =>
      who?.value({ actor: { kind, id, userId: null, name } } as Parameters<typeof who.value>[0], 'sv'); // of a row only its actor is read
    expect(by('key', FIRM, null)).toBe('Från kommandoraden');
    expect(by('user', 'a', 'Anna Ek')).toBe('Anna Ek');
    expect(by('key', 'k', 'Anna Ek')).toBe('Anna Ek, med API-nyckel');
    expect(by('job', 'j', null)).toBe('Ett jobb');
  });

  it('says what was done in the words of the page, and its code beside them', async () => {
    const cells = (action: string, language: 'sv' | 'en') =>
      ['act', 'action'].map((id) =>
        auditSheet.columns
          .find((column) => column.id === id)
          ?.value({ action } as Parameters<(typeof auditSheet.columns)[0]['value']>[0], language),
      ); // of a row only its act is read
    expect(cells('user.sign-in', 'sv')).toEqual(['Loggade in', 'user.sign-in']);
    expect(cells('user.sign-in', 'en')).toEqual(['Signed in', 'user.sign-in']);
    expect(cells('somebody.else', 'sv')).toEqual(['Somebody.else', 'somebody.else']);
    for (const language of ['sv', 'en'] as const) {
      const page = (await import(new URL(`../../../web/src/words/${language}/audit.ts`, import.meta.url).href)) as {
        audit: { acts: Record<string, string> };
      };
      const file = Object.fromEntries(Object.entries(auditActs).map(([action, words]) => [action, words[language]]));
      expect(file).toEqual(page.audit.acts);
    }
  });
});

describe('a file says what its list shows', () => {
  const cellOf = <R>(sheet: Sheet<R>, id: string, row: Partial<R>) =>
    sheet.columns.find((column) => column.id === id)?.value(row as R, 'sv'); // only what the column reads is given

  it('of every kind of job in words', () => {
    const workers = readdirSync(new URL('../../../workers/src/workers/', import.meta.url));
    const jobs = workers.filter((file) => /^[a-z]+\.[a-z-]+\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ''));
    expect(jobs).toContain('etl.bank');
    expect(jobs.filter((name) => !(name in jobNames))).toEqual([]);
  });

  it('of a bank that it fetched, by its counts, and that nothing proved it', () => {
    const job: Partial<NamedJob> = {
      name: 'etl.bank',
      status: 'succeeded',
      error: null,
      result: { transactions: { added: 411, changed: 0, removed: 1 }, proof: { status: 'unproven' } },
    };
    expect(cellOf(jobSheet, 'status', job)).toBe('inte avstämt');
    expect(cellOf(jobSheet, 'result', job)).toBe('411 nya, 0 ändrade, 1 borttagna');
  });

  it('which bank a feed and an account are of, and how the account stands', () => {
    const feed = { source: 'BANK', config: { bank: 'SEB Företag', provider: 'gocardless' } } as const;
    expect(cellOf(feedSheet, 'source', feed)).toBe('SEB Företag genom GoCardless');
    const account: Partial<NamedAccount> = { bankName: 'SEB Företag', enabled: true, disabledReason: null, feedId: 'f', status: 'expired' };
    expect(cellOf(bankAccountSheet, 'bank', account)).toBe('SEB Företag');
    expect(cellOf(bankAccountSheet, 'state', account)).toBe('samtycket har gått ut');
    expect(cellOf(bankAccountSheet, 'state', { ...account, enabled: false, disabledReason: 'mirror' })).toBe('speglar annat konto');
    expect(cellOf(bankAccountSheet, 'state', { ...account, feedId: null, status: null })).toBe('läses in som fil');
  });
});
