import { describe, expect, it } from 'vitest';
import type { Client, FinancialYear } from '../../api/resources.ts';
import { reviewRows, type YearProofState } from './review-rows.ts';

const client = (id: string) => ({ id, name: id }) as Client; // what is looked at
const year = (clientId: string, from: string) => ({ clientId, id: `${clientId} ${from}`, from, to: from }) as FinancialYear;

describe('what is to be examined', () => {
  it('is every client with its years, the latest first, and a client without books by itself', () => {
    const rows = reviewRows([client('a'), client('b')], [year('a', '2024-01-01'), year('c', '2025-01-01'), year('a', '2025-01-01')]);
    expect(rows.map((row) => [row.client.id, row.year?.from ?? null, row.isFirst])).toEqual([
      ['a', '2025-01-01', true],
      ['a', '2024-01-01', false],
      ['b', null, true],
    ]);
  });

  it('is narrowed to those that stand one way to their source', () => {
    const proven = { ...year('a', '2025-01-01'), proof: { status: 'proven' } } as FinancialYear; // what is looked at
    const shown = (proof: YearProofState) =>
      reviewRows([client('a'), client('b')], [proven, year('a', '2024-01-01')], proof).map((row) => [
        row.client.id,
        row.year?.from,
        row.isFirst,
      ]);
    expect(shown('proven')).toEqual([['a', '2025-01-01', true]]);
    expect(shown('unproven')).toEqual([['a', '2024-01-01', true]]);
    expect(shown('none')).toEqual([['b', undefined, true]]);
  });
});
