import { openSigner } from '@saldo/platform/secrets';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chained, GENESIS, hashOf, sealedTextOf, sealedTextOfHead } from './hash.ts';
import type { ChainHead, SealedRow } from './row.ts';
import { type Anchor, type ChainFaultKind, walkChain } from './verify.ts';

const CHAIN = '019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10';
const signer = openSigner([{ id: 'k1', bytes: new Uint8Array(32).fill(1) }], 'audit');
const stranger = openSigner([{ id: 'k1', bytes: new Uint8Array(32).fill(2) }], 'audit');

function rowsOf(count: number, head = { seq: 0, hash: GENESIS }, mark = 'f'): SealedRow[] {
  const contents = Array.from({ length: count }, (_, index) => ({
    chain: CHAIN,
    at: '2026-11-25T07:10:00.123Z',
    actor: { kind: 'user' as const, id: 'u1', userId: 'u1' },
    action: 'feed.sync',
    refType: 'feed',
    refId: `${mark}${index}`,
    payload: { index },
  }));
  return chained(head, contents).map((row) => ({ ...row, seal: signer.sign(sealedTextOf(row)) }));
}

function headOf(row: { seq: number; hash: string } | undefined, by = signer): ChainHead {
  const head = { chain: CHAIN, seq: row?.seq ?? 0, hash: row?.hash ?? GENESIS };
  return { ...head, seal: by.sign(sealedTextOfHead(head)) };
}

function verdictOf(rows: readonly SealedRow[], head: ChainHead | null, anchor: Anchor | null = null, pageSize = 7) {
  const sorted = [...rows].sort((a, b) => a.seq - b.seq || (a.hash < b.hash ? -1 : 1));
  const walk = walkChain(CHAIN, signer.holds, anchor);
  for (let from = 0; from < sorted.length; from += pageSize) walk.take(sorted.slice(from, from + pageSize));
  return walk.end(head);
}

const found = (rows: readonly SealedRow[], head: ChainHead | null, anchor: Anchor | null = null) =>
  verdictOf(rows, head, anchor).faults.map(({ seq, kind }): [number, ChainFaultKind] => [seq, kind]);

/** What an owner of the database who has not the key would write: everything right but the seal. */
function forged(row: SealedRow, change: Partial<SealedRow>): SealedRow {
  const changed = { ...row, ...change };
  const hash = hashOf(changed);
  return { ...changed, hash, seal: stranger.sign(sealedTextOf({ hash })) };
}

const whole = rowsOf(20);
const head = headOf(whole.at(-1));
const at = (seq: number): SealedRow => whole[seq - 1] as SealedRow;
const without = (...seqs: number[]) => whole.filter((row) => !seqs.includes(row.seq));
const put = (...rows: SealedRow[]) => [...without(...rows.map((row) => row.seq)), ...rows];

describe('a chain that nobody touched', () => {
  test('holds', () => {
    expect(verdictOf(whole, head)).toEqual({ chain: CHAIN, rows: 20, head: head.hash, unanchored: 20, faults: [], faultCount: 0 });
  });

  test('holds while it is empty', () => {
    expect(found([], headOf(undefined))).toEqual([]);
    expect(found([], null)).toEqual([]);
  });

  test('holds up to its anchor and says what lies after it', () => {
    expect(verdictOf(whole, head, at(12))).toMatchObject({ unanchored: 8, faults: [] });
  });
});

describe('a changed row is named', () => {
  const contents: readonly Partial<SealedRow>[] = [
    { payload: { index: 99 } },
    { at: '2026-11-25T07:10:00.124Z' },
    { action: 'feed.pause' },
    { actor: { kind: 'user', id: 'u2', userId: 'u2' } },
    { refId: 'other' },
    { prevHash: 'b'.repeat(64) },
    { seal: 'k1.' },
    { seal: 'k9.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    { hash: 'c'.repeat(64) },
  ];
  const holds = (text: string, seal: string) => !seal.startsWith('k9') && signer.holds(text, seal);

  test.each(contents)('%o', (change) => {
    const walk = walkChain(CHAIN, holds, null);
    walk.take(put({ ...at(5), ...change }).sort((a, b) => a.seq - b.seq));
    expect(walk.end(head).faults).toEqual([{ chain: CHAIN, seq: 5, kind: 'changed' }]);
  });

  test('also where its hash was made anew', () => {
    expect(found(put(forged(at(5), { payload: { index: 99 } })), head)).toEqual([[5, 'changed']]);
  });

  test('the first, the last, and several', () => {
    expect(found(put({ ...at(1), action: 'x' }), head)).toEqual([[1, 'changed']]);
    expect(found(put({ ...at(20), action: 'x' }), head)).toEqual([[20, 'changed']]);
    expect(found(put({ ...at(4), action: 'x' }, { ...at(5), action: 'x' }, { ...at(9), action: 'x' }), head)).toEqual([
      [4, 'changed'],
      [5, 'changed'],
      [9, 'changed'],
    ]);
  });

  test('all rows from one on, with every hash and the head made anew', () => {
    const rewritten = whole.slice(0, 9);
    for (const row of whole.slice(9)) rewritten.push(forged(row, { prevHash: rewritten.at(-1)?.hash ?? GENESIS, action: 'x' }));
    const verdict = verdictOf(rewritten, headOf(rewritten.at(-1), stranger), at(15));
    expect(verdict.faults.slice(0, 6).map(({ seq, kind }) => [seq, kind])).toEqual([10, 11, 12, 13, 14, 15].map((seq) => [seq, 'changed']));
    expect(verdict.faults.at(-1)).toEqual({ chain: CHAIN, seq: 20, kind: 'changed' });
  });

  test('by somebody who has the key, where an anchor knows better', () => {
    const other = rowsOf(6, at(14), 'other');
    expect(found([...whole.slice(0, 14), ...other], headOf(other.at(-1)), at(16))).toEqual([[16, 'changed']]);
  });
});

describe('a removed row is named', () => {
  test('one, several, the first', () => {
    expect(found(without(5), head)).toEqual([[5, 'removed']]);
    expect(found(without(5, 6, 11), head)).toEqual([
      [5, 'removed'],
      [6, 'removed'],
      [11, 'removed'],
    ]);
    expect(found(without(1), head)).toEqual([[1, 'removed']]);
  });

  test('also where the others were renumbered', () => {
    const renumbered = without(5).map((row) => (row.seq > 5 ? { ...row, seq: row.seq - 1 } : row));
    expect(found(renumbered, head)).toEqual([[5, 'removed']]);
  });

  test('a row moved elsewhere is removed here and put in there', () => {
    expect(found([...without(5), { ...at(5), seq: 500 }], head)).toEqual([
      [5, 'removed'],
      [500, 'inserted'],
    ]);
  });
});

describe('an inserted row is named', () => {
  test('at the end', () => {
    expect(found([...whole, forged(at(20), { seq: 21, prevHash: at(20).hash })], head)).toEqual([[21, 'inserted']]);
  });

  test('at the end, with the head moved on to it', () => {
    const extra = forged(at(20), { seq: 21, prevHash: at(20).hash });
    expect(found([...whole, extra], headOf(extra, stranger))).toEqual([
      [21, 'inserted'],
      [21, 'changed'],
    ]);
  });

  test('in the middle, with the others renumbered', () => {
    const moved = whole.map((row) => (row.seq >= 5 ? { ...row, seq: row.seq + 1 } : row));
    expect(found([...moved, forged(at(5), { action: 'x' })], head)).toEqual([[5, 'inserted']]);
  });

  test('beside a row of the same number, as a copy or forged', () => {
    expect(found([...whole, { ...at(5) }], head)).toEqual([[5, 'inserted']]);
    expect(found([...whole, forged(at(5), { action: 'x' })], head)).toEqual([[5, 'inserted']]);
  });

  test('a genuine row copied further on', () => {
    expect(found([...whole, { ...at(5), seq: 21 }], head)).toEqual([[21, 'inserted']]);
  });
});

describe('a fork is named', () => {
  test('two rows that both follow one', () => {
    expect(found([...whole, ...rowsOf(1, at(9), 'other')], head)).toEqual([[10, 'fork']]);
  });

  test('two histories of one chain, one after another', () => {
    const other = rowsOf(3, { seq: 10, hash: 'd'.repeat(64) }, 'other');
    expect(found([...whole.slice(0, 10), ...other], headOf(other.at(-1)))).toEqual([[11, 'fork']]);
  });
});

describe('a cut tail is named', () => {
  test('where the head still knows it', () => {
    expect(found(whole.slice(0, 17), head)).toEqual([[18, 'tail']]);
  });

  test('where the head was set back and only the anchor knows', () => {
    expect(found(whole.slice(0, 17), headOf(at(17)), at(19))).toEqual([[18, 'tail']]);
    expect(found(whole.slice(0, 17), headOf(at(17)), at(17))).toEqual([]);
  });

  test('where all is gone', () => {
    expect(found([], null, at(19))).toEqual([[1, 'tail']]);
    expect(found([], head)).toEqual([[1, 'tail']]);
  });

  test('where the head is gone nobody knows what came after', () => {
    expect(found(whole, null)).toEqual([[21, 'tail']]);
  });

  test('a head that was set back below rows is changed', () => {
    expect(found(whole, headOf(at(17)))).toEqual([[17, 'changed']]);
  });
});

test('whatever single row is changed, removed or doubled, exactly it is named, whatever the page size', () => {
  const deed = fc.constantFrom<ChainFaultKind>('changed', 'removed', 'inserted');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 19 }), deed, fc.integer({ min: 1, max: 25 }), (seq, kind, pageSize) => {
      const rows = kind === 'changed' ? put({ ...at(seq), refId: 'x' }) : kind === 'removed' ? without(seq) : [...whole, { ...at(seq) }];
      expect(verdictOf(rows, head, null, pageSize).faults).toEqual([{ chain: CHAIN, seq, kind }]);
    }),
  );
});

test('a chain of nothing but rubbish is told in a thousand faults and counted', () => {
  const rubbish = Array.from({ length: 25_000 }, (_, index) => ({ ...at(1), seq: index + 1, seal: 'none' }));
  const verdict = verdictOf(rubbish, head, null, 1_000);
  expect(verdict.faults).toHaveLength(1_000);
  expect(verdict.faultCount).toBeGreaterThanOrEqual(25_000);
});
