import { FAULTS_TOLD } from '@saldo/kernel';
import { GENESIS, hashOf, sealedTextOf, sealedTextOfHead } from './hash.ts';
import type { ChainHead, SealedRow } from './row.ts';

/** What was done to a chain: a row's content, a row taken out or put in, two rows that follow one, or the end cut off. */
export type ChainFaultKind = 'changed' | 'removed' | 'inserted' | 'fork' | 'tail';

export interface ChainFault {
  readonly chain: string;
  readonly seq: number;
  readonly kind: ChainFaultKind;
}

/** What a chain was found to be. */
export interface ChainVerdict {
  readonly chain: string;
  readonly rows: number;
  /** The hash of the last row that holds. */
  readonly head: string;
  /** How many rows lie after the last head that was given away: they are whole, but nothing outside vouches for them. */
  readonly unanchored: number;
  readonly faults: readonly ChainFault[];
  /** All of them; the list stops at a thousand. */
  readonly faultCount: number;
}

/** Where the chain stood when its head was last given away. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

/** Whether a seal is of a text. */
export type SealHolds = (text: string, seal: string) => boolean;

/** Reads a chain from its first row to its last, page by page. */
export interface ChainWalk {
  /** Rows in the order of their numbers, those of one number beside each other. */
  take(rows: readonly SealedRow[]): void;
  /** After the last row; the head is null where there is none. */
  end(head: ChainHead | null): ChainVerdict;
}

/**
 * Walks one chain. A row is genuine where its content has its hash and its hash has its seal; its hash then says which number it truly has.
 * Between two genuine rows the difference of their true numbers says how many rows there were: of those that stand there and are not
 * genuine so many are `changed` and the rest `inserted`; what is lacking is `removed`. Two genuine rows that both follow one are a `fork`.
 * What the sealed head or the anchor knows beyond the last row is a cut `tail`.
 */
export function walkChain(chain: string, sealHolds: SealHolds, anchor: Anchor | null): ChainWalk {
  const walk: Walk = {
    chain,
    sealHolds,
    anchor,
    faults: [],
    faultCount: 0,
    rows: 0,
    searches: 0,
    shift: 0,
    last: { seq: 0, hashes: [GENESIS] },
    doubtful: [],
  };
  return {
    take(rows) {
      for (const row of rows) takeRow(walk, row);
    },
    end: (head) => endOf(walk, head),
  };
}

interface Walk {
  readonly chain: string;
  readonly sealHolds: SealHolds;
  readonly anchor: Anchor | null;
  readonly faults: ChainFault[];
  faultCount: number;
  rows: number;
  searches: number;
  /** How much higher a row's number is than its true one, since rows were put in before it. */
  shift: number;
  /** The last genuine row's true number, with its hash and those of its forks; no hash where it was given up looking for one. */
  last: { readonly seq: number; readonly hashes: string[] };
  /** The numbers of the rows since then that are not genuine. */
  doubtful: number[];
}

// How far a row is looked for from where it stands, and how often, where somebody has renumbered.
const RENUMBERED_BY = 16;
const SEARCHES = 2_000;
// Rows in a run that are not genuine and are remembered one by one.
const REMEMBERED = 10_000;

function takeRow(walk: Walk, row: SealedRow): void {
  walk.rows += 1;
  const seq = trueSeqOf(walk, row);
  if (seq !== null) takeGenuine(walk, row, seq);
  else walk.doubtful.push(row.seq);
  if (walk.doubtful.length < REMEMBERED) return;
  settle(walk, row.seq - walk.shift, 'removed');
  walk.last = { seq: row.seq - walk.shift, hashes: [] };
}

/** The number that the row has by its hash, or null where the row is not genuine. */
function trueSeqOf(walk: Walk, row: SealedRow): number | null {
  if (!walk.sealHolds(sealedTextOf(row), row.seal)) return null;
  const has = (seq: number) => seq > 0 && hashOf({ ...row, seq }) === row.hash;
  const expected = row.seq - walk.shift;
  if (has(expected)) return expected;
  if (walk.searches++ >= SEARCHES) return null;
  for (let away = 1; away <= RENUMBERED_BY; away++) {
    if (has(expected - away)) return expected - away;
    if (has(expected + away)) return expected + away;
  }
  return null;
}

function takeGenuine(walk: Walk, row: SealedRow, seq: number): void {
  const { last, anchor } = walk;
  if (seq <= last.seq) {
    // The same row a second time is somebody's copy; another row of the same number was written by us as well.
    const isFork = seq === last.seq && row.seq - walk.shift === seq && !last.hashes.includes(row.hash);
    if (isFork) last.hashes.push(row.hash);
    blame(walk, row.seq, isFork ? 'fork' : 'inserted');
    return;
  }
  const follows = walk.doubtful.length === 0 && seq === last.seq + 1 && last.hashes.length > 0;
  settle(walk, seq - 1, 'removed');
  if (follows && !last.hashes.includes(row.prevHash)) blame(walk, row.seq, 'fork');
  if (anchor?.seq === seq && anchor.hash !== row.hash) blame(walk, row.seq, 'changed');
  walk.shift = row.seq - seq;
  walk.last = { seq, hashes: [row.hash] };
}

/** Says of the doubtful rows what they are, where by true numbers the rows up to `upTo` must lie after the last genuine one. */
function settle(walk: Walk, upTo: number, lacking: 'removed' | 'tail'): void {
  const filled = new Set<number>();
  for (const seq of walk.doubtful) {
    const place = seq - walk.shift;
    const isPlace = place > walk.last.seq && place <= upTo && !filled.has(place);
    if (isPlace) filled.add(place);
    blame(walk, seq, isPlace ? 'changed' : 'inserted');
  }
  walk.doubtful = [];
  const highest = Math.max(walk.last.seq, ...filled);
  const lost = upTo - walk.last.seq - filled.size;
  let told = 0;
  for (let seq = walk.last.seq + 1; told < lost && told < FAULTS_TOLD; seq++) {
    if (filled.has(seq)) continue;
    const isCutOff = lacking === 'tail' && seq > highest;
    blame(walk, seq, isCutOff ? 'tail' : 'removed');
    if (isCutOff) return; // one fault for the whole end
    told += 1;
  }
  walk.faultCount += Math.max(0, lost - told);
}

function endOf(walk: Walk, head: ChainHead | null): ChainVerdict {
  const { chain, anchor, rows, faults } = walk;
  const headHolds = head !== null && walk.sealHolds(sealedTextOfHead(head), head.seal);
  const known = Math.max(headHolds ? head.seq : 0, anchor?.seq ?? 0);
  const { last } = walk;
  settle(walk, Math.max(known, last.seq), 'tail');
  if (head === null && known <= last.seq && rows > 0) blame(walk, last.seq + 1, 'tail');
  else if (head !== null && (!headHolds || head.seq < last.seq)) blame(walk, head.seq, 'changed');
  else if (head !== null && head.seq === last.seq && last.hashes.length > 0 && !last.hashes.includes(head.hash)) {
    blame(walk, head.seq, 'fork');
  }
  const unanchored = Math.max(0, last.seq - (anchor?.seq ?? 0));
  return { chain, rows, head: last.hashes.at(-1) ?? GENESIS, unanchored, faults, faultCount: walk.faultCount };
}

function blame(walk: Walk, seq: number, kind: ChainFaultKind): void {
  walk.faultCount += 1;
  if (walk.faults.length < FAULTS_TOLD) walk.faults.push({ chain: walk.chain, seq, kind });
}
