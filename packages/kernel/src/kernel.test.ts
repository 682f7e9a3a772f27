import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  canonicalJson,
  compactDate,
  contains,
  dateInZone,
  daysBetween,
  formatAmount,
  isUuid,
  overlaps,
  parseAmount,
  parseCompactDate,
  parseOrgNumber,
  parsePlainDate,
  period,
  plainDate,
  SaldoError,
  sentenceFor,
  uuidv7,
} from './index.ts';

describe('money', () => {
  test('reads decimals as minor units and refuses what is none', () => {
    expect(parseAmount('1234.5')).toBe(123_450n);
    expect(parseAmount('-0.05')).toBe(-5n);
    expect(parseAmount('+7')).toBe(700n);
    for (const text of ['', '1,5', '1.234', '1e3', ' 1', '1 000', '.5', '-', '0x1']) expect(parseAmount(text)).toBeNull();
  });

  test('what is written reads back, whatever its size', () => {
    fc.assert(fc.property(fc.bigInt(), (minor) => parseAmount(formatAmount(minor)) === minor));
  });
});

describe('plain dates', () => {
  test('only days of the calendar are days', () => {
    expect(parsePlainDate('2024-02-29')).toBe('2024-02-29');
    expect(parseCompactDate('19991231')).toBe('1999-12-31');
    for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101'])
      expect(parsePlainDate(text)).toBeNull();
    expect(() => plainDate('2026-04-31')).toThrow(RangeError);
  });

  test('adding days and counting them agree', () => {
    const day = fc.integer({ min: -200_000, max: 200_000 }).map((n) => addDays(plainDate('2000-01-01'), n));
    fc.assert(fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => daysBetween(from, addDays(from, days)) === days));
    fc.assert(fc.property(day, (date) => parseCompactDate(compactDate(date)) === date));
  });

  test('the day depends on the zone', () => {
    const instant = new Date('2026-06-30T22:30:00Z');
    expect(dateInZone(instant, 'Europe/Stockholm')).toBe('2026-07-01');
    expect(dateInZone(instant, 'UTC')).toBe('2026-06-30');
  });
});

test('a period includes both its ends', () => {
  const year = period(plainDate('2025-01-01'), plainDate('2025-12-31'))!;
  expect(contains(year, plainDate('2025-12-31'))).toBe(true);
  expect(contains(year, plainDate('2026-01-01'))).toBe(false);
  expect(overlaps(year, period(plainDate('2025-12-31'), plainDate('2026-06-30'))!)).toBe(true);
  expect(period(plainDate('2025-01-02'), plainDate('2025-01-01'))).toBeNull();
});

test('an organisation number holds its check digit in every form that people write', () => {
  for (const text of ['556036-0793', '5560360793', '165560360793', ' 556036-0793 ']) expect(parseOrgNumber(text)).toBe('556036-0793');
  for (const text of ['556036-0794', '55603607', 'abc', '']) expect(parseOrgNumber(text)).toBeNull();
});

test('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'å"'], c: undefined, d: 5n })).toBe('{"a":[true,null,"å\\""],"b":1,"d":"5"}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())), (record) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(record));
    }),
  );
  expect(() => canonicalJson({ x: Number.NaN })).toThrow(TypeError);
});

test('ids of later milliseconds sort after earlier ones', () => {
  const bytes = new Uint8Array(10).fill(0xff);
  const [first, second] = [uuidv7(1_700_000_000_000, bytes), uuidv7(1_700_000_000_001, new Uint8Array(10))];
  expect(first).toMatch(/^018bcfe5-6800-7fff-bfff-ffffffffffff$/);
  expect(isUuid(first) && second > first).toBe(true);
});

test('an error says by its kind whether trying again helps', () => {
  expect(new SaldoError('fortnox.down', 'upstream').retry).toBe('later');
  expect(new SaldoError('ledger.bad-file', 'invalid').retry).toBe('never');
  const messages = { 'feeds.busy': (d: Record<string, unknown>) => ({ sv: `Upptagen ${d.n}`, en: `Busy ${d.n}` }) };
  expect(sentenceFor(messages, 'feeds.busy', { n: 2 }, 'sv')).toBe('Upptagen 2');
  expect(sentenceFor(messages, 'other', {}, 'en')).toBeNull();
});
