import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jobStatuses } from './job.ts';
import { messages } from './messages.ts';
import { clockText, type Surroundings, waitingReason } from './waiting.ts';

const now = new Date('2026-11-25T20:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const free: Surroundings = { ahead: 0, running: 0, partnerRuns: false, workersRun: true, now };
const due = { status: 'queued' as const, runAt: now, attempts: 0, maxAttempts: 3, error: null, lostLeases: 0 };
const failed = (code: string) => ({ code, retryable: true, details: {}, faults: [], faultCount: 0 });

function told(job: Partial<typeof due> | object, around: Partial<Surroundings> = {}): string | null {
  const reason = waitingReason({ ...due, ...job }, { ...free, ...around });
  return reason && (messages[reason.code]?.(reason.details).sv ?? `no sentence for ${reason.code}`);
}

describe('why a job waits', () => {
  test('names how many go before it and how many run', () => {
    expect(told({}, { ahead: 12, running: 4 })).toBe('Väntar på en ledig plats: 12 jobb går före, 4 pågår.');
    expect(told({}, { ahead: 1, running: 0 })).toBe('Väntar på en ledig plats: 1 jobb går före, 0 pågår.');
    expect(told({}, { ahead: 1_000, running: 4 })).toBe('Väntar på en ledig plats: minst 1000 jobb går före, 4 pågår.');
    expect(told({}, { running: 4 })).toBe('Först i kön, väntar på en ledig plats: 4 jobb pågår.');
    expect(told({})).toBe('Börjar strax.');
  });

  test('tells nothing of others to whoever must not know of them', () => {
    expect(told({}, { ahead: null, running: null })).toBe('Väntar på en ledig plats.');
  });

  test('names the time, and what it waits for until then', () => {
    const runAt = later(10 * 3600);
    expect(told({ runAt })).toBe('Väntar till 2026-11-26 07:00, då det är begärt.');
    expect(told({ runAt: later(600), attempts: 2, error: failed('fortnox.unavailable') })).toBe(
      'Försök 2 av 3 misslyckades. Nästa försök 21:10.',
    );
    expect(told({ runAt: later(5), error: failed('database.unreachable') })).toBe('Databasen var borta. Fortsätter 21:00:05.');
    expect(told({ runAt, attempts: 1, error: failed('fortnox.limit') })).toBe(
      'Källan tar inte emot fler anrop just nu. Fortsätter 2026-11-26 07:00.',
    );
  });

  test('puts what nobody can hurry before what is only a matter of turn', () => {
    expect(told({}, { workersRun: false, ahead: 3 })).toBe('Ingenting kör jobb just nu. Det börjar när körningen är igång igen.');
    expect(told({}, { partnerRuns: true, ahead: 3 })).toBe('Väntar på ett annat jobb för samma källa, som pågår.');
    expect(told({ lostLeases: 2 }, { ahead: 3 })).toContain('körs därför för sig');
    expect(told({ runAt: later(60) }, { workersRun: false, partnerRuns: true })).toContain('Väntar till');
  });

  test('is one sentence in either language for every queued job, and none for any other', () => {
    const job = fc.record({
      status: fc.constantFrom(...jobStatuses),
      runAt: fc.integer({ min: -90_000, max: 90_000 }).map(later),
      attempts: fc.nat(3),
      maxAttempts: fc.constant(3),
      lostLeases: fc.nat(2),
      error: fc.constantFrom(null, failed('fortnox.limit'), failed('defect')),
    });
    const count = fc.option(fc.nat(2_000));
    const around = fc.record({ ahead: count, running: count, partnerRuns: fc.boolean(), workersRun: fc.boolean(), now: fc.constant(now) });
    fc.assert(
      fc.property(job, around, (of, facts) => {
        const reason = waitingReason(of, facts);
        expect(reason === null).toBe(of.status !== 'queued');
        const sentence = reason && messages[reason.code]?.(reason.details);
        if (reason) expect([sentence?.sv, sentence?.en].every((text) => text?.endsWith('.') && !text.includes('undefined'))).toBe(true);
        if (facts.ahead === null && reason) expect(reason.details).not.toHaveProperty('ahead');
      }),
    );
  });
});

describe("the firm's clock", () => {
  test('has the day where it is another one, and seconds where it is soon', () => {
    expect(clockText(later(45), now)).toBe('21:00:45');
    expect(clockText(later(3 * 3600 + 60), now)).toBe('2026-11-26 00:01');
    expect(clockText(new Date('2026-07-01T04:00:00Z'), new Date('2026-07-01T01:00:00Z'))).toBe('06:00');
  });
});
