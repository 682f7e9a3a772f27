import { expect, it } from 'vitest';
import { hasFailed, precisionOf } from './rule-record.ts';

it('is precise by the decisions that it was right in', () => {
  expect(precisionOf({ confirmed: 0, failed: 0 })).toBeNull();
  expect(precisionOf({ confirmed: 3, failed: 1 })).toBe(0.75);
});

it('has failed where it was wrong twice and in more than one of ten', () => {
  expect(hasFailed({ confirmed: 0, failed: 1 })).toBe(false);
  expect(hasFailed({ confirmed: 5, failed: 2 })).toBe(true);
  expect(hasFailed({ confirmed: 18, failed: 2 })).toBe(false);
});
