import { uuidv7 } from '@saldo/kernel';
import { expect, test } from 'vitest';
import { importKey, oldFiles } from './import-files.ts';

const HOUR_MS = 3_600_000;
const now = Date.parse('2026-03-10T12:00:00Z');
const idAt = (time: string | number) => uuidv7(typeof time === 'number' ? time : Date.parse(time), new Uint8Array(10).fill(255));
const keyAt = (time: string | number) => importKey(idAt(time));

test('files older than a day come day by day, with the jobs of their day and the next', () => {
  const [early, late, before] = ['2026-03-08T00:00:00Z', '2026-03-08T23:59:59Z', '2026-02-01T10:00:00Z'].map(keyAt);
  const days = oldFiles([early, late, before].map(String), now);
  expect(days.map(({ keys }) => keys)).toEqual([[before], [early, late]]);
  const [, day] = days;
  for (const time of ['2026-03-08T00:00:00Z', '2026-03-09T23:59:59.999Z']) {
    expect(String(day?.jobsFrom) <= idAt(time) && idAt(time) < String(day?.jobsUntil)).toBe(true);
  }
  expect([idAt('2026-03-07T23:59:59.999Z') < String(day?.jobsFrom), idAt('2026-03-10T00:00:00Z') >= String(day?.jobsUntil)]).toEqual([
    true,
    true,
  ]);
});

test('younger ones, and whatever has another name, are left alone', () => {
  const old = idAt(now - 48 * HOUR_MS);
  const others = [`documents/${old}`, 'imports/bok.se', `imports/a/${old}`, importKey(old.replace('-7', '-4')), old, ''];
  expect(oldFiles([keyAt(now - 23 * HOUR_MS), keyAt(now), keyAt(now + HOUR_MS), ...others], now)).toEqual([]);
  expect(oldFiles([keyAt(now - 24 * HOUR_MS)], now)).toHaveLength(1);
});
