import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditActor, chained, GENESIS, hashOf, storable } from './hash.ts';
import type { AuditContent } from './row.ts';

const content: AuditContent = {
  chain: '019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10',
  seq: 1,
  at: '2026-11-25T07:10:00.123Z',
  actor: { kind: 'user', id: 'u1', userId: 'u1' },
  action: 'feed.sync',
  refType: 'feed',
  refId: 'f1',
  payload: { added: 2, changed: 0 },
  prevHash: GENESIS,
};

test('the hash of a row is what it always was', () => {
  // Written down: a row recorded today must verify for ever.
  expect(hashOf(content)).toBe('f2b2474b4aef420372d305e3044a627bc133ab7997348df93e4eb3c1f65f37b9');
});

const changes: readonly Partial<AuditContent>[] = [
  { chain: '019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c11' },
  { seq: 2 },
  { at: '2026-11-25T07:10:00.124Z' },
  { actor: { kind: 'key', id: 'u1', userId: 'u1' } },
  { actor: { kind: 'user', id: 'u2', userId: 'u1' } },
  { actor: { kind: 'user', id: 'u1', userId: null } },
  { action: 'feed.pause' },
  { refType: 'job' },
  { refId: 'f2' },
  { payload: { added: 2, changed: 1 } },
  { payload: null },
  { prevHash: '1'.repeat(64) },
];

test.each(changes)('whatever is changed changes the hash: %o', (change) => {
  expect(hashOf({ ...content, ...change })).not.toBe(hashOf(content));
});

test('the order of keys in the payload changes nothing', () => {
  expect(hashOf({ ...content, payload: { changed: 0, added: 2 } })).toBe(hashOf(content));
});

test('rows follow the head, each holding the hash of the one before', () => {
  const { seq: _, prevHash: __, ...unchained } = content;
  const rows = chained({ seq: 7, hash: 'a'.repeat(64) }, [unchained, unchained, unchained]);
  expect(rows.map((row) => row.seq)).toEqual([8, 9, 10]);
  expect(rows.map((row) => row.prevHash)).toEqual(['a'.repeat(64), rows[0]?.hash, rows[1]?.hash]);
});

test('what is stored says the same as what was given, as JSON can say it', () => {
  expect(storable({ a: 1n, b: undefined, c: 'x\0y', d: [-0, null], 'e\0': '\ud800' })).toEqual({
    a: '1',
    c: 'x\uFFFDy',
    d: [0, null],
    'e\uFFFD': '\uFFFD',
  });
  expect(storable(undefined)).toBeNull();
});

test('any JSON survives being stored: reading it back gives the same hash', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const stored = storable(value as never);
      const readBack = JSON.parse(JSON.stringify(stored));
      expect(hashOf({ ...content, payload: readBack })).toBe(hashOf({ ...content, payload: stored }));
    }),
  );
});

test('a key acts for the person who made it, a job and the system for nobody', () => {
  expect(auditActor({ kind: 'key', keyId: 'k', userId: 'u', role: 'ADMIN', clientIds: 'all' })).toEqual({
    kind: 'key',
    id: 'k',
    userId: 'u',
  });
  expect(auditActor({ kind: 'job', jobId: 'j', clientIds: [], fence: 1 })).toEqual({ kind: 'job', id: 'j', userId: null });
  expect(auditActor({ kind: 'system', task: 'sweep' })).toEqual({ kind: 'system', id: 'sweep', userId: null });
});
