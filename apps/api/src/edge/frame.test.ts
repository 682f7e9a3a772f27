import { openLog } from '@saldo/platform/log';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApi } from '../app.ts';
import type { Env } from '../settings.ts';
import { trustedProxies } from './client-address.ts';
import { frame } from './frame.ts';

const settings = {
  appUrl: 'http://127.0.0.1:3000',
  trustedProxies: [],
  uploadMaxBytes: 1_000,
  jsonMaxBytes: 1_000,
  metricsToken: null,
  databaseUrl: null,
  redisUrl: null,
};

describe('the access log', () => {
  it('says what was called and how it ended, on one line, and no secret of it', async () => {
    const lines: string[] = [];
    openLog({ level: 'info', to: { write: (line) => lines.push(line) } });
    const api = createApi({}, settings);
    const response = await api.request('/api/nothing/a%0Ab?code=KANARIE&state=KANARIE', {
      method: 'POST',
      headers: {
        authorization: 'Bearer KANARIE',
        cookie: 'saldo.session_token=KANARIE',
        'x-request-id': 'a\tb',
        'content-type': 'application/json',
      },
      body: '{"password":"KANARIE"}',
    });
    openLog({ level: 'error', to: 2 });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      message: 'request',
      method: 'POST',
      status: 404,
      address: '127.0.0.1',
      requestId: response.headers.get('x-request-id'),
    });
    expect(lines.join()).not.toContain('KANARIE');
  });

  it('takes over the id that a proxy has given', async () => {
    const response = await createApi({}, settings).request('/api/nothing', { headers: { 'x-request-id': 'from-the-proxy-01' } });
    expect(response.headers.get('x-request-id')).toBe('from-the-proxy-01');
  });
});

describe('HEAD', () => {
  it('ends the stream that GET would have sent, and answers its headers', async () => {
    const ended: string[] = [];
    const app = new Hono<Env>().use(frame(trustedProxies([])));
    for (const name of ['read', 'whole'])
      app.get(`/${name}`, () => {
        const body = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(9)), cancel: () => void ended.push(name) });
        return new Response(name === 'read' ? body : 'text', { headers: { 'content-length': '9' } });
      });
    const answers = [await app.request('/read', { method: 'HEAD' }), await app.request('/whole', { method: 'HEAD' })];
    expect(answers.map(({ status, body, headers }) => [status, body, headers.get('content-length')])).toEqual([
      [200, null, '9'],
      [200, null, '9'],
    ]);
    expect(ended).toEqual(['read']);
  });
});
