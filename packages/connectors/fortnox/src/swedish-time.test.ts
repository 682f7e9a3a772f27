import { expect, test } from 'vitest';
import { modifiedSince } from './swedish-time.ts';

test('ten minutes earlier, on a Swedish clock', () => {
  expect(modifiedSince(Date.parse('2026-11-25T11:05:30Z'))).toBe('2026-11-25 11:55');
  expect(modifiedSince(Date.parse('2026-06-30T22:05:00Z'))).toBe('2026-06-30 23:55');
});

test('seventy minutes on the nights when the clock changes', () => {
  // 25 October 2026: 03:00 summer time becomes 02:00.
  expect(modifiedSince(Date.parse('2026-10-25T01:30:00Z'))).toBe('2026-10-25 02:20');
  expect(modifiedSince(Date.parse('2026-03-29T01:30:00Z'))).toBe('2026-03-29 01:20');
  expect(modifiedSince(Date.parse('2026-10-25T09:00:00Z'))).toBe('2026-10-25 09:50');
});
