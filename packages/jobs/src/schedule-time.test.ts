import { addDays, dateInZone, plainDate, SaldoError } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextRun, spreadHour, spreadMinute } from './schedule-time.ts';

const runs = (cron: string, zone: string, from: string, count: number): string[] => {
  const found: string[] = [];
  for (let at = new Date(from); found.length < count; ) {
    at = nextRun(cron, zone, at);
    found.push(at.toISOString());
  }
  return found;
};

describe('a daily schedule', () => {
  test('keeps to the wall clock of its zone over both changes of clocks', () => {
    expect(runs('15 6 * * *', 'Europe/Stockholm', '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T05:15:00.000Z',
      '2026-03-29T04:15:00.000Z',
      '2026-03-30T04:15:00.000Z',
    ]);
  });

  test('in the hour that is skipped runs when the clocks have moved', () => {
    expect(runs('30 2 * * *', 'Europe/Stockholm', '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:00:00.000Z', // 02:30 does not exist: at 03:00, when the clocks have moved
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  test('in the hour that comes twice runs once', () => {
    expect(runs('30 2 * * *', 'Europe/Stockholm', '2026-10-24T00:00:00Z', 4)).toEqual([
      '2026-10-24T00:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
      '2026-10-27T01:30:00.000Z',
    ]);
  });

  test('runs exactly once on every day of every year, whatever minute and zone', () => {
    const zone = fc.constantFrom('Europe/Stockholm', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo');
    const minute = fc.integer({ min: 0, max: 59 });
    const hour = fc.constantFrom(0, 1, 2, 3, 23);
    const start = fc.integer({ min: 0, max: 330 }).map((days) => addDays(plainDate('2026-01-02'), days));
    fc.assert(
      fc.property(zone, minute, hour, start, (timeZone, m, h, from) => {
        let at = nextRun(`${m} ${h} * * *`, timeZone, new Date(`${from}T12:00:00Z`));
        for (let day = 0; day < 10; day++) {
          const next = nextRun(`${m} ${h} * * *`, timeZone, at);
          if (dateInZone(next, timeZone) !== addDays(dateInZone(at, timeZone), 1)) return false;
          at = next;
        }
        return true;
      }),
      { numRuns: 60 },
    );
  });
});

test('an expression or zone that is none is refused', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  for (const [cron, zone] of [
    ['every day', 'UTC'],
    ['61 2 * * *', 'UTC'],
    ['0 0 30 2 *', 'UTC'],
    ['0 2 * * *', 'Europe/Atlantis'],
    ['0 0 2 * * *', 'UTC'],
  ] as const) {
    expect(() => nextRun(cron, zone, now), cron).toThrow(SaldoError);
  }
});

test('feeds are spread over the hour and over the night, each always alike', () => {
  const ids = Array.from({ length: 6_000 }, (_, i) => `018bcfe5-6800-7fff-bfff-${i.toString(16).padStart(12, '0')}`);
  const perMinute = new Array<number>(60).fill(0);
  for (const id of ids) perMinute[spreadMinute(id)]! += 1;
  expect(Math.min(...perMinute)).toBeGreaterThan(60);
  expect(Math.max(...perMinute)).toBeLessThan(150);
  const hours = new Set(ids.map((id) => spreadHour(id, 1, 5)));
  expect([...hours].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(spreadMinute(ids[0]!)).toBe(spreadMinute(ids[0]!));
});
