import { booksHead, sieDetails } from './book-head.ts';
import { Cp437Converter } from './checksum.ts';
import { decodeByteText, EncodingEvidence, isUtf8, type SieEncoding } from './encoding.ts';
import { requiredLabels, tellingLabels } from './labels.ts';
import { LONGEST_NAME, MOST_HEAD_ITEMS, MOST_TURNOVER } from './limits.ts';
import type { SieProof } from './proof.ts';
import type { SieChecksum, SieOptions, SieReading, SieRefusal, SieSource } from './reading.ts';
import { refused } from './refused.ts';
import { scanFile } from './scan-file.ts';
import { proofOf } from './scan-proof.ts';
import { SieScanner, type YearScope } from './scanner.ts';
import { type SieType, sieReach, sieType } from './sie-type.ts';
import { pieces, Stretches } from './stretches.ts';

/** Reads a file of SIE 1-4 once (again only where its year stands after its vouchers, or its sum is of another encoding). */
export async function readSie4(open: SieSource, options: SieOptions): Promise<SieReading | SieRefusal> {
  let pass = await scanWhole(open, null);
  const year = pass.scanner.head.years.get(0);
  if (pass.scanner.voucherReader.yearCameLate && year) pass = await scanWhole(open, year);
  const { scanner, evidence, bytes } = pass;
  const encoding = evidence.encoding();
  const decode = (text: string) => decodeByteText(text, encoding);
  if (!scanner.hasVouchers && ![...tellingLabels].some((label) => scanner.labelsSeen.has(label)))
    return refused('sie.no-labels', options.fileName);
  if (evidence.nul) return refused('sie.binary', options.fileName);
  const { notes } = scanner;
  noteOwnYear(scanner, options);
  noteLimits(scanner);
  notes.commit();
  if (notes.faultCount > 0) {
    return { status: 'refused', faults: notes.faults(decode, options.fileName), faultCount: notes.faultCount };
  }
  const checksum = await settleChecksum(open, scanner, encoding);
  const proof = proofOf(scanner);
  const type = typeOf(scanner, options);
  const mayBeCut = type === '4E' && scanner.voucherReader.voucherCount === 0 && (scanner.endsInLine || proof.differences.length > 0);
  if (mayBeCut && scanner.endsInLine && proof.differences.length > 0) return refused('sie.truncated-before-vouchers', options.fileName);
  if (mayBeCut) notes.finding('sie.no-vouchers', null, '#VER');
  noteWhole(scanner, type);
  noteTexts(scanner, evidence, encoding, decode);
  noteProof(scanner, proof);
  notes.commit();
  const { voucherReader, head } = scanner;
  const books = booksHead(head, decode, notes.findings(decode, options.fileName));
  return {
    status: 'read',
    type,
    // What may be cut off must not make vouchers vanish that are in the books already.
    reach: mayBeCut ? 'balances' : sieReach(type, head.years.has(0)),
    encoding,
    bytes,
    head: books,
    details: sieDetails(head, decode, scanner.generatedRanges),
    vouchers: voucherReader.voucherCount,
    entries: voucherReader.rowCount,
    corrections: voucherReader.correctionCount,
    unbalancedVouchers: voucherReader.unbalanced,
    vouchersOutsideYear: voucherReader.outsideYear,
    proof: {
      ...proof,
      differences: proof.differences.map((one) => ({ ...one, account: decode(one.account) })),
      notStated: proof.notStated.map((one) => ({ ...one, account: decode(one.account) })),
    },
    checksum,
    findingCounts: Object.fromEntries(notes.findingCounts),
    unknown: scanner.unknown.map((item) => ({ line: item.line, label: decode(item.label), text: decode(item.text) })),
  };
}

async function scanWhole(open: SieSource, scope: YearScope | null) {
  const scanner = new SieScanner(scope ? { scope } : {});
  const evidence = new EncodingEvidence();
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of open()) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  for await (const _ of scanFile(counted(), scanner, evidence));
  return { scanner, evidence, bytes };
}

function noteLimits({ accounts, notes, voucherReader }: SieScanner): void {
  if (accounts.overflowed) notes.fault('sie.too-many-items', null, '#TRANS', { most: MOST_HEAD_ITEMS });
  if (Math.max(voucherReader.debit, voucherReader.credit) > MOST_TURNOVER) notes.fault('sie.amounts-too-large', null, '#TRANS');
  accounts.numbers.forEach((account, index) => {
    if (account.length <= LONGEST_NAME) return;
    notes.fault('sie.name-too-long', accounts.firstLines[index]!, '#TRANS', { field: 'account', most: LONGEST_NAME });
  });
}

// An export of a year that cannot be told would be taken for vouchers to add. Imports (4I) leave the year empty, and balances alone are
// refused by whoever would have to know their year.
function noteOwnYear({ head, labelsSeen, notes, voucherReader }: SieScanner, { fileName }: SieOptions): void {
  if (!head.ownYearUnread) return;
  const { line, found } = head.ownYearUnread;
  const hasBalances = ['IB', 'UB', 'RES'].some((label) => labelsSeen.has(label));
  const signs = { stated: head.texts.get('SIETYP') ?? null, fileName: fileName ?? null, hasVouchers: voucherReader.voucherCount > 0 };
  const isExport = sieType({ ...signs, hasYear: hasBalances }) === '4E' && !head.years.has(0);
  if (isExport) notes.fault('sie.own-year-form', line, '#RAR', { found });
  else notes.finding('sie.year-form', line, '#RAR', { found });
}

function typeOf(scanner: SieScanner, { fileName }: SieOptions): SieType {
  const stated = scanner.head.texts.get('SIETYP') ?? null;
  const hasVouchers = scanner.voucherReader.voucherCount > 0;
  const type = sieType({ stated, fileName: fileName ?? null, hasYear: scanner.head.years.has(0), hasVouchers });
  if (stated !== null && !/^[1-4](?:\s*[ie])?$/i.test(stated)) {
    scanner.notes.finding('sie.type-unknown', null, '#SIETYP', { found: stated, read: type });
  }
  if (hasVouchers && /^[1-3]$/.test(type)) scanner.notes.finding('sie.type-has-no-vouchers', null, '#SIETYP', { read: type });
  return type;
}

/** A sum that does not hold over the bytes may hold over the text: the file was converted after it was written. */
async function settleChecksum(open: SieSource, scanner: SieScanner, encoding: SieEncoding): Promise<SieChecksum | null> {
  const found = scanner.checksum;
  if (!found) return null;
  const { stated, computed, line } = found;
  const numeric = String(Number(stated) >>> 0);
  const holds = numeric === String(computed);
  const overText = holds || encoding === 'ascii' || encoding === 'cp437' ? computed : await checksumOfText(open, encoding);
  const more = { stated, computed };
  if (!holds && numeric === String(overText)) scanner.notes.finding('sie.checksum-converted', line, '#KSUMMA', more);
  else if (!holds) scanner.notes.finding('sie.checksum-differs', line, '#KSUMMA', more);
  return { stated, overBytes: computed, overText, holds };
}

async function checksumOfText(open: SieSource, encoding: SieEncoding): Promise<number> {
  const converter = new Cp437Converter(encoding);
  const scanner = new SieScanner();
  const converted = async function* () {
    const stretches = new Stretches();
    for await (const piece of pieces(open())) {
      if (!stretches.append(piece)) continue;
      yield converter.convert(stretches.bytes.slice(0, stretches.end));
      stretches.drop(stretches.end);
    }
    stretches.finish();
    yield converter.convert(stretches.bytes.slice(0, stretches.end));
  };
  for await (const _ of scanFile(converted(), scanner));
  return scanner.checksum?.computed ?? 0;
}

function noteWhole(scanner: SieScanner, type: SieType): void {
  const { accounts, head, labelsSeen, notes, voucherReader } = scanner;
  for (const label of requiredLabels(type)) if (!labelsSeen.has(label)) notes.finding('sie.label-missing', null, `#${label}`);
  if (type === '4E' && !head.years.has(0)) notes.finding('sie.year-missing', null, '#RAR');
  const chartIsTold = [...head.accounts.values()].some((account) => account.declared);
  accounts.numbers.forEach((account, index) => {
    const line = accounts.firstLines[index]!;
    if (!/^\d+$/.test(account)) notes.finding('sie.account-not-numeric', line, '#TRANS', { account });
    if (chartIsTold && !head.accounts.get(account)?.declared) notes.finding('sie.account-not-in-chart', line, '#TRANS', { account });
  });
  for (const account of head.accounts.keys()) {
    if (!/^\d+$/.test(account)) notes.finding('sie.account-not-numeric', null, '#KONTO', { account });
  }
  if (voucherReader.numbers.overflowed) notes.finding('sie.numbers-not-checked', null, '#VER');
}

const ENCODING_NAMES: Readonly<Record<SieEncoding, string>> = {
  ascii: 'ASCII',
  cp437: 'PC8',
  latin1: 'ISO 8859-1',
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'utf-16': 'UTF-16',
};

/** Quotation marks, daggers and the like inside words: bytes of code page 437 that were taken for Windows-1252. */
const MANGLED = /[\p{L}][”„†Ž™\u0080-\u009f]\p{L}|Ã[\u0080-\u00bf]/u;
/** A question or quotation mark inside a word, where å, ä or ö was. */
const ASKED = /\p{L}[?"]\p{L}/u;

function noteTexts(scanner: SieScanner, evidence: EncodingEvidence, encoding: SieEncoding, decode: (text: string) => string): void {
  const { head, notes } = scanner;
  const format = head.texts.get('FORMAT') ?? '';
  const name = ENCODING_NAMES[encoding];
  if (encoding !== 'ascii' && encoding !== 'cp437' && format !== '') {
    notes.finding('sie.encoding-differs', null, '#FORMAT', { found: format, encoding: name });
  } else if (evidence.bom && !isUtf8(encoding)) notes.finding('sie.encoding-differs', null, null, { found: 'UTF-8', encoding: name });
  const names = [head.texts.get('FNAMN') ?? '', ...Array.from(head.accounts.values(), (account) => account.name)];
  const lost = evidence.lost() || names.filter((one) => ASKED.test(decode(one))).length;
  if (lost > 0) notes.finding('sie.characters-lost', null, null, { count: lost });
  const mangled = names.find((one) => MANGLED.test(decode(one)));
  if (mangled !== undefined || (isUtf8(encoding) && evidence.mangled > 0))
    notes.finding('sie.characters-mangled', null, null, { found: mangled ?? '' });
}

function noteProof({ notes }: SieScanner, proof: SieProof): void {
  for (const { account, actualMinor } of proof.notStated) {
    notes.finding('sie.balance-not-stated', null, null, { account, actual: String(actualMinor) });
  }
  for (const { account, expectedMinor, actualMinor } of proof.differences) {
    notes.finding('sie.balance-differs', null, null, { account, expected: String(expectedMinor), actual: String(actualMinor) });
  }
}
