import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { SaldoError } from '@saldo/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from './fixtures/test-server.ts';
import { request, requestStream } from './outgoing.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

let server: TestServer;
let other: TestServer;
beforeAll(async () => {
  [server, other] = await Promise.all([testServer(), testServer()]);
});
afterAll(() => Promise.all([server.close(), other.close()]));

const standard = { method: 'GET', urlFrom: 'operator', timeoutMs: 5_000, maxBytes: 1_000 } as const;
const call = (more: Partial<OutgoingRequest> = {}) => request({ ...standard, url: `${server.url}/x`, ...more });
const status =
  (code: number, body = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end(body);
const failed = async (promise: Promise<unknown>) =>
  (await promise.then(
    () => expect.unreachable('must fail'),
    (error: unknown) => error,
  )) as SaldoError;

describe('an answer', () => {
  test('comes with status, headers and bytes, whatever its status', async () => {
    server.answer(status(404, 'nej', { 'X-Kind': 'a' }));
    const answer = await call({ method: 'POST', body: 'åäö', headers: { 'content-type': 'text/plain' } });
    expect(answer).toMatchObject({ status: 404, headers: { 'x-kind': 'a' } });
    expect(Buffer.from(answer.bytes).toString()).toBe('nej');
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      body: Buffer.from('åäö').toString('latin1'),
      headers: { 'content-length': '6' },
    });
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('is decoded from %s, and counted decoded', async (encoding, compress) => {
    const send = (text: string) => (response: ServerResponse) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress(text));
    server.answer(send('a'.repeat(1_000)), send('a'.repeat(1_000_000)));
    expect((await call()).bytes).toHaveLength(1_000);
    expect(await failed(call())).toMatchObject({ code: 'http.too-large', retry: 'never' });
  });

  test('that says or proves to be too large is not taken', async () => {
    server.answer(status(200, 'a'.repeat(1_001)), (response) => {
      response.write('a'.repeat(600));
      response.write('a'.repeat(600));
    });
    for (let i = 0; i < 2; i++)
      expect(await failed(call())).toMatchObject({ code: 'http.too-large', retry: 'never', details: { maxBytes: 1_000 } });
    expect(server.seen).toHaveLength(2);
  });

  test('can be read as it arrives', async () => {
    server.answer((response) => {
      response.write('one');
      setTimeout(() => response.end('two'), 20);
    });
    const stream = await requestStream({ ...standard, url: server.url });
    const pieces: string[] = [];
    for await (const piece of stream.body) pieces.push(Buffer.from(piece).toString());
    expect([stream.status, ...pieces]).toEqual([200, 'one', 'two']);
  });

  test('that is left half-read closes its connection', async () => {
    let closed = 0;
    server.answer((response) => {
      response.on('close', () => {
        closed += 1;
      });
      response.write('one');
    });
    for await (const _ of (await requestStream({ ...standard, url: server.url })).body) break;
    (await requestStream({ ...standard, url: server.url })).close();
    await expect.poll(() => closed).toBe(2);
  });
});

describe('time', () => {
  const never = () => undefined;
  const drip = (response: ServerResponse) => {
    const timer = setInterval(() => response.write('.'), 10);
    response.on('close', () => clearInterval(timer));
  };

  test('runs out for an answer that does not begin, a silence within it, and one that only drips', async () => {
    server.answer(never);
    expect(await failed(call({ timeoutMs: 60, retries: 0 }))).toMatchObject({
      code: 'http.timeout',
      retry: 'later',
      details: { phase: 'answer', sent: true },
    });
    server.answer((response) => response.write('x'));
    expect(await failed(call({ idleTimeoutMs: 40, retries: 0 }))).toMatchObject({ code: 'http.timeout', details: { phase: 'body' } });
    server.answer(drip);
    const began = performance.now();
    expect(await failed(call({ timeoutMs: 120, idleTimeoutMs: 100, retries: 0 }))).toMatchObject({
      code: 'http.timeout',
      details: { phase: 'body' },
    });
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test('runs out for a TLS greeting that is never answered', async () => {
    const silent = createTcpServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    const error = await failed(call({ url, connectTimeoutMs: 50, retries: 0 }));
    expect(error).toMatchObject({ code: 'http.timeout', details: { phase: 'connect', sent: false } });
    silent.close();
  });

  test('that its reader takes does not count as silence', async () => {
    server.answer((response) => {
      response.write('one');
      response.end('two');
    });
    const stream = await requestStream({ ...standard, url: server.url, idleTimeoutMs: 30 });
    let text = '';
    for await (const piece of stream.body) {
      await wait(60);
      text += Buffer.from(piece).toString();
    }
    expect(text).toBe('onetwo');
  });

  test('a signal ends the call with its own reason, also between attempts', async () => {
    server.answer(never);
    const reason = new Error('the job was cancelled');
    const during = new AbortController();
    setTimeout(() => during.abort(reason), 30);
    expect(await failed(call({ signal: during.signal }))).toBe(reason);
    expect(await failed(call({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    server.answer(status(429, '', { 'retry-after': '20' }));
    const between = new AbortController();
    setTimeout(() => between.abort(reason), 60);
    expect(await failed(call({ signal: between.signal }))).toBe(reason);
    expect(server.seen).toHaveLength(1);
  });
});

describe('trying again', () => {
  test('reads are tried three times in all, each in its turn', async () => {
    server.answer(status(503), status(429), status(200, 'ok'));
    let turns = 0;
    const answer = await call({ turn: async () => void turns++ });
    expect([answer.status, server.seen.length, turns]).toEqual([200, 3, 3]);
  });

  test('the last answer is given where none was better', async () => {
    server.answer(status(500));
    expect([(await call({ retries: 1 })).status, server.seen.length]).toEqual([500, 2]);
  });

  test('a write is not tried again unless asked', async () => {
    server.answer(status(503), status(200));
    expect([(await call({ method: 'POST', body: 'x' })).status, server.seen.length]).toEqual([503, 1]);
    server.answer(status(503), status(200));
    expect((await call({ method: 'POST', body: 'x', retries: 1 })).status).toBe(200);
  });

  test('an answer that is cut is a fault, and a read is sent again', async () => {
    server.answer(
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      },
      status(200, 'whole'),
    );
    expect(Buffer.from((await call()).bytes).toString()).toBe('whole');
    server.answer((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(500)).subarray(0, 20));
    });
    expect(await failed(call({ retries: 0 }))).toMatchObject({ code: 'http.bad-answer', retry: 'later' });
  });

  test('nobody there, no HTTP and no TLS are told apart', async () => {
    const rude = createTcpServer((socket) => socket.resume().end('hello\r\n\r\n'));
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    const { port } = rude.address() as AddressInfo;
    expect(await failed(call({ url: `http://127.0.0.1:${port}/`, retries: 0 }))).toMatchObject({ code: 'http.bad-answer' });
    expect(await failed(call({ url: `https://127.0.0.1:${port}/`, retries: 0 }))).toMatchObject({
      code: 'http.certificate',
      retry: 'never',
    });
    await new Promise((resolve) => rude.close(resolve));
    expect(await failed(call({ url: `http://127.0.0.1:${port}/`, retries: 0 }))).toMatchObject({
      code: 'http.unreachable',
      retry: 'later',
    });
    for (const url of ['ftp://x', 'x', 'file:///etc/passwd']) expect(await failed(call({ url }))).toMatchObject({ code: 'http.bad-url' });
  });
});

describe('redirects', () => {
  const to = (location: string) => status(302, '', { location });

  test('are answers unless asked for', async () => {
    server.answer(to('/y'));
    expect([(await call()).status, server.seen.length]).toEqual([302, 1]);
    server.answer(to('/y'));
    expect((await call({ method: 'POST', redirects: 3 })).status).toBe(302);
  });

  test('keep secrets at the origin they are for', async () => {
    const headers = { authorization: 'Bearer x', cookie: 'a=b', 'x-api-key': 'y', accept: 'text/plain' };
    server.answer(to('/next'), to(`${other.url}/far`));
    other.answer(status(200, 'there'));
    expect((await call({ redirects: 2, headers })).status).toBe(200);
    expect(server.seen[1]?.headers).toMatchObject(headers);
    expect(other.seen[0]?.headers).toMatchObject({ accept: 'text/plain' });
    for (const name of ['authorization', 'cookie', 'x-api-key']) expect(other.seen[0]?.headers).not.toHaveProperty(name);
  });

  test('end, and do not leave the web', async () => {
    server.answer(to('/again'));
    expect([(await call({ redirects: 4 })).status, server.seen.length]).toEqual([302, 5]);
    server.answer(to('file:///etc/passwd'));
    expect(await failed(call({ redirects: 1 }))).toMatchObject({ code: 'http.redirect', retry: 'never' });
  });
});

test.each([
  'http://127.0.0.1',
  'http://localhost',
  'http://2130706433',
  'http://0x7f.1',
  'http://[::1]',
  'http://[::ffff:127.0.0.1]',
  'http://169.254.169.254',
])('a user may not have us call %s', async (origin) => {
  server.answer(status(200));
  const { port } = new URL(server.url);
  expect(await failed(call({ url: `${origin}:${port}/`, urlFrom: 'user' }))).toMatchObject({
    code: 'http.forbidden-address',
    retry: 'never',
  });
  expect(server.seen).toHaveLength(0);
});
