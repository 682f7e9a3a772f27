import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client, FinancialYear, VoucherSample } from '../../api/resources.ts';
import { sv } from '../../words/sv.ts';
import { reviewRows } from './review-rows.ts';
import { sampleCsv } from './sample-csv.ts';

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
});

const entry = { id: 'e', account: '1930', accountName: 'Bank', amount: '-1234.50', currency: 'SEK', text: '' };

function sampleOf(text: string, entries = [entry]): VoucherSample {
  const source = { kind: 'sie', ref: 'bok.se:12', sha256: 'ab' };
  const voucher = { id: 'v', series: 'A', number: '7', date: '2026-01-10', text, source, identity: '2026-01-01|A|7', rank: 'ff', entries };
  return { seed: 'frö', population: 204, items: [voucher] } as unknown as VoucherSample; // what is written of it
}

const linesOf = (csv: string) => csv.split('\r\n');

describe('a sample as CSV', () => {
  it('tells seed and population, and each row of each voucher with its source', () => {
    const lines = linesOf(sampleCsv(sampleOf('Hyra', [entry, { ...entry, id: 'f', account: '5010', amount: '1234.50' }]), sv));
    expect(lines.slice(0, 2)).toEqual(['\uFEFFFrö;frö', 'Draget ur;204']);
    expect(lines[4]).toBe('1;A;7;2026-01-10;Hyra;1930;Bank;-1234,50;SEK;;bok.se:12;ab;2026-01-01|A|7;ff');
    expect(lines[5]).toContain(';5010;Bank;1234,50;SEK;');
    expect(lines[3]?.split(';')).toHaveLength(14);
  });

  it('leaves out no voucher, even one without rows', () => {
    expect(linesOf(sampleCsv(sampleOf('Struken', []), sv))[4]).toBe('1;A;7;2026-01-10;Struken;;;;;;bok.se:12;ab;2026-01-01|A|7;ff');
  });

  it('has no text begin as a formula, and no text end a cell', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '"', ';', ''), fc.string(), (first, rest) => {
        const told = sampleCsv(sampleOf(`${first}${rest}`.replaceAll(/[\r\n]/g, ' ')), sv);
        const cells = cellsOf(linesOf(told)[4] ?? '');
        expect(cells).toHaveLength(14);
        expect(cells[4] ?? '').not.toMatch(/^[=+\-@\t]/);
        expect(cells[7]).toBe('-1234,50');
      }),
    );
  });
});

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
