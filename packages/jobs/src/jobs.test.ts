import { AsyncLocalStorage } from 'node:async_hooks';
import { type Fault, SaldoError } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { backoffSeconds, LONGEST_WAIT_SECONDS, waitSeconds } from './backoff.ts';
import { defineJob, jobDefinition } from './definition.ts';
import { openEmbeddedDriver } from './driver-embedded.ts';
import { hasEnded, type JobStatus, jobStatuses, mayCancel, mayRetry } from './job.ts';
import { jobError, outcomeOf, typedError } from './outcome.ts';

const random = fc.double({ min: 0, max: 0.999_999, noNaN: true });

describe('the wait before the next attempt', () => {
  test('doubles from two seconds, less up to a quarter', () => {
    expect([1, 2, 3, 4].map((failed) => backoffSeconds(2, failed, 0))).toEqual([2, 4, 8, 16]);
    expect(backoffSeconds(2, 1, 0.999)).toBeCloseTo(1.5, 2);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), random, (failed, r) => {
        const wait = backoffSeconds(2, failed, r);
        return wait >= 1.5 && wait <= LONGEST_WAIT_SECONDS;
      }),
    );
  });

  test('is the longer one where attempts differ, however the dice fall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), random, random, (n, a, b) => backoffSeconds(2, n + 1, a) > backoffSeconds(2, n, b)),
    );
  });

  test("never comes before the provider's own", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 86_400 }), random, (after, r) => waitSeconds(after, r) >= after));
    expect(waitSeconds(10 ** 9, 0)).toBe(LONGEST_WAIT_SECONDS);
  });
});

describe('what becomes of a job that threw', () => {
  const first = { attempts: 1, maxAttempts: 3 };

  test('a typed error that says never has failed at once', () => {
    const outcome = outcomeOf(
      new SaldoError('feeds.consent-expired', 'upstream', { endedOn: '2026-03-03' }, { retry: 'never' }),
      first,
      2,
      0,
    );
    expect(outcome).toEqual({
      kind: 'failed',
      error: { code: 'feeds.consent-expired', retryable: false, details: { endedOn: '2026-03-03' }, faults: [], faultCount: 0 },
    });
  });

  test('one that says later is tried again until the attempts are used up', () => {
    const error = new SaldoError('fortnox.down', 'upstream');
    expect(outcomeOf(error, first, 2, 0)).toMatchObject({ kind: 'retry', afterSeconds: 2, error: { retryable: true } });
    expect(outcomeOf(error, { attempts: 2, maxAttempts: 3 }, 2, 0)).toMatchObject({ kind: 'retry', afterSeconds: 4 });
    expect(outcomeOf(error, { attempts: 3, maxAttempts: 3 }, 2, 0)).toMatchObject({ kind: 'failed', error: { retryable: true } });
  });

  test("the provider's wait wins over a shorter backoff", () => {
    const error = new SaldoError('fortnox.down', 'upstream', {}, { afterSeconds: 60 });
    expect(outcomeOf(error, first, 2, 0)).toMatchObject({ kind: 'retry', afterSeconds: 60 });
  });

  test('a limit that is used up waits, even on the last attempt', () => {
    const error = new SaldoError('bank.limit', 'limit', {}, { afterSeconds: 3_600 });
    expect(outcomeOf(error, { attempts: 3, maxAttempts: 3 }, 2, 0)).toMatchObject({
      kind: 'wait',
      afterSeconds: 3_600,
      error: { code: 'bank.limit', retryable: true },
    });
  });

  test('a database that was taken away is waited for, as often as that is; a connection that broke by itself may be the job’s own doing', () => {
    const last = { attempts: 3, maxAttempts: 3 };
    const gone = new SaldoError('database.unreachable', 'upstream', {}, { afterSeconds: 5 });
    expect(outcomeOf(gone, last, 2, 0)).toMatchObject({ kind: 'wait', afterSeconds: 5 });
    expect(outcomeOf(new SaldoError('database.unreachable', 'upstream'), last, 2, 0)).toMatchObject({ kind: 'failed' });
    expect(outcomeOf(new SaldoError('fortnox.down', 'upstream', {}, { afterSeconds: 5 }), last, 2, 0)).toMatchObject({ kind: 'failed' });
  });

  test('anything else is a defect: tried again, and its words stay in the log', () => {
    const error = typedError(new TypeError('password=hunter2'));
    const outcome = outcomeOf(error, first, 2, 0);
    expect(outcome).toMatchObject({ kind: 'retry', error: { code: 'defect', retryable: true } });
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
    expect(typedError('text').code).toBe('defect');
  });

  test('the record keeps the first thousand faults and counts the rest', () => {
    const fault: Fault = { code: 'sie.amount', message: { sv: 'x', en: 'x' }, line: 1 };
    const told = jobError(new SaldoError('sie.unreadable', 'invalid', {}, { faults: Array<Fault>(1_500).fill(fault) }));
    expect([told.faults.length, told.faultCount]).toEqual([1_000, 1_500]);
  });
});

test('a status says what may still happen', () => {
  const may = (ask: (job: { status: JobStatus }) => boolean) => jobStatuses.filter((status) => ask({ status }));
  expect(may(hasEnded)).toEqual(['succeeded', 'failed', 'cancelled']);
  expect(may(mayRetry)).toEqual(['failed', 'cancelled']);
  expect(may(mayCancel)).toEqual(['queued', 'running']);
});

test('a definition has the defaults of the house and a name of its own', () => {
  const payload = z.object({ feedId: z.string() });
  const made = defineJob({ name: 'etl.definition-test', queue: 'etl', payload });
  expect(made).toMatchObject({ attempts: 3, backoffSeconds: 2, leaseSeconds: null, onePer: null });
  expect(jobDefinition('etl.definition-test')).toBe(made);
  expect(() => defineJob({ name: 'etl.definition-test', queue: 'etl', payload })).toThrow(RangeError);
  expect(() => defineJob({ name: 'ai.definition-test', queue: 'etl', payload })).toThrow(RangeError);
});

test('a ring carries nothing of whoever rang into the worker, such as the request whose answer is kept', async () => {
  const carried = new AsyncLocalStorage<string>();
  const driver = openEmbeddedDriver();
  const heard = Promise.withResolvers<string | undefined>();
  const end = await driver.listen('etl', 1, async () => heard.resolve(carried.getStore()));
  await carried.run('a request', () => driver.ring({ jobId: 'a', queue: 'etl', delivery: 0 }));
  expect(await heard.promise).toBeUndefined();
  await end();
  await driver.close();
});
