import { createFeed } from '@saldo/feeds';
import { testClient, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Who, type World } from '../fixtures/world.ts';

interface Row {
  readonly clientId: string;
  readonly name: string;
  readonly state: string;
  readonly steps: Record<string, { state: string; count: number | null; reason: string; code: string }>;
}
interface Board {
  readonly items: Row[];
  readonly nextCursor: string | null;
  readonly period: string;
  readonly counts: Record<string, number>;
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

async function read<T>(path: string, who: Who = 'ADMIN', language = 'sv'): Promise<{ status: number; body: T }> {
  const response = await world.send({ path, headers: { 'accept-language': language } }, who);
  return { status: response.status, body: (await response.json()) as T }; // what the caller asked this address for
}

describe('the board over HTTP', () => {
  it('has each client with every step, its state, count and reason in the language of the caller', async () => {
    const path = `/api/board?period=2026-01&clientId=${world.mine.clientId}`;
    const { body } = await read<Board>(path, 'SPECIALIST');
    expect(body.period).toBe('2026-01');
    const [row] = body.items;
    expect(Object.keys(row?.steps ?? {})).toEqual(['books', 'bank', 'checks', 'reconciled', 'closed']);
    expect(row?.steps.bank).toMatchObject({
      state: 'due',
      count: 1,
      code: 'board.bank-missing',
      reason: 'Månadens kontoutdrag saknas. Hämta från banken eller läs in en fil.',
    });
    const english = (await read<Board>(path, 'SPECIALIST', 'en')).body.items[0];
    expect(english?.steps.bank?.reason).toBe('The statements of the month are missing. Fetch from the bank, or import a file.');
  });

  it('is of the running month where none is named', async () => {
    const { body } = await read<Board>('/api/board');
    expect(body.period).toMatch(/^\d{4}-\d{2}$/);
  });

  it('comes in pages, filtered and ordered, with counts of all', async () => {
    for (const name of ['Sidan Ö AB', 'Sidan A AB', 'Sidan Å AB']) await testClient({ name });
    const stopped = await testClient({ name: 'Sidan Z AB' });
    await createFeed(userActor(), { clientId: stopped, source: 'FORTNOX' });
    const names: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await read<Board>(`/api/board?period=2026-01&q=Sidan&sort=name&limit=3${cursor}`);
      names.push(...body.items.map(({ name }) => name));
      expect(body.counts.due).toBe(4);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    expect(names).toEqual(['Sidan A AB', 'Sidan Z AB', 'Sidan Å AB', 'Sidan Ö AB']);
    expect((await read<Board>('/api/board?period=2026-01&q=Sidan&state=done')).body).toMatchObject({ items: [], counts: { due: 4 } });
    expect((await read<Board>('/api/board?period=2026-01&q=Sidan&state=done,due')).body.items).toHaveLength(4);
  });

  it.each(['period=2026-13', 'period=2026', 'period=2026-01-01', 'state=red', 'state=done,', 'sort=colour', 'limit=0', 'cursor=x.y'])(
    'refuses %s',
    async (query) => {
      expect((await read(`/api/board?${query}`)).status).toBe(400);
    },
  );

  it("shows a client's own user its company, and another's to nobody who has it not", async () => {
    const own = (await read<Board>('/api/board', 'CLIENT')).body.items.map(({ clientId }) => clientId);
    expect(own).toContain(world.mine.clientId);
    expect(own).not.toContain(world.theirs.clientId);
    const stranger = (await read<Board>('/api/board?limit=500', 'STRANGER')).body;
    expect(stranger.items.map(({ clientId }) => clientId)).toEqual([world.theirs.clientId]);
    expect(Object.values(stranger.counts).reduce((sum, one) => sum + one, 0)).toBe(1);
  });
});

describe('the timeline over HTTP', () => {
  it('says what happened in the language of the caller, and by whom', async () => {
    interface Timeline {
      readonly items: { id: string; text: string; kind: string; by: { kind: string; userId: string | null; name: string | null } }[];
    }
    const path = `/api/clients/${world.mine.clientId}/timeline?kind=connection`;
    const { body } = await read<Timeline>(path);
    expect(body.items[0]).toMatchObject({ kind: 'connection', text: 'Ny datakälla: Fortnox', by: { kind: 'user' } });
    expect((await read<Timeline>(path, 'SPECIALIST', 'en')).body.items[0]?.text).toBe('New data feed: Fortnox');
    expect((await read<Timeline>(path, 'CLIENT')).body.items[0]?.by).toEqual({ kind: 'user', userId: null, name: null });
    expect((await read(`${path}&limit=501`)).status).toBe(400);
    expect((await read(path.replace('connection', 'secrets'))).status).toBe(400);
  });
});
