import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import { matching, matchScore } from './palette-match.ts';
import { clientRooms, firmRooms, opensTo, sameRoom } from './rooms.ts';
import { calendarYear, startingPeriod, yearHolding } from './starting-period.ts';

const year = (from: string, to: string) => ({ from: plainDate(from), to: plainDate(to) });

describe('where the books open', () => {
  const years = [year('2024-07-01', '2025-06-30'), year('2025-07-01', '2026-06-30'), year('2026-07-01', '2027-06-30')];

  it('is the financial year of today, else the latest that has begun, else the earliest to come', () => {
    expect(startingPeriod(years, plainDate('2026-03-01'))).toEqual(years[1]);
    expect(startingPeriod(years.slice(0, 2), plainDate('2026-11-30'))).toEqual(years[1]);
    expect(startingPeriod(years.slice(2), plainDate('2026-03-01'))).toEqual(years[2]);
  });

  it('is the calendar year where nothing is known', () => {
    expect(startingPeriod([], plainDate('2026-03-01'))).toEqual(calendarYear('2026'));
  });

  it('knows the one year that holds a period', () => {
    expect(yearHolding(years, year('2025-08-01', '2025-08-31'))).toEqual(years[1]);
    expect(yearHolding(years, year('2025-06-01', '2025-07-31'))).toBeNull();
  });
});

describe('the same room of another client', () => {
  it('is the one it was', () => {
    expect(sameRoom('/clients/$clientId/vouchers')).toBe('/clients/$clientId/vouchers');
    expect(sameRoom('/clients/$clientId/feeds/$feedId')).toBe('/clients/$clientId/feeds');
    expect(sameRoom('/clients/$clientId/')).toBe('/clients/$clientId');
    expect(sameRoom('/jobs')).toBe('/clients/$clientId');
  });
});

describe('the rooms', () => {
  it('are those that one may enter', () => {
    const roomsOf = (role: 'ADMIN' | 'CLIENT', may: boolean) =>
      [...firmRooms, ...clientRooms].filter((room) => opensTo(room, { role, may: () => may })).map(({ room }) => room);
    expect(roomsOf('ADMIN', false)).toEqual(['clients', 'jobs', 'overview', 'feeds', 'bank', 'vouchers', 'entries', 'balance']);
    expect(roomsOf('ADMIN', true)).toHaveLength(firmRooms.length + clientRooms.length - 1);
    expect(roomsOf('CLIENT', false)).toEqual(['portal', 'bank', 'vouchers', 'entries', 'balance']);
  });

  it('are each reached by keys of their own', () => {
    const keys = [...clientRooms, ...firmRooms].map((room) => room.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the search', () => {
  it('puts what begins so before what only holds it', () => {
    expect(matching(['Nordfrakt AB', 'Frakt i Nord', 'Östra Nordbygg', 'Annat'], (text) => text, 'nord')).toEqual([
      'Nordfrakt AB',
      'Frakt i Nord',
      'Östra Nordbygg',
    ]);
  });

  it('keeps å, ä and ö as letters of their own', () => {
    expect(matchScore('Åkeri', 'å')).toBe(3);
    expect(matchScore('Akeri', 'å')).toBe(0);
  });
});
