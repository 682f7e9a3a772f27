import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import type { BoardStep } from '../../api/resources.ts';
import { en } from '../../words/en.ts';
import { sv } from '../../words/sv.ts';
import { boardMonth } from './board-month.ts';
import { initials, stepText } from './step-text.ts';

const days = (from: string, to: string) => ({ from: plainDate(from), to: plainDate(to) });

describe('the month of the board', () => {
  const today = plainDate('2026-11-25');

  it('is the one that has just ended, unless days are chosen', () => {
    expect(boardMonth(null, today)).toEqual(days('2026-10-01', '2026-10-31'));
    expect(boardMonth(null, plainDate('2026-01-03'))).toEqual(days('2025-12-01', '2025-12-31'));
    expect(boardMonth(days('2026-09-01', '2026-09-30'), today)).toEqual(days('2026-09-01', '2026-09-30'));
  });

  it('is of a longer time the last month that has begun', () => {
    expect(boardMonth(days('2026-01-01', '2026-12-31'), today)).toEqual(days('2026-11-01', '2026-11-30'));
    expect(boardMonth(days('2025-01-01', '2025-12-31'), today)).toEqual(days('2025-12-01', '2025-12-31'));
    expect(boardMonth(days('2027-01-01', '2027-12-31'), today)).toEqual(days('2027-01-01', '2027-01-31'));
  });
});

describe('a cell', () => {
  const now = new Date('2026-11-05T12:00:00Z');
  const step = (of: Partial<BoardStep>): BoardStep => ({
    state: 'none',
    count: null,
    reason: '',
    code: '',
    helps: null,
    at: null,
    until: null,
    feedId: null,
    jobId: null,
    progress: null,
    ...of,
  });
  const told = (of: Partial<BoardStep>) => stepText(step(of), sv, now);

  it('says in two words how the step stands', () => {
    expect(told({ state: 'done', code: 'board.proven', at: '2026-11-05T04:00:00Z' })).toBe('i dag');
    expect(told({ state: 'done', code: 'board.proven-until', at: '2026-11-02T04:00:00Z' })).toBe('2026-11-02');
    expect(told({ state: 'attention', code: 'board.unproven', count: 1 })).toBe('1\u00a0konto skiljer');
    expect(told({ state: 'attention', code: 'board.flagged', count: 3 })).toBe('3\u00a0flaggade');
    expect(told({ state: 'due', code: 'board.not-whole', until: '2026-10-12' })).toBe('till 10-12');
    expect(told({ state: 'due', code: 'board.no-books' })).toBe('inte ansluten');
    expect(told({ code: 'board.no-bank' })).toBe('ingen bank');
    expect(told({ code: 'board.not-closed' })).toBe('–');
    expect(stepText(step({ state: 'attention', code: 'board.unbalanced', count: 2 }), en, now)).toBe('2 unbalanced');
  });

  it('says how far a fetch has come, as far as that is known', () => {
    expect(told({ state: 'running', code: 'board.fetching', progress: { done: 62, total: 100, phase: 'store' } })).toBe('hämtar 62 %');
    expect(told({ state: 'running', code: 'board.fetching', progress: { done: 62, total: null, phase: 'store' } })).toBe('hämtar');
    expect(told({ state: 'running', code: 'board.queued' })).toBe('i kö');
  });

  it('says of an error of the source what it means for whoever looks', () => {
    expect(told({ state: 'blocked', code: 'fortnox.key-refused', helps: 'connect' })).toBe('ange ny nyckel');
    expect(told({ state: 'blocked', code: 'fortnox.consent-expired', helps: 'connect' })).toBe('anslut igen');
    expect(told({ state: 'blocked', code: 'fortnox.down', helps: 'fetch' })).toBe('hämtning misslyckad');
    expect(told({ state: 'attention', code: 'sie.unreadable', helps: 'import' })).toBe('fil avvisad');
  });
});

it('shortens the name of whoever answers', () => {
  expect(['Anna Ek', 'Per-Olof Ås', 'Örjan', ''].map(initials)).toEqual(['AE', 'PÅ', 'Ö', '']);
});
