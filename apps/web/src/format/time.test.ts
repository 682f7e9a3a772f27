import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import { durationText, instantText, momentText, secondsBetween, timeOfDays } from './time.ts';

const zone = 'Europe/Stockholm';

describe('instants', () => {
  it('are shown by the reader’s clock, summer and winter', () => {
    expect(instantText('2026-11-30T04:12:00Z', zone)).toBe('2026-11-30 05:12');
    expect(instantText('2026-07-01T22:30:00Z', zone)).toBe('2026-07-02 00:30');
  });

  it('are told beside today by the reader’s midnight, not by UTC’s', () => {
    const now = new Date('2026-11-30T23:30:00Z'); // the first of December in Stockholm
    expect(momentText('2026-11-30T23:10:00Z', now, 'sv', zone)).toBe('i dag 00:10');
    expect(momentText('2026-11-30T22:10:00Z', now, 'sv', zone)).toBe('i går 23:10');
    expect(momentText('2026-11-29T22:10:00Z', now, 'en', zone)).toBe('2026-11-29 23:10');
  });
});

it('some days begin and end at the reader’s midnight', () => {
  const { since, before } = timeOfDays({ from: plainDate('2026-10-01'), to: plainDate('2026-10-31') });
  expect(instantText(since)).toBe('2026-10-01 00:00');
  expect(instantText(before)).toBe('2026-11-01 00:00');
});

describe('lengths of time', () => {
  it('say the two largest units', () => {
    expect(durationText(0.4, 'sv')).toBe('under 1 s');
    expect(durationText(14, 'sv')).toBe('14 s');
    expect(durationText(134, 'sv')).toBe('2 min 14 s');
    expect(durationText(120, 'en')).toBe('2 min');
    expect(durationText(3_900, 'sv')).toBe('1 tim 5 min');
    expect(durationText(7_200, 'en')).toBe('2 h');
  });

  it('are unknown while one end is', () => {
    expect(secondsBetween('2026-01-01T00:00:00Z', '2026-01-01T00:00:01.500Z')).toBe(1.5);
    expect(secondsBetween('2026-01-01T00:00:00Z', null)).toBeNull();
  });
});
