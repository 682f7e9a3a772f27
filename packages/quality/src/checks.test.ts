import { describe, expect, it } from 'vitest';
import type { CheckedBooks } from './books.ts';
import { allChecks } from './checks/index.ts';
import { checkFixtures } from './fixtures/index.ts';
import { checkBooks } from './run-checks.ts';

// A check is asked alone, and switched on where it is off by itself.
function found(code: string, books: CheckedBooks) {
  const checks = allChecks.filter((check) => check.code === code);
  return checkBooks(books, { materialityMinor: 0, checks: { [code]: { on: true } } }, checks).findings;
}

describe.each(allChecks.map((check) => [check.code, check] as const))('%s', (code, check) => {
  it('finds what its fixture holds, with rows, words and a proposal', () => {
    const findings = found(code, checkFixtures[code]!.fires);
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, proposal, rule } of findings) {
      for (const sentence of [message, proposal.text]) {
        expect(sentence.sv + sentence.en).not.toMatch(/[{}]|undefined|NaN/);
        expect(sentence.sv).not.toBe('');
        expect(sentence.en).not.toBe('');
      }
      expect(rule).not.toBe('');
      const sum = proposal.rows.reduce((total, { minor }) => total + minor, 0);
      if (proposal.rows.length > 1) expect(sum).toBe(0);
    }
  });

  it('finds nothing where nothing is wrong', () => {
    expect(found(code, checkFixtures[code]!.passes).map(({ message }) => message.sv)).toEqual([]);
  });

  it('says in both languages what it is about', () => {
    expect(check.title.sv).not.toBe(check.title.en);
    expect(check.code).toMatch(/^quality\.[a-z0-9-]+$/);
  });
});

it('has at least sixty checks, each with one code, and no fixture without a check', () => {
  const codes = allChecks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThanOrEqual(60);
  expect(Object.keys(checkFixtures).sort()).toEqual([...codes].sort());
});
