import type { CheckedVoucher } from '../books.ts';
import type { CheckContext } from '../check.ts';
import type { BooksFacts } from '../facts.ts';

type Group = [CheckedVoucher, CheckedVoucher, ...CheckedVoucher[]];

/** Vouchers that say the same on the same day. */
export interface Copies {
  readonly singles: readonly Group[];
  /** So many between two series that a file was read twice. */
  readonly blocks: readonly { readonly series: string; readonly other: string; readonly pairs: readonly Group[] }[];
  readonly members: ReadonlySet<CheckedVoucher>;
}

/** From so many on, single copies are one import. */
const BLOCK = 20;
/** What is booked so often on one day, with one text, is a habit: tickets, daily fees. */
const MOST_OF_A_DAY = 4;

const kept = new WeakMap<BooksFacts, Copies>();

/** The copies among all vouchers, found once. */
export function copiesOf({ facts }: CheckContext): Copies {
  let copies = kept.get(facts);
  if (!copies) {
    copies = findCopies(facts);
    kept.set(facts, copies);
  }
  return copies;
}

function findCopies(facts: BooksFacts): Copies {
  const groups = candidates(facts).flatMap((bucket) => [...Map.groupBy(bucket, contentOf).values()]);
  const found = groups.filter((group): group is Group => group.length >= 2 && group.length <= MOST_OF_A_DAY && tellsItself(group[0]!));
  const open = withoutReversed(facts, found);
  const bySeries = Map.groupBy(open, ([first, second]) => `${first.series}\u0000${second.series}`);
  const singles: Group[] = [];
  const blocks: { series: string; other: string; pairs: Group[] }[] = [];
  for (const pairs of bySeries.values()) {
    const [first, second] = pairs[0]!;
    if (pairs.length >= BLOCK) blocks.push({ series: first.series, other: second.series, pairs });
    else singles.push(...pairs);
  }
  return { singles, blocks, members: new Set(open.flat()) };
}

// Same day, same debit side, same number of rows; only these are compared whole.
function candidates({ ordered, shapes }: BooksFacts): CheckedVoucher[][] {
  const buckets: CheckedVoucher[][] = [];
  let day = Number.NaN;
  let ofDay = new Map<number, CheckedVoucher[]>();
  const close = () => {
    for (const bucket of ofDay.values()) if (bucket.length > 1) buckets.push(bucket);
  };
  for (const [place, shape] of shapes.entries()) {
    if (shape.rows < 2) continue;
    if (shape.day !== day) {
      close();
      day = shape.day;
      ofDay = new Map();
    }
    const key = shape.turnover * 64 + Math.min(63, shape.rows);
    const bucket = ofDay.get(key);
    if (bucket) bucket.push(ordered[place]!);
    else ofDay.set(key, [ordered[place]!]);
  }
  close();
  return buckets;
}

function contentOf(voucher: CheckedVoucher): string {
  const rows = voucher.entries.map(({ account, minor, text }) => `${account} ${minor} ${text.trim().toLowerCase()}`).sort();
  return `${voucher.text.trim().toLowerCase()}|${rows.join('|')}`;
}

// Two sales of 100 kronor without a text are two sales.
function tellsItself(voucher: CheckedVoucher): boolean {
  const hasText = voucher.text.trim() !== '' || voucher.entries.some(({ text }) => text.trim() !== '');
  return hasText || (voucher.entries.length >= 3 && voucher.entries.some(({ minor }) => minor % 10_000 !== 0));
}

function accountsOf(voucher: CheckedVoucher, sign: number): string {
  return voucher.entries
    .map(({ account, minor }) => `${account} ${minor * sign}`)
    .sort()
    .join('|');
}

// A copy that was reversed is mended already.
function withoutReversed({ ordered, shapes }: BooksFacts, groups: readonly Group[]): readonly Group[] {
  if (groups.length === 0) return groups;
  const wanted = new Set(groups.map(([first]) => accountsOf(first, -1)));
  const amounts = new Set(groups.map(([first]) => first.entries.reduce((sum, { minor }) => sum + Math.max(0, minor), 0)));
  const reversed = new Set<string>();
  for (const [place, shape] of shapes.entries()) {
    if (!amounts.has(shape.turnover)) continue;
    const accounts = accountsOf(ordered[place]!, 1);
    if (wanted.has(accounts)) reversed.add(accounts);
  }
  return groups.filter(([first]) => !reversed.has(accountsOf(first, -1)));
}
