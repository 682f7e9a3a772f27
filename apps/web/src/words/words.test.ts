import { describe, expect, it } from 'vitest';
import { auditDetailsWords } from './audit-details.ts';
import { counting } from './count.ts';
import { en } from './en.ts';
import { findingWords } from './findings.ts';
import { reconcileWords } from './reconcile.ts';
import { roleTableWords } from './role-table.ts';
import { sv } from './sv.ts';

type Leaf = [path: string, value: unknown];

function leaves(words: object, path = ''): Leaf[] {
  return Object.entries(words).flatMap(([name, value]): Leaf[] =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}${name}.`) : [[`${path}${name}`, value]],
  );
}

const swedish = new Map(
  leaves({
    ...sv,
    auditDetails: auditDetailsWords.sv,
    roleTable: roleTableWords.sv,
    reconcile: reconcileWords.sv,
    findings: findingWords.sv,
  }),
);
const english = new Map(
  leaves({
    ...en,
    auditDetails: auditDetailsWords.en,
    roleTable: roleTableWords.en,
    reconcile: reconcileWords.en,
    findings: findingWords.en,
  }),
);

describe('the catalogues', () => {
  it('have the same words in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
  });

  it('take the same number of values in both languages', () => {
    for (const [path, value] of swedish) {
      if (typeof value === 'function') expect((english.get(path) as () => void).length, path).toBe(value.length);
    }
  });

  it('say something, to the person, without an exclamation mark', () => {
    for (const [path, value] of [...swedish, ...english]) {
      if (typeof value !== 'string' || path === 'language') continue;
      expect(value.trim(), path).not.toBe('');
      expect(value, path).not.toMatch(/!|\bTODO\b/);
    }
  });

  it('leave no Swedish in the English, where the words are not the same in both', () => {
    for (const [path, value] of english) {
      if (typeof value === 'string') expect(value, path).not.toMatch(/[åäöÅÄÖ]/);
    }
  });
});

it('counts by each language’s own rules', () => {
  expect(counting('sv')(1, 'klient', 'klienter')).toBe('1\u00a0klient');
  expect(counting('sv')(0, 'klient', 'klienter')).toBe('0\u00a0klienter');
  expect(counting('en')(1204, 'client', 'clients')).toBe('1,204\u00a0clients');
});

it('tells of a sync only what changed', () => {
  expect(sv.feeds.changedSome(3, 0, 1)).toBe('3\u00a0nya, 1\u00a0borttagen');
  expect(sv.feeds.changedSome(0, 0, 0)).toBe('');
  expect(en.feeds.changedSome(1, 2, 0)).toBe('1\u00a0new, 2\u00a0changed');
});
