import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPace, type Pace, secondsLeft, toneOf } from './job-state.ts';
import { syncResult } from './sync-result.ts';

describe('the time left', () => {
  const at = (done: number, phase = 'store', total: number | null = 100) => ({ done, total, phase });

  it('follows the pace of the phase', () => {
    const pace = nextPace(undefined, at(10), 0);
    expect(secondsLeft(nextPace(pace, at(30), 10_000), at(30), 10_000)).toBe(35);
  });

  it('is unknown at the beginning, without a total, and when nothing moved', () => {
    const pace = nextPace(undefined, at(10), 0);
    expect(secondsLeft(pace, at(30), 1_000)).toBeNull();
    expect(secondsLeft(pace, at(30, 'store', null), 10_000)).toBeNull();
    expect(secondsLeft(pace, at(10), 10_000)).toBeNull();
  });

  it('begins anew with each phase, and when a retry counts from the start', () => {
    const pace = nextPace(undefined, at(10), 0);
    expect(nextPace(pace, at(1, 'prove'), 5_000)).toEqual({ phase: 'prove', sinceMs: 5_000, doneThen: 1 });
    expect(nextPace(pace, at(2), 5_000)).toEqual({ phase: 'store', sinceMs: 5_000, doneThen: 2 });
    expect(nextPace(pace, at(11), 5_000)).toBe(pace);
  });

  it('is never negative', () => {
    const count = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(count, count, fc.option(count), fc.nat(), (doneThen, done, total, nowMs) => {
        const pace: Pace = { phase: 'p', sinceMs: 0, doneThen };
        const left = secondsLeft(pace, { phase: 'p', done, total }, nowMs);
        return left === null || (left > 0 && Number.isFinite(left));
      }),
    );
  });
});

describe('the result of a sync', () => {
  const result = {
    vouchers: { added: 3, changed: 1, removed: 0, unchanged: 640 },
    entries: 12,
    faults: [{ line: 18, label: '#KONTO', message: 'Namnet saknas.' }],
    proof: {
      status: 'unproven',
      differences: [{ account: '1930', expected: '1.00', actual: '2.00' }],
      unbalanced: { count: 1, vouchers: [{ voucherId: 'v1', series: 'A', number: '75', date: '2026-03-01', difference: '12.50' }] },
    },
  };

  it('is read whole', () => {
    expect(syncResult({ result })).toEqual(result);
  });

  it('is none where the job had another one', () => {
    expect(syncResult({ result: null })).toBeNull();
    expect(syncResult({ result: { revoked: true } })).toBeNull();
  });

  it('never claims a proof that is not there', () => {
    expect(syncResult({ result: { vouchers: {} } })?.proof.status).toBe('unproven');
  });

  it('wants a look where it is not proven', () => {
    expect(toneOf({ status: 'succeeded', result })).toBe('late');
    expect(toneOf({ status: 'succeeded', result: { ...result, proof: { status: 'proven', differences: [] } } })).toBe('proven');
    expect(toneOf({ status: 'succeeded', result: { revoked: true } })).toBe('proven');
    expect(toneOf({ status: 'failed', result: null })).toBe('wrong');
  });
});
