import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCall, type CallPurpose, type CallState, decideCall, noCalls, scheduledFetchMs } from './call-budget.ts';

const now = Date.parse('2026-11-30T06:00:00Z');
const HOUR = 3_600_000;
const call = (hoursAgo: number, purpose: CallPurpose) => ({ at: new Date(now - hoursAgo * HOUR).toISOString(), purpose });
const after = (...calls: ReturnType<typeof call>[]): CallState => ({ ...noCalls, calls });

describe('the calls of an account', () => {
  it('are four a day: one for the schedule, one held for its retry, two for whoever wants it now', () => {
    expect(decideCall(noCalls, 'now', now)).toEqual({ may: true, left: 2, nextAt: null });
    expect(decideCall(after(call(2, 'now'), call(1, 'now')), 'now', now)).toMatchObject({ may: false, left: 0 });
    expect(decideCall(after(call(2, 'now'), call(1, 'now')), 'scheduled', now)).toMatchObject({ may: true, left: 2 });
    expect(decideCall(after(call(3, 'scheduled'), call(2, 'now'), call(1, 'now')), 'now', now).may).toBe(false);
    expect(decideCall(after(call(3, 'scheduled'), call(2, 'now'), call(1, 'now')), 'retry', now).may).toBe(true);
    const all = after(call(4, 'scheduled'), call(3, 'retry'), call(2, 'now'), call(1, 'now'));
    expect(decideCall(all, 'scheduled', now)).toEqual({ may: false, left: 0, nextAt: new Date(now + 20 * HOUR).toISOString() });
  });

  it('are what the headers say, until those begin anew', () => {
    const told = afterCall(noCalls, call(0, 'now'), { limit: 4, remaining: 0, resetSeconds: 7_200 });
    expect(decideCall(told, 'scheduled', now)).toEqual({ may: false, left: 0, nextAt: new Date(now + 2 * HOUR).toISOString() });
    expect(decideCall(told, 'scheduled', now + 2 * HOUR).may).toBe(true);
  });

  it('are counted where the headers make no sense', () => {
    const told = afterCall(noCalls, call(0, 'now'), { limit: 4, remaining: 0, resetSeconds: -5 });
    expect(decideCall(told, 'scheduled', now)).toMatchObject({ may: true, left: 3 });
  });

  it('put off what the schedule fetches next until the bank gives something again', () => {
    const inAnHour = now + HOUR;
    const usedUp = afterCall(noCalls, call(0, 'now'), { limit: 4, remaining: 0, resetSeconds: 7_200 });
    expect(scheduledFetchMs([noCalls, noCalls], inAnHour)).toBe(inAnHour);
    expect(scheduledFetchMs([noCalls, usedUp], inAnHour)).toBe(now + 2 * HOUR);
    expect(scheduledFetchMs([usedUp, noCalls], now + 3 * HOUR)).toBe(now + 3 * HOUR);
    const all = after(call(4, 'scheduled'), call(3, 'retry'), call(2, 'now'), call(1, 'now'));
    expect(scheduledFetchMs([all, noCalls], inAnHour)).toBe(now + 20 * HOUR);
  });

  it('are never more in any day than the bank allows, whoever asks and whenever', () => {
    const asks = fc.array(fc.tuple(fc.nat({ max: 5 * HOUR }), fc.constantFrom<CallPurpose>('scheduled', 'retry', 'now')), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(asks, fc.constantFrom(null, 4, 2, 10), (list, limit) => {
        let at = now;
        let state: CallState = { ...noCalls, limitPerDay: limit };
        const made: number[] = [];
        for (const [wait, purpose] of list) {
          at += wait;
          if (!decideCall(state, purpose, at).may) continue;
          made.push(at);
          state = afterCall(state, { at: new Date(at).toISOString(), purpose }, null);
          const inDay = made.filter((one) => at - one < 24 * HOUR).length;
          expect(inDay).toBeLessThanOrEqual(limit ?? 4);
        }
        // Whoever is refused is told a time at which the schedule may ask.
        const refused = decideCall(state, 'scheduled', at);
        if (refused.nextAt !== null) expect(decideCall(state, 'scheduled', Date.parse(refused.nextAt)).may).toBe(true);
      }),
    );
  });
});
