import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { securityHeaders } from './edge/security-headers.ts';
import { type Case, cases } from './fixtures/cases.ts';
import { operationsOf } from './fixtures/operations.ts';
import { type Call, openWorld, type Who, type World } from './fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const problem = z.strictObject({
  type: z.string().min(1),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  code: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })).optional(),
});

it('has a case for every operation of the document, and none for what is not there', () => {
  expect(Object.keys(cases).sort()).toEqual([...operationsOf(world.api).keys()].sort());
});

describe.each(Object.entries(cases))('%s', (operation, standing) => {
  it('answers nobody, a stranger, an auditor and whoever may, each as it should be', async () => {
    const call = await standing.call(world);
    await expectStatus(call, undefined, standing.anonymous ?? 401);
    if (standing.stranger !== null) await expectStatus(call, 'STRANGER', standing.stranger);
    if (standing.auditor === 403) await expectStatus(call, 'AUDITOR', 403);
    await expectHappy(operation, standing, call);
    if (standing.auditor !== 403 && (call.method ?? 'GET') === 'GET') await expectStatus(call, 'AUDITOR', standing.auditor);
  });
});

async function expectStatus(call: Call, who: Who | undefined, status: number): Promise<void> {
  const response = await world.send(call, who);
  const text = await response.text();
  expect(`${response.status} ${status === response.status ? '' : text}`, `as ${who ?? 'nobody'}`).toBe(`${status} `);
  expectHeaders(call, response);
  if (status >= 400) expectProblem(response, text);
}

async function expectHappy(operation: string, { happy, as = 'ADMIN' }: Case, call: Call): Promise<void> {
  const response = await world.send(call, as);
  const text = await response.text();
  expect(`${response.status} ${response.status === happy ? '' : text}`).toBe(`${happy} `);
  expectHeaders(call, response);
  if (happy >= 400) return expectProblem(response, text);
  const body = operationsOf(world.api).get(operation)?.answers.get(happy);
  if (body) expect(body.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
  if (happy === 204) expect(text).toBe('');
  if (happy === 201 || happy === 202) expect(response.headers.get('location')).toMatch(/^\/api\//);
  if (happy === 202) expect(JSON.parse(text)).toMatchObject({ job: { status: 'queued' } });
}

function expectHeaders({ path }: Call, response: Response): void {
  for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name), name).toBe(value);
  expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/);
  if (path.startsWith('/api/')) expect(response.headers.get('cache-control')).toMatch(/^no-store/);
}

function expectProblem(response: Response, text: string): void {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const read = problem.parse(JSON.parse(text));
  expect(read.status).toBe(response.status);
  expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts\b/);
  if (response.status === 401) expect(response.headers.get('www-authenticate')).toBe('Bearer');
}
