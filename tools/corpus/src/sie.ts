import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { plainDate } from '@saldo/kernel';
import type { BooksVoucher } from '@saldo/ledger';
import { type Held, readSie, type SieReading, sieVouchers } from '@saldo/ledger/sie';
import { booksOfSource, checkBooks, standardSettings } from '@saldo/quality';
import { faultText } from './fault-text.ts';
import type { CorpusFile, CorpusReader, CorpusVerdict } from './reader.ts';

/** SIE of every type, over `readSie` and, as a sync does, over the vouchers once more. */
export const sieReader: CorpusReader = {
  name: 'SIE',
  columns: ['type', 'encoding', 'vouchers', 'entries', 'unbalanced', 'IB+TRANS=UB', 'TRANS=RES', 'checks', 'remarks'],
  takes: ({ name, begin }) =>
    /\.(?:se|si|sie)$/i.test(name) || /^(?:\xef\xbb\xbf)?\s*#FLAGGA\b/i.test(Buffer.from(begin).toString('latin1')),
  read,
};

async function read(file: CorpusFile): Promise<CorpusVerdict> {
  const open = () => createReadStream(file.path);
  const reading = await readSie(open, { fileName: basename(file.path) });
  if (reading.status === 'refused') {
    const more = reading.faultCount > 1 ? ` (and ${reading.faultCount - 1} more)` : '';
    return { refused: `${faultText(reading.faults[0]!)}${more}` };
  }
  const { counted, checks } = await checked(open, reading);
  if (counted !== reading.entries) throw new Error(`${counted} rows were given of ${reading.entries} that were counted`);
  return {
    cells: [
      reading.type,
      reading.findingCounts['sie.characters-lost'] ? `${reading.encoding} (characters lost)` : reading.encoding,
      String(reading.vouchers),
      String(reading.entries),
      String(reading.unbalancedVouchers),
      heldText(reading, reading.proof.closing),
      heldText(reading, reading.proof.result),
      checks,
      remarks(reading),
    ],
  };
}

// The day on which the files were gathered: what is checked does not change with the day that it is run on.
const TODAY = plainDate('2026-11-01');

async function checked(open: () => AsyncIterable<Uint8Array>, reading: SieReading): Promise<{ counted: number; checks: string }> {
  const all: BooksVoucher[] = [];
  for await (const vouchers of sieVouchers(open, reading)) all.push(...vouchers);
  const isWhole = reading.proof.closing.of + reading.proof.result.of > 0;
  const { findings } = checkBooks(booksOfSource(reading.head, all, isWhole, TODAY), standardSettings);
  const of = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const counted = all.reduce((sum, { rows }) => sum + rows.length, 0);
  return { counted, checks: all.length === 0 ? '-' : `${of('error')} error ${of('warning')} warning ${of('info')} info` };
}

/** `held/of`, or a dash where the file has vouchers or balances only, so that there is nothing to hold against each other. */
function heldText(reading: SieReading, { held, of }: Held): string {
  const { closing, result } = reading.proof;
  return closing.of + result.of === 0 ? '-' : `${held}/${of}`;
}

function remarks(reading: SieReading): string {
  const { checksum, findingCounts, proof } = reading;
  const told = Object.entries(findingCounts).map(([code, times]) => `${code.replace('sie.', '')} x${times}`);
  if (checksum?.holds) told.unshift('KSUMMA ok');
  else if (checksum) told.unshift(`KSUMMA ${checksum.stated}, bytes give ${checksum.overBytes}, text in PC8 gives ${checksum.overText}`);
  if (reading.unknown.length > 0) told.push(`kept: ${[...new Set(reading.unknown.map((item) => item.label))].join(' ')}`);
  if (proof.differences.length > 0)
    told.push(
      `differs: ${proof.differences
        .slice(0, 5)
        .map(({ account }) => account)
        .join(' ')}`,
    );
  if (reading.corrections > 0) told.push(`corrections ${reading.corrections}`);
  return told.join('; ');
}
