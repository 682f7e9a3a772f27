import { setTimeout as sleep } from 'node:timers/promises';
import { SaldoError } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import { eventStream, type StreamEvent, type StreamOptions } from './event-stream.ts';

const quick = { checkMs: 10, heartbeatMs: 25, longestMs: 5_000 };
const event = (id: string): StreamEvent => ({ id, name: 'job', data: `{"v":${id}}` });

async function* states(signal: AbortSignal, ids: readonly string[], forEver = false): AsyncGenerator<StreamEvent, void, undefined> {
  for (const id of ids) yield event(id);
  while (forEver && !signal.aborted) await sleep(2);
}

function open(of: Partial<StreamOptions>) {
  let ends = 0;
  const response = eventStream({
    events: (signal) => states(signal, ['1', '2']),
    lastEventId: undefined,
    stopping: undefined,
    isStillAllowed: async () => true,
    onEnd: () => {
      ends += 1;
    },
    times: quick,
    ...of,
  });
  return { response, ended: () => ends };
}

describe('eventStream', () => {
  it('sends each state with its id and name, and ends after the last', async () => {
    const { response, ended } = open({});
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await response.text()).toBe('retry: 1000\n\nid: 1\nevent: job\ndata: {"v":1}\n\nid: 2\nevent: job\ndata: {"v":2}\n\n');
    expect(ended()).toBe(1);
  });

  it('leaves out the state that the caller has already', async () => {
    expect(await open({ lastEventId: '1' }).response.text()).toBe('retry: 1000\n\nid: 2\nevent: job\ndata: {"v":2}\n\n');
  });

  it('keeps the connection awake with comments', async () => {
    const times = { ...quick, longestMs: 1_000 };
    const { response } = open({ events: (signal) => states(signal, ['1'], true), times });
    expect((await response.text()).match(/^: .+$/gm)?.length).toBeGreaterThanOrEqual(2);
  });

  it('ends when the server stops, when it has lasted long enough, and when the caller may no more', async () => {
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 30);
    const lasting = (signal: AbortSignal) => states(signal, ['1'], true);
    const allowedOnce = [true];
    const once = async () => allowedOnce.pop() ?? false;
    for (const of of [{ stopping: stopping.signal }, { times: { ...quick, longestMs: 30 } }, { isStillAllowed: once }]) {
      const { response, ended } = open({ events: lasting, ...of });
      expect(await response.text()).toContain('id: 1');
      expect(ended()).toBe(1);
    }
  });

  it('tells no state to whom it was taken away from since the last look', async () => {
    const seldom = { ...quick, checkMs: 4_000 };
    const { response, ended } = open({ isStillAllowed: async () => false, times: seldom });
    expect(await response.text()).toBe('retry: 1000\n\n');
    expect(ended()).toBe(1);
  });

  it('asks whether the caller still may, however often something happens', async () => {
    let told = 0;
    const busy = async function* (signal: AbortSignal) {
      while (!signal.aborted) {
        yield event(String(++told));
        await sleep(1);
      }
    };
    const { response } = open({ events: busy, isStillAllowed: async () => told < 20 });
    expect(await response.text()).toContain('id: 1\n');
    expect(told).toBeLessThan(1_000);
  });

  it('ends its source when the reader goes away', async () => {
    let aborted = false;
    const { response, ended } = open({
      events: async function* (signal) {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        yield* states(signal, ['1'], true);
      },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => [aborted, ended()]).toEqual([true, 1]);
  });

  it('asks its source nothing more when its time is over, since nobody would hear what it throws', async () => {
    let isAskedAgain = false;
    const { response, ended } = open({
      events: async function* () {
        yield event('1');
        isAskedAgain = true;
        throw new SaldoError('database.unreachable', 'upstream');
      },
      times: { ...quick, longestMs: 30 },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await sleep(60);
    while (!(await reader?.read())?.done);
    expect([isAskedAgain, ended()]).toEqual([false, 1]);
  });

  it('ends quietly where what is followed is no longer the caller own', async () => {
    const { response } = open({
      events: async function* () {
        yield event('1');
        throw new SaldoError('jobs.missing', 'missing');
      },
    });
    expect(await response.text()).toContain('id: 1');
  });
});
