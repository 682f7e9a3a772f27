import { expect, test } from '@playwright/test';
import { pageWeights, ROOMS } from './page-weight.ts';

test('a first visit fetches at most 200 kB of script, whatever room it goes to', async () => {
  const weights = await pageWeights();
  expect(weights.map(({ room }) => room.replace(/-[\w-]{8}\.js$/, '')).sort()).toEqual(ROOMS.toSorted());
  expect(weights[0]?.bytes).toBeGreaterThan(60_000);
  expect(weights.filter(({ bytes }) => bytes > 200_000)).toEqual([]);
});
