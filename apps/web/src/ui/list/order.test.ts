import { describe, expect, it } from 'vitest';
import type { Column } from './column.ts';
import { groupedLines, plainLines } from './lines.ts';
import { chosen, fileColumns, inOrder, nextOrder } from './order.ts';

interface Row {
  name: string;
  amount: bigint | null;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Namn', main: true, value: ({ name }) => name, cell: ({ name }) => name },
  { id: 'amount', header: 'Belopp', value: ({ amount }) => amount, cell: () => '', file: ['debit', 'credit'] },
  { id: 'side', header: 'Belopp', narrowOnly: true, cell: () => '' },
  { id: 'project', header: 'Projekt', extra: true, cell: () => '' },
  { id: 'act', header: 'Gör', hideHeader: true, file: [], cell: () => '' },
];
const rows: Row[] = [
  { name: 'Öst', amount: 9n },
  { name: 'Ek 10', amount: null },
  { name: 'Ek 9', amount: -10n },
  { name: 'Ål', amount: 10n },
];
const names = (order?: string) => inOrder(rows, columns, order, 'sv').map(({ name }) => name);

describe('the order of a list', () => {
  it('goes by value, in Swedish order, with what is empty last', () => {
    expect(names()).toEqual(['Öst', 'Ek 10', 'Ek 9', 'Ål']);
    expect(names('project')).toEqual(names());
    expect(names('name')).toEqual(['Ek 9', 'Ek 10', 'Ål', 'Öst']);
    expect(names('-name')).toEqual(['Öst', 'Ål', 'Ek 10', 'Ek 9']);
    expect(names('amount')).toEqual(['Ek 9', 'Öst', 'Ål', 'Ek 10']);
    expect(names('-amount')).toEqual(['Ål', 'Öst', 'Ek 9', 'Ek 10']);
  });

  it('turns round with each press, or goes back to its own where the server knows one way', () => {
    expect(nextOrder({ is: 'date', own: 'date' }, 'date')).toBe('-date');
    expect(nextOrder({ is: '-date', own: 'date' }, 'date')).toBe('date');
    expect(nextOrder({ is: 'urgency', own: 'urgency' }, 'name', true)).toBe('name');
    expect(nextOrder({ is: 'name', own: 'urgency' }, 'name', true)).toBe('urgency');
  });
});

describe('the columns of a list', () => {
  it('are its own, or those chosen beside the main one', () => {
    expect(chosen(columns, undefined).map(({ id }) => id)).toEqual(['name', 'amount', 'side', 'act']);
    expect(chosen(columns, ['project']).map(({ id }) => id)).toEqual(['name', 'side', 'project', 'act']);
  });

  it('name those of its file, without what only a narrow screen shows', () => {
    expect(fileColumns(columns)).toEqual(['name', 'debit', 'credit', 'project']);
  });
});

describe('the lines of a list', () => {
  it('count rows through headings and sums', () => {
    const [one, ...others] = rows;
    const group = (id: string, of: readonly Row[]) => ({ id, text: id, rows: of, sumText: 'Summa', sums: {} });
    const lines = groupedLines([group('a', one ? [one] : []), group('b', others)], ({ name }) => name);
    expect(lines.map((line) => (line.kind === 'row' ? line.index : line.kind))).toEqual(['band', 0, 'sum', 'band', 1, 2, 3, 'sum']);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(plainLines(rows, ({ name }) => name).map((line) => line.kind === 'row' && line.index)).toEqual([0, 1, 2, 3]);
  });
});
