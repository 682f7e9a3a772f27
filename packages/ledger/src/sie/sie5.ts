import type { BooksFinancialYear, BooksHead, BooksVoucher } from '../books.ts';
import { MOST_TURNOVER } from './limits.ts';
import { prove } from './proof.ts';
import type { SieOptions, SieReading, SieRefusal, SieSource } from './reading.ts';
import { type SieType, sieReach } from './sie-type.ts';
import { balancesOf, yearsOf } from './sie5-head.ts';
import { Sie5Reader } from './sie5-reader.ts';
import { xmlElements } from './xml-events.ts';

const LARGEST_SUM = BigInt(MOST_TURNOVER);

/** Reads a SIE 5 file (XML, root `Sie` or `SieEntry`) once. */
export async function readSie5(open: SieSource, options: SieOptions): Promise<SieReading | SieRefusal> {
  const reader = new Sie5Reader(null);
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of open()) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  for await (const _ of xmlElements(counted(), reader));
  const { notes } = reader;
  const plain = (text: string) => text;
  const years = yearsOf(reader);
  if (reader.debit > LARGEST_SUM || reader.credit > LARGEST_SUM) notes.fault('sie.amounts-too-large', null, 'LedgerEntry');
  notes.commit();
  if (notes.faultCount > 0) {
    return { status: 'refused', faults: notes.faults(plain, options.fileName), faultCount: notes.faultCount };
  }
  const { balances, balancesUpTo } = balancesOf(reader, years);
  const type: SieType = reader.isEntry ? '5-entry' : '5';
  const { proof, outside } = settle(reader, years, balances);
  reader.noteUnread();
  notes.commit();
  return {
    status: 'read',
    type,
    reach: sieReach(
      type,
      years.some((year) => year.yearIndex === 0),
    ),
    encoding: reader.encoding,
    bytes,
    head: { ...headOf(reader), years, balances, balancesUpTo, findings: notes.findings(plain, options.fileName) },
    details: {
      flag: '',
      format: '',
      statedType: null,
      prose: [],
      companyType: '',
      industryCode: '',
      address: [],
      taxYear: '',
      generated: { on: reader.createdOn, by: reader.createdBy, ranges: reader.createdRanges },
    },
    vouchers: reader.voucherCount,
    entries: reader.entryCount,
    corrections: reader.correctionCount,
    unbalancedVouchers: reader.unbalanced,
    vouchersOutsideYear: outside,
    proof,
    checksum: null,
    findingCounts: Object.fromEntries(notes.findingCounts),
    unknown: [],
  };
}

/** The vouchers of a SIE 5 file, at most `size` at a time. */
export async function* sie5Vouchers(open: SieSource, size: number): AsyncGenerator<BooksVoucher[]> {
  let waiting: BooksVoucher[] = [];
  const reader = new Sie5Reader((voucher) => waiting.push(voucher));
  for await (const _ of xmlElements(open(), reader)) {
    let from = 0;
    for (; waiting.length - from >= size; from += size) yield waiting.slice(from, from + size);
    if (from > 0) waiting = waiting.slice(from);
  }
  if (waiting.length > 0) yield waiting;
}

function headOf(reader: Sie5Reader): Omit<BooksHead, 'years' | 'balances' | 'balancesUpTo' | 'findings'> {
  return {
    company: reader.company,
    program: reader.program,
    currency: reader.currency,
    chartType: '',
    accounts: [...reader.accounts.values()],
    dimensions: reader.dimensions,
    objects: reader.objects,
  };
}

/** Holds the vouchers against the year and the balances that the file states. */
function settle(reader: Sie5Reader, years: readonly BooksFinancialYear[], balances: BooksHead['balances']) {
  const [opening, closing, result] = [new Map<string, bigint>(), new Map<string, bigint>(), new Map<string, bigint>()];
  const maps = { IB: opening, UB: closing, RES: result };
  for (const { kind, yearIndex, account, amountMinor } of balances) {
    if (yearIndex === 0 && (kind === 'IB' || kind === 'UB' || kind === 'RES')) maps[kind].set(account, amountMinor);
  }
  const proof = prove({ opening, closing, result, moved: reader.sums.keys(), sum: (account) => reader.sums.get(account) ?? 0n });
  for (const { account, expectedMinor, actualMinor } of proof.differences) {
    reader.notes.finding('sie.balance-differs', null, null, { account, expected: String(expectedMinor), actual: String(actualMinor) });
  }
  const year = years.find(({ yearIndex }) => yearIndex === 0);
  let outside = 0;
  for (const [date, { count, voucher, line }] of reader.days) {
    if (!year || (date >= year.from && date <= year.to)) continue;
    outside += count;
    reader.notes.finding('sie.voucher-outside-year', line, 'JournalEntry', { voucher, day: date.replaceAll('-', '') });
  }
  return { proof, outside };
}
