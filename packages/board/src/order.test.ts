import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardRow, decideRow } from './decide.ts';
import { facts, moment } from './fixtures/facts.ts';
import { boardSorts, countStates, partOf } from './order.ts';
import { stepStates, urgency } from './step.ts';

const model = decideRow(facts(), moment('2026-11-05'));
const anyRow: fc.Arbitrary<BoardRow> = fc
  .record({
    clientId: fc.uuid(),
    name: fc.constantFrom('Ängs AB', 'Åkeri AB', 'Zeta_AB', 'alfa AB', 'Alfa AB', '_'),
    state: fc.constantFrom(...stepStates),
  })
  .map((of) => ({ ...model, ...of }));
const anyRows = fc.uniqueArray(anyRow, { selector: ({ clientId }) => clientId, maxLength: 40 });

describe('the pages of a board', () => {
  it('hold every row once, in order, whatever their size', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...boardSorts), fc.integer({ min: 1, max: 9 }), (rows, sort, limit) => {
        const seen: BoardRow[] = [];
        for (let cursor: string | undefined; ; ) {
          const page = partOf(rows, { sort, limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          if (page.nextCursor === null) break;
          cursor = page.nextCursor;
        }
        expect(seen).toEqual(partOf(rows, { sort, limit: 500 }).items);
        expect(new Set(seen).size).toBe(rows.length);
        if (sort === 'urgency') expect(seen.map(({ state }) => urgency(state))).toEqual(seen.map(({ state }) => urgency(state)).sort());
      }),
    );
  });

  it('go on after a client that has got another state meanwhile', () => {
    const row = (clientId: string, state: BoardRow['state']): BoardRow => ({ ...model, clientId, name: clientId, state });
    const ids = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`);
    const before = ids.map((id) => row(id, 'due'));
    const { nextCursor } = partOf(before, { sort: 'urgency', limit: 2 });
    const after = [row(ids[0] ?? '', 'due'), row(ids[1] ?? '', 'done'), row(ids[2] ?? '', 'due')];
    expect(partOf(after, { sort: 'urgency', limit: 2, cursor: nextCursor ?? '' }).items.map(({ clientId }) => clientId)).toEqual([
      ids[2],
      ids[1],
    ]);
  });

  it('go by the Swedish alphabet', () => {
    const rows = ['Östra AB', 'Ängs AB', 'Åkeri AB', 'Zeta AB'].map((name, index) => ({ ...model, name, clientId: `0000000${index}` }));
    expect(partOf(rows, { sort: 'name', limit: 9 }).items.map(({ name }) => name)).toEqual(['Zeta AB', 'Åkeri AB', 'Ängs AB', 'Östra AB']);
  });

  it('refuse a place that is none', () => {
    expect(() => partOf([], { sort: 'name', limit: 1, cursor: 'x' })).toThrow('board.bad-cursor');
  });
});

it('counts every row in its state', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const counts = countStates(rows);
      expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(rows.length);
      for (const state of stepStates) expect(counts[state]).toBe(partOf(rows, { states: [state], sort: 'name', limit: 500 }).items.length);
    }),
  );
});
