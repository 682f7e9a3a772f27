import { bgmaxEntries, readBgmax } from './bgmax/read-bgmax.ts';
import { camtEntries, readCamt } from './camt/read-camt.ts';
import { fileKind, SNIFFED_BYTES } from './file-kind.ts';
import { mt940Entries, readMt940 } from './mt940/read-mt940.ts';
import { refused } from './notes.ts';
import type { EntryBatch, StatementKind, StatementOptions, StatementReading, StatementRefusal, StatementSource } from './statement.ts';
import { firstBytes } from './text-stretches.ts';

interface KindReader {
  readonly read: (open: StatementSource, options: StatementOptions) => Promise<StatementReading | StatementRefusal>;
  readonly kinds: readonly StatementKind[];
}

const readers = {
  camt: { read: readCamt, kinds: ['camt053', 'camt054'] },
  mt940: { read: readMt940, kinds: ['mt940'] },
  bgmax: { read: readBgmax, kinds: ['bgmax'] },
} as const satisfies Record<string, KindReader>;

/**
 * Reads a file of statements of whatever kind, decided by its content and never by its name: read, with everything but the entries, or
 * refused whole, with every fault. A file of another kind than asked for is refused with what it is. The source is opened anew for each
 * pass; memory does not grow with the file.
 */
export async function readStatements(open: StatementSource, options: StatementOptions = {}): Promise<StatementReading | StatementRefusal> {
  const kind = fileKind(await firstBytes(open(), SNIFFED_BYTES));
  if ('refusal' in kind) return refused(kind.refusal, options.fileName, { found: kind.found ?? '' });
  const { read, kinds }: KindReader = readers[kind.reader];
  if (options.kind !== undefined && !kinds.includes(options.kind)) {
    return refused('statement.other-kind', options.fileName, { wanted: options.kind, found: kind.reader });
  }
  return read(open, options);
}

/** The entries of a file that `readStatements` has read with the same options, in the file's order and in batches of one statement. */
export function statementEntries(
  open: StatementSource,
  reading: StatementReading,
  _options: StatementOptions = {},
): AsyncGenerator<EntryBatch> {
  switch (reading.kind) {
    case 'camt053':
    case 'camt054':
      return camtEntries(open, reading);
    case 'mt940':
      return mt940Entries(open, reading);
    case 'bgmax':
      return bgmaxEntries(open, reading);
    default:
      throw new RangeError(`No reader made a reading of the kind ${reading.kind}`);
  }
}
