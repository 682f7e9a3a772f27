import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCorpus } from './corpus.ts';
import type { CorpusReader } from './reader.ts';
import { readers } from './readers.ts';

const YEAR = `#FLAGGA 0
#PROGRAM "Test" 1
#FORMAT PC8
#GEN 20260101
#SIETYP 4
#FNAMN "Bolaget"
#RAR 0 20250101 20251231
#KONTO 1930 Bank
#KONTO 3010 Intäkt
#UB 0 1930 5
#RES 0 3010 -5
#VER A 1 20250101 "x"
{
#TRANS 1930 {} 5
#TRANS 3010 {} -5
}
`;

const STATEMENT = `:20:1
:25:6123/456789012
:28C:1/1
:60F:C260301SEK1,
:61:260302C2,NTRFNONREF
:62F:C260302SEK3,
`;
const EXPORT = `Datum;Beskrivning;Belopp;Saldo;Bankkategori
2026-03-02;Kaffe;-40,00;60,00;Mat
`;

const ROW = '{"bookingDate":"2023-03-14","transactionAmount":{"amount":"31.95","currency":"SEK"}}';
const ANSWER = `{"transactions":{"booked":[${ROW},${ROW}]}}`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saldo-corpus-'));
  await mkdir(join(folder, 'deeper'));
  await writeFile(join(folder, 'deeper', 'good.se'), YEAR);
  await writeFile(join(folder, 'named otherwise.txt'), YEAR);
  await writeFile(join(folder, 'cut.se'), YEAR.slice(0, -3));
  await writeFile(join(folder, 'notes.md'), 'nothing');
  await writeFile(join(folder, 'bank.txt'), STATEMENT);
  await writeFile(join(folder, 'bank-cut.txt'), STATEMENT.slice(0, -18));
  await writeFile(join(folder, 'export.csv'), EXPORT);
  await writeFile(join(folder, 'list.csv'), 'id,name,value\n1,Widget,100\n2,Gadget,200\n');
  await writeFile(join(folder, 'answer.json'), ANSWER);
  await writeFile(join(folder, 'seb-kort-se.json'), ANSWER);
  await writeFile(join(folder, 'refused.json'), ANSWER.replace('31.95', '31.955'));
  await writeFile(join(folder, 'settings.json'), '{"name":"no answer"}');
  await writeFile(join(folder, 'order.xml'), '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><a/></Document>');
  await writeFile(join(folder, 'other.xml'), '<Report/>');
});

afterAll(() => rm(folder, { recursive: true }));

async function run(of: readonly CorpusReader[]) {
  const lines: string[] = [];
  const code = await runCorpus(folder, of, (line) => lines.push(line), 200);
  return {
    code,
    lines: lines
      .join('\n')
      .split('\n')
      .map((line) => line.replace(/ +/g, ' ').trim()),
  };
}

it('prints a line per file, and those that no reader takes', async () => {
  const { code, lines } = await run(readers);
  expect(code).toBe(0);
  expect(lines).toContain('deeper/good.se | 4E | utf-8 | 1 | 2 | 0 | 1/1 | 1/1 | 0 error 0 warning 0 info | encoding-differs x1');
  expect(lines.filter((line) => line.startsWith('named otherwise.txt | 4E'))).toHaveLength(1);
  expect(lines.find((line) => line.startsWith('cut.se'))).toContain('REFUSED sie.truncated-voucher, line 12 #VER: The file ends in');
  expect(lines.at(-1)).toBe('14 files: 6 read, 4 refused, 0 crashed, 4 without a reader.');
});

it('takes statements by their content, and leaves everything else', async () => {
  const { lines } = await run(readers);
  expect(lines).toContain('bank.txt | mt940 | MT940 ascii | 6123456789012 SEK | 1 | 1/0/0 | 0 | 1/1 |');
  expect(lines).toContain('export.csv | csv | CSV ascii | ? SEK | 1 | 1/0/0 | 0 | 1/1 |');
  expect(lines.find((line) => line.startsWith('bank-cut.txt'))).toContain('REFUSED mt940.truncated, line 5: The file ends before');
  expect(lines.find((line) => line.startsWith('order.xml'))).toContain('REFUSED camt.not-camt');
  expect(lines).toContain('No reader for 4: list.csv, notes.md, other.xml, settings.json');
});

it('takes saved answers of banks by their shape, and reads them as the bank writes', async () => {
  const { lines } = await run(readers);
  expect(lines).toContain('answer.json | transactions | 2/0 | 2023-03-14–2023-03-14 | 63.90 SEK | 1 equal to another');
  expect(lines).toContain('seb-kort-se.json | transactions | 2/0 | 2023-03-14–2023-03-14 | -63.90 SEK | 1 equal to another');
  expect(lines.find((line) => line.startsWith('refused.json'))).toContain('REFUSED bank.row-amount');
});

it('goes on where a reader crashes, and fails in the end', async () => {
  const crashing: CorpusReader = { ...readers[0]!, read: async () => Promise.reject(new Error('out of order')) };
  const { code, lines } = await run([crashing]);
  expect(code).toBe(1);
  expect(lines.filter((line) => line.startsWith('CRASHED '))).toHaveLength(3);
});

it('replays what the files tell of accounts', async () => {
  const { lines } = await run(readers);
  expect(lines).toContain('Replayed 4 accounts in 200 cases: 0 end states differ from the true one.');
});

it('takes a single file too', async () => {
  const lines: string[] = [];
  expect(await runCorpus(join(folder, 'deeper', 'good.se'), readers, (line) => lines.push(line), 200)).toBe(0);
  expect(lines.at(-1)?.trim()).toBe('1 files: 1 read, 0 refused, 0 crashed, 0 without a reader.');
});
