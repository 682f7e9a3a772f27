import type { Period } from '@saldo/kernel';
import type { BooksVoucher } from './books.ts';
import { comparedContent, contentHash } from './content-hash.ts';
import { flagsOf, type VoucherFlag } from './voucher-flags.ts';
import { isNumbered, numberKey, pairOccurrences, type SourceReach, type VoucherIdentity } from './voucher-identity.ts';

/** What is known of a voucher that was stored before. */
export interface StoredVoucher extends VoucherIdentity {
  readonly id: string;
  readonly contentHash: string;
  /** The codes of its flags with commas between. */
  readonly flagCodes: string;
  readonly current: boolean;
  readonly date: string;
}

/** What one voucher of the source means for the ledger. A voucher that had vanished and comes back counts as added. */
export interface VoucherChange {
  readonly kind: 'added' | 'changed' | 'unchanged';
  readonly voucher: BooksVoucher;
  readonly identity: VoucherIdentity;
  readonly contentHash: string;
  readonly flags: readonly VoucherFlag[];
  /** What is stored under this identity; null for a new one. */
  readonly stored: StoredVoucher | null;
  /** Whether only its flags became others: a neighbour of its number came or went, or the year got other days. */
  readonly onlyFlags: boolean;
  /** Whether it is the same voucher, of which this source tells more: who registered and corrected it, and when. */
  readonly toldMore: boolean;
}

/** How many vouchers a sync added, changed, removed and left alone. */
export interface VoucherCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** The counts of a sync that has met no voucher. */
export const noVouchers: VoucherCounts = { added: 0, changed: 0, removed: 0, unchanged: 0 };

/** What the source is, as far as comparing with it asks. */
export interface DiffSource {
  readonly reach: SourceReach;
  readonly year: Period;
  readonly fileSha256: string;
  /** For each series and number that several of its vouchers have (`numberKey`): their content hashes, in order. */
  readonly shared: ReadonlyMap<string, readonly string[]>;
  /** Numbers (`numberKey`) that the source has although their vouchers do not come: nobody asked for what has not changed. */
  readonly listed?: ReadonlySet<string>;
}

export interface YearDiff {
  /**
   * Compares the source's next voucher; they must come in the order of the file, each once.
   * @param place which voucher of the file it is, from 0
   */
  next(voucher: BooksVoucher, place: number): VoucherChange;
  /** What is stored as current and has not come: removed at the source, where that tells the whole year; else nothing. */
  gone(): StoredVoucher[];
}

/**
 * Compares a year's vouchers, one after another, with what is stored of the year.
 * Applying what it answers and comparing again answers `unchanged` for all.
 */
export function yearDiff(stored: readonly StoredVoucher[], source: DiffSource): YearDiff {
  const groups = groupStored(stored);
  const pairs = new Map<string, number[]>();
  const seen = new Set<string>();

  const identify = ({ series, number }: BooksVoucher, place: number, hash: string, numbered: boolean): VoucherIdentity => {
    if (!numbered) return { series, number, occurrence: place, unnumberedIn: source.fileSha256 };
    const key = numberKey(series, number);
    const given = pairs.get(key) ?? pairOccurrences(groups.get(key) ?? [], source.shared.get(key) ?? [hash], source.reach);
    if (source.shared.has(key)) pairs.set(key, given);
    return { series, number, occurrence: given.shift() ?? 0, unnumberedIn: '' };
  };

  const next = (voucher: BooksVoucher, place: number): VoucherChange => {
    const hash = contentHash(voucher);
    const numbered = isNumbered(voucher, source.reach);
    const identity = identify(voucher, place, hash, numbered);
    const group = groups.get(groupKey(identity)) ?? [];
    const found = group.find((one) => one.occurrence === identity.occurrence) ?? null;
    if (found) seen.add(found.id);
    const shares = numbered && (source.shared.has(groupKey(identity)) || hasNeighbour(group, identity, source.reach));
    const flags = flagsOf(voucher, source.year, shares);
    const compared = found ? comparedContent(found.contentHash, hash) : 'changed';
    const kind = !found?.current ? 'added' : compared === 'changed' ? 'changed' : 'unchanged';
    const onlyFlags = kind === 'unchanged' && found?.flagCodes !== flags.map((flag) => flag.code).join(',');
    return {
      kind,
      voucher,
      identity,
      contentHash: hash,
      flags,
      stored: found,
      onlyFlags,
      toldMore: kind === 'unchanged' && compared === 'told-more',
    };
  };

  const stays = (one: StoredVoucher) => one.unnumberedIn === '' && source.listed?.has(numberKey(one.series, one.number)) === true;
  const gone = () => (source.reach === 'whole-year' ? stored.filter((one) => one.current && !seen.has(one.id) && !stays(one)) : []);
  return { next, gone };
}

/** The counts after one more change. */
export function count(counts: VoucherCounts, kind: keyof VoucherCounts, by = 1): VoucherCounts {
  return { ...counts, [kind]: counts[kind] + by };
}

/** Counts of several years together. */
export function addCounts(a: VoucherCounts, b: VoucherCounts): VoucherCounts {
  return { added: a.added + b.added, changed: a.changed + b.changed, removed: a.removed + b.removed, unchanged: a.unchanged + b.unchanged };
}

function groupStored(stored: readonly StoredVoucher[]): Map<string, StoredVoucher[]> {
  const groups = new Map<string, StoredVoucher[]>();
  for (const one of stored) {
    const key = groupKey(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function groupKey(identity: VoucherIdentity): string {
  return identity.unnumberedIn === ''
    ? numberKey(identity.series, identity.number)
    : `\u001e${identity.unnumberedIn}\u001f${identity.occurrence}`;
}

// In a whole year every neighbour comes in too, or is gone; beside additions what is stored stays.
function hasNeighbour(group: readonly StoredVoucher[], identity: VoucherIdentity, reach: SourceReach): boolean {
  return reach === 'additions' && group.some((one) => one.current && one.occurrence !== identity.occurrence);
}
