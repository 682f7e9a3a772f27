import type { Job } from '@saldo/jobs';
import { defineJob } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { holdJob } from './hold.ts';
import { backgroundPlaces, freePlaces } from './places.ts';
import { handle, handlersByName } from './registry.ts';

describe('a start', () => {
  const payload = z.object({ n: z.number() });
  const sync = defineJob({ name: 'etl.registry-test', queue: 'etl', payload });
  const check = defineJob({ name: 'ai.registry-test', queue: 'ai', payload });
  const run = async () => null;

  test('takes exactly one handler for each definition', () => {
    const handlers = handlersByName([handle(sync, run), handle(check, run)], [sync, check]);
    expect([...handlers.keys()]).toEqual([sync.name, check.name]);
  });

  test('refuses none and two, and names them all', () => {
    const start = () => handlersByName([handle(sync, run), handle(sync, run)], [sync, check]);
    expect(start).toThrow(SaldoError);
    expect(() => start()).toThrow(
      expect.objectContaining({ details: { faults: 'etl.registry-test has 2 handlers, ai.registry-test has no handler' } }) as Error,
    );
  });

  test('looks at everything that is defined, unless told otherwise', () => {
    expect(() => handlersByName([handle(sync, run)])).toThrow(SaldoError);
  });
});

describe('free places', () => {
  test('the last of several is kept for somebody who has none', () => {
    expect(freePlaces(4, 0)).toEqual({ anybody: 3, newcomer: true });
    expect(freePlaces(4, 3)).toEqual({ anybody: 0, newcomer: true });
    expect(freePlaces(4, 4)).toEqual({ anybody: 0, newcomer: false });
    expect(freePlaces(1, 0)).toEqual({ anybody: 1, newcomer: false });
    expect(freePlaces(2, 0)).toEqual({ anybody: 1, newcomer: true });
  });

  test('are never more than there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 60 }), (concurrency, running) => {
        const { anybody, newcomer } = freePlaces(concurrency, running);
        return anybody >= 0 && anybody + Number(newcomer) === Math.max(0, concurrency - running);
      }),
    );
  });
});

test('jobs in the background hold half of the places, and one where there is but one', () => {
  expect([1, 2, 3, 4, 8].map((places) => backgroundPlaces(places, 0))).toEqual([1, 1, 1, 2, 4]);
  expect([0, 1, 2, 3].map((running) => backgroundPlaces(4, running))).toEqual([2, 1, 0, 0]);
});

test('what is lost is lost, whatever it was told before', () => {
  const hold = holdJob({ id: 'x' } as Job);
  expect([hold.reason(), hold.signal.aborted]).toEqual([null, false]);
  hold.end('stopping');
  hold.end('cancelled');
  expect([hold.reason(), hold.signal.aborted]).toEqual(['stopping', true]);
  hold.end('lost');
  expect(hold.reason()).toBe('lost');
});
