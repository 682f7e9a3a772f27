import { type PlainDate, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BooksVoucher } from './books.ts';
import { contentHash } from './content-hash.ts';
import { isNumbered, numberKey, pairOccurrences, type SourceReach } from './voucher-identity.ts';
import { addCounts, noVouchers, type StoredVoucher, type VoucherChange, yearDiff } from './year-diff.ts';

const year = { from: plainDate('2025-01-01'), to: plainDate('2025-12-31') };

interface Sketch {
  readonly series: string;
  readonly number: string;
  readonly text: string;
  readonly minor: bigint;
}

const voucher = ({ series, number, text, minor }: Sketch, date: PlainDate = plainDate('2025-03-01')): BooksVoucher => {
  const row = { objects: [], date: null, text: '', quantity: null, sign: null };
  const rows = [
    { ...row, account: '1930', amountMinor: minor },
    { ...row, account: '3001', amountMinor: -minor },
  ];
  return { series, number, date, text, registeredOn: null, sign: null, rows, corrections: [], place: null };
};

/** The ledger as a list, to apply changes to without a database. */
class Ledger {
  rows: (StoredVoucher & { text: string })[] = [];
  private made = 0;

  apply(change: VoucherChange): void {
    const { identity, contentHash: hash, flags, stored, voucher: given } = change;
    const row = {
      ...identity,
      contentHash: hash,
      flagCodes: flags.map((flag) => flag.code).join(','),
      current: true,
      date: given.date,
      text: given.text,
    };
    if (stored) this.rows = this.rows.map((one) => (one.id === stored.id ? { ...row, id: stored.id } : one));
    else this.rows.push({ ...row, id: `v${this.made++}` });
  }

  take(vouchers: readonly BooksVoucher[], reach: SourceReach, fileSha256: string, cutAfter = vouchers.length) {
    let counts = noVouchers;
    const run = (skip: number, until: number) => {
      const diff = yearDiff([...this.rows], { reach, year, fileSha256, shared: sharedNumbers(vouchers, reach) });
      vouchers.forEach((one, index) => {
        const change = diff.next(one, index);
        if (index < skip || index >= until) return;
        counts = addCounts(counts, { ...noVouchers, [change.kind]: 1 });
        this.apply(change);
      });
      return diff;
    };
    run(0, cutAfter);
    const gone = run(cutAfter, vouchers.length).gone();
    for (const one of gone) this.rows = this.rows.map((row) => (row.id === one.id ? { ...row, current: false } : row));
    return addCounts(counts, { ...noVouchers, removed: gone.length });
  }

  get current(): string[] {
    return this.rows.filter((row) => row.current).map((row) => `${row.series}${row.number}:${row.text}:${row.contentHash}`);
  }
}

function sharedNumbers(vouchers: readonly BooksVoucher[], reach: SourceReach): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const one of vouchers) {
    if (!isNumbered(one, reach)) continue;
    const key = numberKey(one.series, one.number);
    all.set(key, [...(all.get(key) ?? []), contentHash(one)]);
  }
  return new Map([...all].filter(([, hashes]) => hashes.length > 1));
}

const sketch = fc.record({
  series: fc.constantFrom('A', 'B', ''),
  number: fc.constantFrom('1', '2', '3', ''),
  text: fc.constantFrom('hyra', 'lön'),
  minor: fc.constantFrom(100n, 200n),
});
const books = fc.array(sketch, { maxLength: 12 }).map((sketches) => sketches.map((one) => voucher(one)));

describe('yearDiff over a whole year', () => {
  it('makes the ledger equal to the last books, whatever was there, and counts what it did', () => {
    fc.assert(
      fc.property(books, books, (first, second) => {
        const ledger = new Ledger();
        expect(ledger.take(first, 'whole-year', 'a')).toEqual({ ...noVouchers, added: first.length });
        const counts = ledger.take(second, 'whole-year', 'b');
        expect(counts.added + counts.changed + counts.unchanged).toBe(second.length);
        expect(counts.changed + counts.unchanged + counts.removed).toBe(first.length);
        const wanted = second.map((one) => `${one.series}${one.number}:${one.text}:${contentHash(one)}`);
        expect(ledger.current.sort()).toEqual(wanted.sort());
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(books, (once) => {
        const ledger = new Ledger();
        ledger.take(once, 'whole-year', 'a');
        expect(ledger.take(once, 'whole-year', 'a')).toEqual({ ...noVouchers, unchanged: once.length });
      }),
    );
  });

  it('ends the same when it is cut off anywhere and goes on', () => {
    fc.assert(
      fc.property(books, books, fc.nat(12), (first, second, cut) => {
        const [whole, cutOff] = [new Ledger(), new Ledger()];
        for (const ledger of [whole, cutOff]) ledger.take(first, 'whole-year', 'a');
        const counts = whole.take(second, 'whole-year', 'b');
        expect(cutOff.take(second, 'whole-year', 'b', Math.min(cut, second.length))).toEqual(counts);
        expect(cutOff.rows).toEqual(whole.rows);
      }),
    );
  });

  it('sees the removal of one of two of a number as just that', () => {
    const [first, second] = [
      voucher({ series: 'A', number: '1', text: 'x', minor: 1n }),
      voucher({ series: 'A', number: '1', text: 'y', minor: 2n }),
    ];
    const ledger = new Ledger();
    ledger.take([first, second], 'whole-year', 'a');
    expect(ledger.rows.map((row) => row.flagCodes)).toEqual(['duplicate-number', 'duplicate-number']);
    expect(ledger.take([second], 'whole-year', 'b')).toEqual({ added: 0, changed: 0, removed: 1, unchanged: 1 });
    expect(ledger.rows.filter((row) => row.current).map((row) => [row.text, row.flagCodes])).toEqual([['y', '']]);
  });

  it('gives a number that comes back its old row', () => {
    const only = voucher({ series: 'A', number: '7', text: 'x', minor: 1n });
    const ledger = new Ledger();
    ledger.take([only], 'whole-year', 'a');
    ledger.take([], 'whole-year', 'b');
    expect(ledger.take([only], 'whole-year', 'c')).toEqual({ ...noVouchers, added: 1 });
    expect(ledger.rows.length).toBe(1);
  });
});

describe('yearDiff over additions', () => {
  it('only adds, and the same file twice adds nothing', () => {
    fc.assert(
      fc.property(books, books, (first, second) => {
        const ledger = new Ledger();
        ledger.take(first, 'additions', 'a');
        const before = ledger.current;
        const { added, ...rest } = ledger.take(second, 'additions', 'b');
        expect(rest).toEqual({ changed: 0, removed: 0, unchanged: second.length - added });
        expect(ledger.current.slice(0, before.length)).toEqual(before);
        expect(ledger.take(second, 'additions', 'b')).toEqual({ ...noVouchers, unchanged: second.length });
      }),
    );
  });

  it('keeps both where a number comes with other content', () => {
    const ledger = new Ledger();
    ledger.take([voucher({ series: 'L', number: '1', text: 'januari', minor: 1n })], 'additions', 'a');
    ledger.take([voucher({ series: 'L', number: '1', text: 'februari', minor: 1n })], 'additions', 'b');
    expect(ledger.rows.map((row) => [row.text, row.occurrence, row.flagCodes])).toEqual([
      ['januari', 0, ''],
      ['februari', 1, 'duplicate-number'],
    ]);
  });
});

describe('pairOccurrences', () => {
  it('prefers equal content, then what is current, then new places', () => {
    const stored = [
      { occurrence: 0, contentHash: 'x', current: false },
      { occurrence: 1, contentHash: 'y', current: true },
      { occurrence: 2, contentHash: 'z', current: true },
    ];
    expect(pairOccurrences(stored, ['z', 'new', 'newer', 'newest'], 'whole-year')).toEqual([2, 1, 0, 3]);
    expect(pairOccurrences(stored, ['z', 'new'], 'additions')).toEqual([2, 3]);
  });
});
