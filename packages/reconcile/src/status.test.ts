import { expect, it } from 'vitest';
import { statusOf } from './status.ts';

const settled = { isClosed: false, hasChanged: false, unexplainedMinor: 0n, undecidedRows: 0 };

it('is ready where nothing is undecided or unexplained, and nowhere else', () => {
  expect(statusOf(settled)).toBe('ready');
  expect(statusOf({ ...settled, undecidedRows: 2 })).toBe('open');
  expect(statusOf({ ...settled, unexplainedMinor: 1n })).toBe('open');
  expect(statusOf({ ...settled, unexplainedMinor: null })).toBe('unproven');
});

it('stays closed until something changes', () => {
  expect(statusOf({ ...settled, isClosed: true, undecidedRows: 1 })).toBe('closed');
  expect(statusOf({ ...settled, isClosed: true, hasChanged: true })).toBe('stale');
});
