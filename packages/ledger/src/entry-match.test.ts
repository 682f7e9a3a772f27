import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BooksRow, ObjectRef } from './books.ts';
import { type KnownEntry, keepEntryIds } from './entry-match.ts';

const row = (account: string, amountMinor: bigint, objects: readonly ObjectRef[] = []): BooksRow => ({
  account,
  amountMinor,
  objects,
  date: null,
  text: '',
  quantity: null,
  sign: null,
});

const anyRow = fc
  .tuple(fc.constantFrom('1930', '3001'), fc.bigInt(1n, 3n), fc.constantFrom<readonly ObjectRef[]>([], [['1', 'N']]))
  .map((parts) => row(...parts));

const known = (rows: readonly BooksRow[]): KnownEntry[] =>
  rows.map(({ account, amountMinor, objects }, index) => ({ id: `e${index}`, account, amountMinor, objects, current: true }));

describe('keepEntryIds', () => {
  it('keeps every id while account, amount and objects are the same, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const ids = keepEntryIds(known(rows), [...rows].reverse());
        expect([...ids].sort()).toEqual(rows.map((_, index) => `e${index}`).sort());
      }),
    );
  });

  it('gives no id twice', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.array(anyRow), (before, after) => {
        const kept = keepEntryIds(known(before), after).filter((id) => id !== null);
        expect(new Set(kept).size).toBe(kept.length);
      }),
    );
  });

  it('sees another amount, account or object as another entry', () => {
    const entries = known([row('1930', 100n, [['1', 'N']])]);
    expect(keepEntryIds(entries, [row('1930', 101n, [['1', 'N']]), row('1931', 100n, [['1', 'N']]), row('1930', 100n)])).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('does not mind the order of the objects', () => {
    const entries = known([
      row('1930', 1n, [
        ['1', 'N'],
        ['6', 'P'],
      ]),
    ]);
    expect(
      keepEntryIds(entries, [
        row('1930', 1n, [
          ['6', 'P'],
          ['1', 'N'],
        ]),
      ]),
    ).toEqual(['e0']);
  });

  it('takes a current entry before one that is gone', () => {
    const entry = { account: '1930', amountMinor: 1n, objects: [] };
    expect(
      keepEntryIds(
        [
          { ...entry, id: 'gone', current: false },
          { ...entry, id: 'here', current: true },
        ],
        [row('1930', 1n), row('1930', 1n)],
      ),
    ).toEqual(['here', 'gone']);
  });
});
