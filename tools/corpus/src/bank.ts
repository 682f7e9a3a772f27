import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import {
  type BankEntry,
  previewCsv,
  readStatements,
  type StatementHead,
  type StatementOptions,
  type StatementReading,
  type StatementSource,
  statementEntries,
} from '@saldo/bank/statements';
import { formatAmount } from '@saldo/kernel';
import { faultText } from './fault-text.ts';
import type { CorpusFile, CorpusReader, CorpusVerdict, SampledAccount } from './reader.ts';

/** Statements of every kind, over `readStatements` and, as an import does, over the entries once more. */
export const bankReader: CorpusReader = {
  name: 'Bank statements',
  columns: ['kind', 'version', 'account', 'statements', 'booked/pending/info', 'details', 'proven', 'remarks'],
  takes: ({ begin }) => isStatementFile(begin),
  read,
};

/** Files of ISO 20022, MT940 and its like, BgMax, the tax account, and CSV of banks that are known; never by the name. */
function isStatementFile(begin: Uint8Array): boolean {
  const text = Buffer.from(begin)
    .toString('utf8')
    .replaceAll('\0', '')
    .replace(/^[\ufffd\ufeff]+/, '');
  if (/^\ufeff?\s*</.test(text)) return /urn:iso:std:iso:20022|<(?:\w+:)?BkToCstmr/.test(text);
  if (/^\ufeff?01BGMAX/.test(text)) return true;
  if (/(?:^|\n|4:):20:/.test(text) && /(?:^|\n):(?:25P?|28C?):/.test(text)) return true;
  return /^"?"?;"?(?:Ing|Utg)ående saldo/m.test(text) || previewCsv(begin).bank !== '';
}

async function read(file: CorpusFile): Promise<CorpusVerdict> {
  const open = () => createReadStream(file.path);
  const mapping = previewCsv(file.begin).mapping;
  const options: StatementOptions = { fileName: basename(file.path), ...(mapping && { mapping }) };
  const reading = await readStatements(open, options);
  if (reading.status === 'refused') {
    const more = reading.faultCount > 1 ? ` (and ${reading.faultCount - 1} more)` : '';
    return { refused: `${faultText(reading.faults[0]!)}${more}` };
  }
  const { details, booked } = await count(open, reading, options);
  const { statements } = reading;
  const sum = (of: (head: StatementHead) => number) => statements.reduce((total, head) => total + of(head), 0);
  const told = statements.filter(({ proof }) => proof.expectedMinor !== null && proof.actualMinor !== null);
  return {
    cells: [
      reading.kind,
      `${reading.version} ${reading.encoding}`,
      accountsText(reading),
      String(statements.length),
      [sum(({ counts }) => counts.booked), sum(({ counts }) => counts.pending), sum(({ counts }) => counts.information)].join('/'),
      String(details),
      told.length === 0 ? '-' : `${statements.filter(({ proof }) => proof.status === 'proven').length}/${told.length}`,
      remarks(reading),
    ],
    accounts: booksNothing(reading) ? [] : accountsOf(reading, booked),
  };
}

/** Counts what the second pass gives, holds its sums against those of the first, and keeps the first of what is booked. */
async function count(
  open: StatementSource,
  reading: StatementReading,
  options: StatementOptions,
): Promise<{ readonly details: number; readonly booked: readonly (readonly BankEntry[])[] }> {
  const sums = reading.statements.map(() => 0n);
  const booked: BankEntry[][] = reading.statements.map(() => []);
  let details = 0;
  let left = MOST_ENTRIES_KEPT;
  for await (const { statement, entries } of statementEntries(open, reading, options)) {
    for (const entry of entries) {
      if (entry.status === 'booked') {
        sums[statement] = (sums[statement] ?? 0n) + entry.amountMinor;
        if (left-- > 0) booked[statement]?.push(entry);
      }
      details += entry.details.length;
    }
  }
  reading.statements.forEach(({ bookedMinor }, at) => {
    if (sums[at] !== bookedMinor) throw new Error(`Statement ${at + 1}: entries come to ${sums[at]}, and ${bookedMinor} was counted`);
  });
  return { details, booked };
}

const MOST_ENTRIES_KEPT = 5_000;

// Details of deposits, which a statement books.
function booksNothing({ kind }: StatementReading): boolean {
  return kind === 'camt054' || kind === 'bgmax';
}

/** Several statements of one account are one: what they tell of it together. */
function accountsOf({ statements }: StatementReading, booked: readonly (readonly BankEntry[])[]): SampledAccount[] {
  const found = new Map<string, SampledAccount>();
  for (const [at, { account, proof }] of statements.entries()) {
    const [name, currency] = [account.iban ?? account.bban ?? account.name, account.currency ?? ''];
    const before = found.get(`${name} ${currency}`);
    const isProven = proof.status === 'proven' && (before?.isProven ?? true);
    found.set(`${name} ${currency}`, { name, currency, isProven, entries: [...(before?.entries ?? []), ...(booked[at] ?? [])] });
  }
  return [...found.values()];
}

function accountsText({ statements }: StatementReading): string {
  const accounts = new Set(statements.map(({ account }) => `${account.iban ?? account.bban ?? '?'} ${account.currency ?? ''}`.trim()));
  const [first = '-'] = accounts;
  return accounts.size > 1 ? `${first} +${accounts.size - 1}` : first;
}

function remarks({ findings, statements }: StatementReading): string {
  const times = new Map<string, number>();
  for (const { code, more = 0 } of findings) times.set(code, (times.get(code) ?? 0) + 1 + more);
  const told = [...times].map(([code, count]) => `${code} x${count}`);
  const differences = statements.flatMap(({ sequence, sourceId, proof: { status, expectedMinor, actualMinor } }) => {
    if (status === 'proven' || expectedMinor === null || actualMinor === null) return [];
    return [`${sourceId || sequence || 'statement'} off by ${formatAmount(actualMinor - expectedMinor)}`];
  });
  if (differences.length > 3) differences.splice(3, differences.length, '…');
  return [...told, ...differences].join('; ');
}
