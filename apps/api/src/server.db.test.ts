import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { changeSignInPolicy, createUser } from '@saldo/access';
import { cancelJob } from '@saldo/jobs';
import { database, newId } from '@saldo/platform/db';
import { signedInJustNow, userActor } from '@saldo/testing';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, PASSWORD, type World } from './fixtures/world.ts';
import { type RunningApi, startApi } from './server.ts';

let world: World;
let running: RunningApi | null = null;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await running?.stop();
  running = null;
});

async function start(): Promise<{ url: string; cookie: string }> {
  running = await startApi({ port: 0, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${running.port}`, cookie: await world.signIn('ADMIN') };
}

/** Reads a stream of events until it ends. */
async function eventsOf(response: Response, seen: (data: { status: string }) => void): Promise<string> {
  let text = '';
  let told = 0;
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    const events = [...text.matchAll(/^id: (\d+)\nevent: job\ndata: (.+)\n\n/gm)];
    for (const [, , data = ''] of events.slice(told)) seen(JSON.parse(data) as { status: string });
    told = events.length;
  }
  return text;
}

describe('a job followed as it goes', () => {
  const fresh = async () => {
    const response = await world.send({ method: 'POST', path: `/api/datafeeds/${world.mine.feedId}/sync`, body: { full: true } }, 'ADMIN');
    return ((await response.json()) as { job: { id: string } }).job.id;
  };

  it('tells each change, and ends with the last', async () => {
    const { url, cookie } = await start();
    const jobId = await fresh();
    const response = await fetch(`${url}/api/jobs/${jobId}/events`, { headers: { cookie, 'accept-language': 'en' } });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const statuses: string[] = [];
    const text = await eventsOf(response, ({ status }) => {
      statuses.push(status);
      if (status === 'queued') void cancelJob(userActor(), jobId);
    });
    expect(statuses).toEqual(['queued', 'cancelled']);
    const last =
      text
        .match(/^id: (\d+)/gm)
        ?.at(-1)
        ?.slice(4) ?? '';
    const again = await fetch(`${url}/api/jobs/${jobId}/events`, { headers: { cookie, 'last-event-id': last } });
    expect(again.status).toBe(204);
  });

  it('ends soon after the session that follows it, and nobody else may follow it', async () => {
    const { url, cookie } = await start();
    const jobId = await fresh();
    const stranger = await world.signIn('STRANGER');
    expect((await fetch(`${url}/api/jobs/${jobId}/events`, { headers: { cookie: stranger } })).status).toBe(404);
    const response = await fetch(`${url}/api/jobs/${jobId}/events`, { headers: { cookie } });
    const began = performance.now();
    await fetch(`${url}/api/auth/sign-out`, { method: 'POST', headers: { cookie } });
    await eventsOf(response, () => undefined);
    expect(performance.now() - began).toBeLessThan(5_000);
    await cancelJob(userActor(), jobId);
  }, 20_000);
});

describe('a stream of what changed', () => {
  const untilClosed = async (url: string, cookie: string, change: () => Promise<unknown>) => {
    const stream = await fetch(`${url}/api/events`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    await change();
    const began = performance.now();
    await eventsOf(stream, () => undefined);
    return performance.now() - began;
  };
  const signedIn = async () => {
    const email = `${newId()}@byra.se`;
    await createUser(await signedInJustNow(userActor()), { email, name: 'Ny', role: 'COORDINATOR', password: PASSWORD });
    const call = { method: 'POST', path: '/api/auth/sign-in/email', body: { email, password: PASSWORD } };
    return (await world.send(call)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };

  it('is closed within five seconds of its session being ended', async () => {
    const { url } = await start();
    const cookie = await signedIn();
    const end = () => fetch(`${url}/api/auth/sign-out`, { method: 'POST', headers: { cookie } });
    expect(await untilClosed(url, cookie, end)).toBeLessThan(5_000);
  });

  it('and of the firm asking for a second factor that its reader has not', async () => {
    const { url } = await start();
    const cookie = await signedIn();
    const admin = await signedInJustNow(userActor());
    try {
      expect(await untilClosed(url, cookie, () => changeSignInPolicy(admin, true))).toBeLessThan(5_000);
    } finally {
      await changeSignInPolicy(admin, false);
    }
  });
});

describe('a server that stops', () => {
  it('ends its streams, lets calls finish, takes no more, and gives the port back', async () => {
    const { url, cookie } = await start();
    const feed = await world.send({ method: 'POST', path: `/api/datafeeds/${world.mine.feedId}/sync`, body: { full: true } }, 'ADMIN');
    const { job } = (await feed.json()) as { job: { id: string } };
    const stream = await fetch(`${url}/api/jobs/${job.id}/events`, { headers: { cookie } });
    const idle = await fetch(`${url}/api/health`);
    expect(idle.status).toBe(200);
    const read = eventsOf(stream, () => undefined);
    const began = performance.now();
    await running?.stop();
    running = null;
    await read;
    expect(performance.now() - began).toBeLessThan(2_500);
    await expect(fetch(`${url}/api/health`)).rejects.toThrow();
    await cancelJob(userActor(), job.id);
  });

  it('says that a host is none of this machine', async () => {
    await expect(startApi({ port: 0, host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'api.no-such-host',
      details: { host: '192.0.2.1' },
    });
    await expect(startApi({ port: 0, host: 'nowhere.invalid' })).rejects.toMatchObject({ code: 'api.no-such-host' });
  });

  it('says that a port is taken', async () => {
    await start();
    const port = running?.port ?? 0;
    await expect(startApi({ port, host: '127.0.0.1' })).rejects.toThrow('api.port-taken');
    expect(await (await fetch(`http://127.0.0.1:${port}/api/ready`)).json()).toMatchObject({ status: 'ready' });
  });
});

describe('over the wire', () => {
  it('whoever sends too much reads why, and goes on with the same connection', async () => {
    const { url, cookie } = await start();
    const body = 'x'.repeat(40 * 1024 * 1024);
    const parts = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 40; part++) controller.enqueue(new TextEncoder().encode(body.slice(0, 1024 * 1024)));
        controller.close();
      },
    });
    const json = { cookie, 'content-type': 'application/json' };
    for (const sent of [{ body }, { body: parts, duplex: 'half' as const }]) {
      const response = await fetch(`${url}/api/clients`, { method: 'POST', headers: json, ...sent });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'api.too-large' });
    }
  });

  it('whoever sends too much and wants to be done with it reads why too', async () => {
    const { url, cookie } = await start();
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    const ended = once(socket, 'close');
    const part = Buffer.alloc(1024 * 1024, 'x');
    const length = 64 * part.length;
    socket.write(
      `POST /api/clients HTTP/1.1\r\nhost: saldo\r\nconnection: close\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`,
    );
    for (let sent = 0; sent < length; sent += part.length) if (!socket.write(part)) await once(socket, 'drain');
    await ended;
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"api.too-large"');
  });

  it('what is no HTTP is answered as a problem', async () => {
    const { url } = await start();
    const raw = async (text: string) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.end(text);
      let answer = '';
      for await (const piece of socket.setEncoding('utf8')) answer += piece;
      return answer;
    };
    for (const [text, status] of [
      ['NONSENSE\r\n\r\n', 400],
      ['GET /api/health HTTP/1.1\r\n\r\n', 400],
      ['GET /api/health HTTP/1.1\r\nhost: saldo\r\nhost: annan\r\nconnection: close\r\n\r\n', 400],
      [`GET /api/health HTTP/1.1\r\nhost: saldo\r\nx-long: ${'y'.repeat(64 * 1024)}\r\n\r\n`, 431],
    ] as const) {
      const answer = await raw(text);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).toContain('content-type: application/problem+json');
      expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({ status, code: 'api.malformed-call' });
    }
  });

  it('what is no HTTP ends an answer that is under way, and is not written into it', async () => {
    const { url, cookie } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
    socket.write(`GET /api/events HTTP/1.1\r\nhost: saldo\r\ncookie: ${cookie}\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [string];
    socket.write('NONSENSE\r\n\r\n');
    let answer = first;
    for await (const piece of socket) answer += piece;
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  });

  it('what a caller expects beside an answer is passed over', async () => {
    const { url } = await start();
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      request(`${url}/api/health`, { headers: { expect: 'wonders' } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(answer).toBe(200);
  });

  it('a call that is none, or whose method is none, is refused as a problem', async () => {
    const { url } = await start();
    const raw = (options: { method?: string; headers?: Record<string, string>; path?: string }) =>
      new Promise<{ status: number; type: string }>((resolve, reject) => {
        const call = request(url, options, (response) => {
          response.resume();
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '' });
        });
        call.on('error', reject).end();
      });
    const problem = 'application/problem+json';
    expect(await raw({ method: 'TRACE', path: '/api/clients' })).toEqual({ status: 405, type: problem });
    expect(await raw({ headers: { host: 'bad host/<>' }, path: '/api/health' })).toEqual({ status: 400, type: problem });
    expect(await raw({ path: '/api/health', headers: { host: 'evil.se', 'x-forwarded-for': '1.2.3.4' } })).toMatchObject({ status: 200 });
    expect(await raw({ path: '/metrics', headers: { 'x-forwarded-for': '1.2.3.4' } })).toEqual({ status: 403, type: problem });
  });

  it('keeps first answers while it runs, and leaves the database as it was', async () => {
    const before = database();
    await start();
    expect(database()).not.toBe(before);
    await running?.stop();
    running = null;
    expect(database()).toBe(before);
  });
});
