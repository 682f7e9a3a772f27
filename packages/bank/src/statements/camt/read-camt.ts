import { SaldoError } from '@saldo/kernel';
import { EntryBatches } from '../entry-batches.ts';
import { kept } from '../kept.ts';
import { refused, type StatementNotes } from '../notes.ts';
import type { EntryBatch, StatementHead, StatementOptions, StatementReading, StatementRefusal, StatementSource } from '../statement.ts';
import { firstBytes } from '../text-stretches.ts';
import { type CamtEncoding, isSo, type StatedEncoding, statedEncoding, Utf8Evidence } from './encoding.ts';
import { CamtReader } from './reader.ts';
import { deciding, telling } from './steps.ts';
import { pieces, Stretches } from './stretches.ts';
import { localName } from './xml-names.ts';
import { type XmlFailure, XmlScanner } from './xml-scanner.ts';

const SNIFFED_BYTES = 4_096;

/**
 * Reads a camt.053 or camt.054 of ISO 20022, of any version and in any envelope, from its start to its end and decides: read, with
 * everything but the entries, or refused whole, with every fault. The source is opened anew for each pass; memory does not grow with the
 * file.
 */
export async function readCamt(open: StatementSource, options: StatementOptions = {}): Promise<StatementReading | StatementRefusal> {
  const first = await firstBytes(open(), SNIFFED_BYTES);
  const stated = statedEncoding(first);
  if (stated.encoding === null) return refused('camt.encoding-unknown', options.fileName, { found: stated.stated });
  let pass = await decide(open, stated.encoding, stated.mark);
  const encoding = await evident(open, stated.encoding, pass.stretches);
  if (encoding !== stated.encoding) pass = await decide(open, encoding, stated.mark);
  return answer(pass, stated, encoding, options);
}

/** The entries of a file that `readCamt` has read, in the file's order, at most `size` at a time. */
export async function* camtEntries(open: StatementSource, reading: StatementReading, size?: number): AsyncGenerator<EntryBatch> {
  const { mark } = statedEncoding(await firstBytes(open(), SNIFFED_BYTES));
  const stretches = new Stretches(encodingOf(reading), mark);
  const batches = new EntryBatches(size);
  const reader = new CamtReader(telling, stretches, (statement, entry) => batches.add(statement, entry));
  let compared = 0;
  for await (const _ of scan(open, reader, stretches)) {
    for (; compared < reader.heads.length; compared++) {
      if (!isSame(reader.heads[compared]!, reading.statements[compared])) changedWhileRead();
    }
    yield* batches.take();
  }
  // The file that was decided on must be the file that is stored.
  if (reader.notes.faultCount > 0 || compared !== reading.statements.length) changedWhileRead();
  yield* batches.finish(reading);
}

interface Pass {
  readonly reader: CamtReader;
  readonly stretches: Stretches;
}

async function decide(open: StatementSource, encoding: CamtEncoding, mark: number): Promise<Pass> {
  const stretches = new Stretches(encoding, mark);
  const reader = new CamtReader(deciding, stretches);
  for await (const _ of scan(open, reader, stretches));
  return { reader, stretches };
}

/** Reads the elements of a file; after each stretch it yields. What is not well-formed becomes a fault. */
async function* scan(open: StatementSource, reader: CamtReader, stretches: Stretches): AsyncGenerator<void> {
  const scanner = new XmlScanner(reader, reader.vocabulary);
  const read = (last: boolean) => {
    stretches.drop(scanner.scan(stretches.text, stretches.codes, last));
    reader.checkLength(stretches.base);
    if (stretches.isUnreadable) reader.notes.fault('camt.encoding');
    else if (scanner.failure && !reader.isOver) noteFailure(scanner.failure, scanner.innermost, reader.notes);
    return scanner.failure !== null || reader.isOver || stretches.isUnreadable;
  };
  for await (const piece of pieces(open())) {
    if (!stretches.append(piece)) continue;
    const isOver = read(false);
    yield;
    if (isOver) return;
  }
  stretches.finish();
  read(true);
  yield;
}

function noteFailure({ code, line, found }: XmlFailure, innermost: string, notes: StatementNotes): void {
  notes.fault(code, { line, ...(innermost !== '' && { label: kept(localName(innermost)) }) }, { found: kept(found) });
}

/**
 * The encoding by the bytes, where they are not what the file says: one broken character leaves it UTF-8, and what is UTF-8 throughout is
 * it whatever is said.
 */
async function evident(open: StatementSource, encoding: CamtEncoding, { broken, maybeUtf8 }: Stretches): Promise<CamtEncoding> {
  if (encoding.startsWith('utf-16') || !(broken || maybeUtf8)) return encoding;
  const evidence = new Utf8Evidence();
  for await (const piece of pieces(open())) evidence.add(piece, false);
  evidence.add(new Uint8Array(), true);
  if (evidence.isUtf8) return 'utf-8';
  return encoding === 'utf-8' ? 'windows-1252' : encoding;
}

function answer(
  { reader, stretches }: Pass,
  { stated }: StatedEncoding,
  encoding: CamtEncoding,
  { kind, fileName }: StatementOptions,
): StatementReading | StatementRefusal {
  const { notes, heads } = reader;
  if (notes.faultCount === 0) {
    if (reader.kind === null) notes.fault('camt.not-camt', { line: 1 }, { found: reader.otherwise });
    else if (heads.length === 0) notes.fault('camt.no-statement', {}, { kind: reader.kind });
    else if (kind !== undefined && kind !== reader.kind) notes.fault('statement.other-kind', {}, { found: reader.kind, wanted: kind });
  }
  const refusal = notes.refusal(undefined, fileName);
  if (refusal) return refusal;
  if (!isSo(stated, encoding)) notes.finding('camt.encoding-differs', { line: 1 }, { found: stated || 'utf-8', encoding });
  if (stretches.lost > 0) notes.finding('camt.characters-lost', {}, { count: stretches.lost });
  return {
    status: 'read',
    kind: reader.kind ?? 'camt053',
    version: reader.version || (reader.kind === 'camt054' ? 'camt.054' : 'camt.053'),
    encoding,
    messageId: reader.messageId,
    statements: heads,
    findings: notes.findings(undefined, fileName),
  };
}

/** The encoding that a reading of this reader has. */
function encodingOf({ encoding }: StatementReading): CamtEncoding {
  return encoding as CamtEncoding;
}

function isSame(head: StatementHead, other: StatementHead | undefined): boolean {
  return other !== undefined && written(head) === written(other);
}

function written(head: StatementHead): string {
  return JSON.stringify(head, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

function changedWhileRead(): never {
  throw new SaldoError('camt.changed-while-read', 'conflict');
}
