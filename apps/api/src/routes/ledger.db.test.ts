import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

interface Answer {
  readonly status: number;
  readonly names: string[];
  readonly body: { readonly items?: { series: string; number: string }[]; readonly nextCursor?: string | null; readonly code?: string };
}

async function vouchers(query: string): Promise<Answer> {
  const response = await world.send({ path: `/api/vouchers?clientId=${world.mine.clientId}&${query}` }, 'SPECIALIST');
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, names: (body.items ?? []).map(({ series, number }) => `${series}${number}`), body };
}

describe('GET /api/vouchers', () => {
  it.each([
    ['q=a+2', ['A2']],
    ['q=hyra', ['A2']],
    ['q=finns+inte', []],
    ['account=1930', ['A1', 'A2']],
    ['account=50', ['A2']],
    ['account=3001&q=hyra', []],
    ['flagged=true', []],
    ['flagged=false', ['A1', 'A2']],
    ['q=&account=', ['A1', 'A2']],
  ])('with %s', async (query, names) => {
    expect(await vouchers(query)).toMatchObject({ status: 200, names, body: { nextCursor: null } });
  });

  it('goes on from page to page', async () => {
    const first = await vouchers('account=19&limit=1');
    const second = await vouchers(`account=19&limit=1&cursor=${encodeURIComponent(first.body.nextCursor ?? '')}`);
    expect([first.names, second.names, second.body.nextCursor]).toEqual([['A1'], ['A2'], null]);
  });

  it.each(['flagged=ja', 'flagged=', `q=${'x'.repeat(201)}`, `account=${'1'.repeat(61)}`])('refuses %s', async (query) => {
    expect(await vouchers(query)).toMatchObject({ status: 400, body: { code: 'api.query' } });
  });
});
