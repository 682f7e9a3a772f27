import { SaldoError } from '@saldo/kernel';
import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Env } from '../settings.ts';
import { readJsonBody } from './json-body.ts';

const app = new Hono<Env>();
app.onError((error, c) => c.text(error instanceof SaldoError ? error.code : 'defect', 400));
app.post('/', async (c) =>
  c.json({
    value: (await readJsonBody(c, { maxBytes: 1_000, required: c.req.query('optional') === undefined })) ?? null,
    again: await c.req.json().catch(() => null),
  }),
);

const send = (body: string | Uint8Array<ArrayBuffer> | null, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  app.request('/', { method: 'POST', headers, ...(body === null ? {} : { body }) });

describe('readJsonBody', () => {
  it('reads JSON, and leaves it for the validators', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
        const text = JSON.stringify(value);
        fc.pre(text.length < 900 && !text.includes('\\u0000'));
        const answer = (await (await send(text)).json()) as { value: unknown; again: unknown };
        expect(answer).toEqual({ value: JSON.parse(text), again: JSON.parse(text) });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['not JSON', '{', 'api.malformed'],
    ['nothing under a JSON type', '', 'api.malformed'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xe5, 0x22]), 'api.malformed'],
    ['hundreds of levels', '['.repeat(450) + ']'.repeat(450), 'api.malformed'],
    ['brackets that never close', '{"a":['.repeat(70), 'api.malformed'],
    ['a NUL in a text', '{"name":"a\\u0000b"}', 'api.invalid'],
    ['too much', JSON.stringify('x'.repeat(2_000)), 'api.too-large'],
  ])('refuses %s', async (_name, body, code) => {
    expect(await (await send(body)).text()).toBe(code);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=iso-8859-1', 'application/jsonp'])(
    'takes no %s',
    async (type) => expect(await (await send('{}', { 'content-type': type })).text()).toBe('api.type'),
  );

  it('counts no brackets within texts', async () => {
    expect((await send(JSON.stringify({ text: `${'[{'.repeat(200)}\\"[` }))).status).toBe(200);
  });

  it('takes nothing under a JSON type for no wishes where a body may be left out', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await (await app.request('/?optional', { method: 'POST', headers, body: '' })).json()).toEqual({ value: null, again: {} });
  });

  it('takes a body without a type for none of ours, and no body for none', async () => {
    expect(await (await send(new TextEncoder().encode('{}'), {})).text()).toBe('api.type');
    expect(await (await send(null, {})).json()).toEqual({ value: null, again: null });
  });
});
