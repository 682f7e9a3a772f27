import { newId } from '@saldo/platform/db';
import { testDatabase } from '@saldo/testing';
import { beforeAll, expect, test } from 'vitest';
import { holdBack, takeTurn } from './limiter-store.ts';

beforeAll(() => testDatabase());

/** When each request would go out, from asking on. */
async function starts(keys: readonly string[], spacingMs: number): Promise<number[]> {
  const began = performance.now();
  const waits = await Promise.all(keys.map(async (key) => (await takeTurn({ key, spacingMs })) + performance.now() - began));
  return waits.sort((a, b) => a - b);
}

test('twenty workers at once get twenty turns, evenly spaced', async () => {
  const key = `fortnox:test:${newId()}`;
  const given = await starts(
    Array.from({ length: 20 }, () => key),
    500,
  );
  // Their own clocks differ from the database's by what the answer took.
  for (const [index, start] of given.entries()) if (index > 0) expect(start - given[index - 1]!).toBeGreaterThan(300);
  expect(given.at(-1)! - given[0]!).toBeGreaterThanOrEqual(19 * 500 - 400);
});

test('one tenant does not wait for another', async () => {
  const given = await starts([`a:${newId()}`, `b:${newId()}`], 60_000);
  expect(given.at(-1)).toBeLessThan(30_000);
});

test('who was told to wait holds everybody back, and a shorter wait never shortens a longer one', async () => {
  const key = `fortnox:test:${newId()}`;
  await holdBack(key, 30_000);
  await holdBack(key, 1_000);
  const wait = await takeTurn({ key, spacingMs: 200 });
  expect(wait).toBeGreaterThan(25_000);
  expect(wait).toBeLessThanOrEqual(30_000);
  expect(await takeTurn({ key, spacingMs: 200 })).toBeGreaterThan(wait - 5_000);
});
