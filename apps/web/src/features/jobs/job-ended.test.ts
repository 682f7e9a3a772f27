import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { FOLLOWED, jobEnded } from './job-queries.ts';

it('asks again for what a job may have changed, but not for the end itself that was just read', async () => {
  const client = new QueryClient();
  const [followed, list, books, own] = [['jobs', FOLLOWED, 'j'], ['jobs', 'list', {}], ['ledger', 'c', 'years'], ['me']];
  for (const key of [followed, list, books, own]) client.setQueryData(key, {});
  await jobEnded(client);
  expect([followed, list, books, own].map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([false, true, true, false]);
  client.clear();
});
