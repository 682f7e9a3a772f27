import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cases } from './fixtures/cases.ts';
import { type Operation, operationsOf } from './fixtures/operations.ts';
import { type Call, openWorld, type World } from './fixtures/world.ts';

// Every field of every body and every query parameter, wrong in every way that a schema can tell: refused with its path, never a 5xx.

let world: World;
let operations: ReadonlyMap<string, Operation>;
beforeAll(async () => {
  world = await openWorld();
  operations = operationsOf(world.api);
});

interface Refusal {
  readonly status: number;
  readonly errors?: readonly { readonly path: string }[];
}

async function refusalOf(call: Call): Promise<Refusal & { readonly paths: readonly string[] }> {
  const response = await world.send(call, 'ADMIN');
  const body: Partial<Refusal> = response.status === 204 ? {} : ((await response.json()) as Refusal);
  return { ...body, status: response.status, paths: (body.errors ?? []).map(({ path }) => path) };
}

interface Field {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  readonly required: boolean;
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
}

function fieldsOf(schema: JsonSchema, path: readonly string[] = []): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const field = { path: [...path, name], schema: inner, required: schema.required?.includes(name) ?? false };
    return [field, ...fieldsOf(inner, field.path)];
  });
}

const typesOf = (schema: JsonSchema): readonly string[] => [
  ...(schema.type === undefined ? [] : [schema.type].flat()),
  ...(schema.anyOf ?? []).flatMap(typesOf),
];

function wrongValues({ schema, required }: Field): [name: string, value: unknown][] {
  const types = typesOf(schema);
  const wrong: [string, unknown][] = [];
  if (required) wrong.push(['left out', undefined]);
  if (types.length > 0 && !types.includes('null')) wrong.push(['null', null]);
  if (!types.includes('object')) wrong.push(['an object', { a: 1 }]);
  if (!types.includes('array')) wrong.push(['a list', [[1]]]);
  if (!types.includes('string')) wrong.push(['a text', 'abc']);
  if (!types.includes('number') && !types.includes('integer')) wrong.push(['a number', 7]);
  if (types.includes('integer')) wrong.push(['a fraction', 1.5], ['far too large', 1e18], ['negative', -1]);
  if (types.includes('string')) wrong.push(['a NUL', 'a\u0000b'], ['half a character', 'a\ud800b'], ['far too long', 'x'.repeat(20_000)]);
  if (schema.enum) wrong.push(['another word', 'annat']);
  return wrong;
}

function withValue(body: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  const record = { ...(body as Record<string, unknown>) };
  if (first === undefined) return value;
  if (rest.length > 0) record[first] = withValue(record[first] ?? {}, rest, value);
  else if (value === undefined) delete record[first];
  else record[first] = value;
  return record;
}

const withBody = Object.entries(cases).filter(([operation]) => /^(?:POST|PATCH|PUT) /.test(operation));

describe.each(withBody)('the body of %s', (name, standing) => {
  it('is refused field by field, each with its path', async () => {
    const schema = operations.get(name)?.body;
    if (!schema) return;
    const call = await standing.call(world);
    const document = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    for (const field of fieldsOf(document)) {
      const path = field.path.join('.');
      for (const [how, value] of wrongValues(field)) {
        const refusal = await refusalOf({ ...call, body: withValue(call.body ?? {}, field.path, value) });
        expect([400, 422], `${path} is ${how}: ${JSON.stringify(refusal)}`).toContain(refusal.status);
        expect(
          refusal.paths.some((told) => told === path || told.startsWith(`${path}.`) || path.startsWith(`${told}.`)),
          `${path} is ${how}: ${JSON.stringify(refusal)}`,
        ).toBe(true);
      }
    }
  });

  it('is refused whole where it is no object, no JSON, of another type or too large', async () => {
    if (!operations.get(name)?.body) return;
    const call = await standing.call(world);
    for (const body of ['[]', '"text"', '7', 'null']) {
      expect([422], body).toContain((await refusalOf({ ...call, body, headers: { 'content-type': 'application/json' } })).status);
    }
    for (const body of ['{', '{"a":', '\u0000', "{'a': 1}"]) {
      expect((await refusalOf({ ...call, body, headers: { 'content-type': 'application/json' } })).status, body).toBe(400);
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x']) {
      expect((await refusalOf({ ...call, body: '{}', headers: { 'content-type': type } })).status, type).toBe(415);
    }
    expect((await refusalOf({ ...call, body: { name: 'x'.repeat(400_000) } })).status).toBe(413);
  });
});

const withQuery = Object.entries(cases).filter(([operation]) => operation.startsWith('GET '));

describe.each(withQuery)('the query of %s', (name, standing) => {
  it('is refused where a value cannot be read or is given twice', async () => {
    const shape = operations.get(name)?.query?.shape;
    if (!shape || name.includes('callback')) return;
    const { path: whole } = await standing.call(world);
    const [path, rest = ''] = whole.split('?');
    for (const field of Object.keys(shape)) {
      for (const value of wrongTexts(field, z.toJSONSchema(shape[field] as z.ZodType, { io: 'input' }) as JsonSchema)) {
        const query = new URLSearchParams(rest);
        query.set(field, value);
        const refusal = await refusalOf({ path: `${path}?${query}` });
        expect(refusal, `${field}=${value}`).toMatchObject({ status: 400 });
        if (field !== 'cursor') expect(refusal.paths).toContain(field);
      }
      const twice = new URLSearchParams(rest);
      twice.delete(field);
      const refusal = await refusalOf({ path: `${path}?${twice}&${field}=1&${field}=9` });
      expect(refusal).toMatchObject({ status: 400, errors: [{ path: field }] });
    }
  });
});

function wrongTexts(field: string, schema: JsonSchema): string[] {
  const always = ['\u0000', 'x'.repeat(3_000)];
  if (field === 'limit') return [...always, '0', '-1', '501', 'abc', '1e3', '1.0', ' 5', '+5', '', '9'.repeat(40), '0x10', '٣'];
  if (field === 'cursor') return ['x', '', 'MA', 'MA.k1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '../..', '%00'];
  if (field === 'from' || field === 'to') return [...always, '2026-02-30', '20260101', '2026-1-1', 'igår', '', '2026-01-01T00:00:00Z'];
  return schema.enum ? [...always, 'annat', ''] : always;
}

describe('what cannot be named', () => {
  const odd = ['x', '00000000-0000-0000-0000-000000000001', '%00', '%2e%2e%2f', 'a'.repeat(500), '1', 'null', '__proto__', '%ff'];

  it('is answered like what is not there, whatever stands in its place', async () => {
    const absent = await (await world.send({ path: `/api/clients/${odd[1]}` }, 'ADMIN')).text();
    const foreign = await (await world.send({ path: `/api/clients/${world.theirs.clientId}` }, 'SPECIALIST')).text();
    expect(foreign).toBe(absent);
    for (const [name, { path }] of operations) {
      if (!path.includes('{id}') || name.includes('restore')) continue;
      const method = name.split(' ')[0] ?? 'GET';
      for (const id of odd) {
        const response = await world.send({ method, path: path.replace('{id}', id) }, 'ADMIN');
        expect(response.status, `${name} ${id}`).toBe(404);
        if (method !== 'HEAD') expect(await response.text()).toBe(absent);
      }
    }
  });
});

describe('fields that a caller may not set', () => {
  const extra =
    '"id":"x","clientId":"%","role":"ADMIN","status":"archived","version":77,"createdAt":"1999-01-01","archivedAt":null,"__proto__":{"role":"ADMIN"},"constructor":{"prototype":{"role":"ADMIN"}}';

  it('are ignored, on a client', async () => {
    const text = `{"name":"Utökat AB","orgNo":"556036-0793","kind":"company",${extra.replace('%', world.theirs.clientId)}}`;
    const made = (await (
      await world.send({ method: 'POST', path: '/api/clients', body: text, headers: { 'content-type': 'application/json' } }, 'ADMIN')
    ).json()) as Record<string, unknown>;
    expect(made).toMatchObject({ name: 'Utökat AB', version: 1 });
    expect([made.id, made.role, made.status, Object.hasOwn(made, 'constructor')]).toEqual([
      expect.not.stringMatching(/^x$/),
      undefined,
      undefined,
      false,
    ]);
    expect(({} as Record<string, unknown>).role).toBeUndefined();
  });

  it('are ignored, on a feed: it stays with its client and in its state', async () => {
    const before = await (await world.send({ path: `/api/datafeeds/${world.mine.feedId}` }, 'ADMIN')).json();
    const body = { clientId: world.theirs.clientId, status: 'archived', lastSyncAt: '1999-01-01T00:00:00Z', version: 77 };
    const after = await (await world.send({ method: 'PATCH', path: `/api/datafeeds/${world.mine.feedId}`, body }, 'ADMIN')).json();
    expect(after).toMatchObject({ clientId: world.mine.clientId, status: (before as { status: string }).status, lastSyncAt: null });
  });
});

describe('what no schema tells', () => {
  const statusOf = async (call: Call) => (await world.send(call, 'ADMIN')).status;

  it('bytes in a query that are no UTF-8, and a body that is compressed, are refused', async () => {
    expect(await statusOf({ path: '/api/clients?q=%FF' })).toBe(400);
    expect(await statusOf({ path: '/api/clients?q=100%25' })).toBe(200);
    const packed = { method: 'POST', path: '/api/clients', body: { name: 'A' }, headers: { 'content-encoding': 'gzip' } };
    expect(await statusOf(packed)).toBe(415);
    expect(await statusOf({ ...packed, headers: { 'content-encoding': 'identity' } })).toBe(422);
  });

  it('a currency that there is not, a provider that is none, and what may be a secret are refused with their field', async () => {
    const { clientId } = world.mine;
    const feed = (source: string, config: object) => ({ method: 'POST', path: '/api/datafeeds', body: { clientId, source, config } });
    for (const [call, path] of [
      [{ method: 'PUT', path: `/api/clients/${clientId}/profile`, body: { baseCurrency: 'XQZ' } }, 'baseCurrency'],
      [feed('BANK', { provider: 'tink' }), 'config.provider'],
      [feed('FORTNOX', { authorization: 'Bearer abc' }), 'config.authorization'],
      [feed('FORTNOX', { pwd: 'abc' }), 'config.pwd'],
      [feed('BANK', { passphrase: 'abc' }), 'config.passphrase'],
    ] as const)
      expect(await refusalOf(call)).toMatchObject({ status: 422, paths: [path] });
  });

  it('which consent a bank feed holds is said by connecting it and nobody else', async () => {
    const { clientId } = world.mine;
    const config = { provider: 'gocardless', requisitionId: 'x' };
    const create = { method: 'POST', path: '/api/datafeeds', body: { clientId, source: 'BANK', config } };
    expect(await refusalOf(create)).toMatchObject({ status: 422, paths: ['config.requisitionId'] });
    const made = (await (
      await world.send({ ...create, body: { ...create.body, config: { provider: 'gocardless' } } }, 'ADMIN')
    ).json()) as {
      id: string;
      config: object;
    };
    const change = (given: object) => ({ method: 'PATCH', path: `/api/datafeeds/${made.id}`, body: { config: given } });
    expect(await refusalOf(change(config))).toMatchObject({ status: 422, paths: ['config.requisitionId'] });
    expect(await statusOf(change(made.config))).toBe(200);
  });

  it('a name of nothing that can be seen is no name', async () => {
    for (const name of ['\u200b', '\u200b\u200d\ufeff', ' \u2060 ', '\u00ad', '\u3164', '\u2800\u180e', '\u0301', '\u202e']) {
      const call = { method: 'POST', path: '/api/clients', body: { name, orgNo: '556036-0793', kind: 'company' } };
      expect(await refusalOf(call), JSON.stringify(name)).toMatchObject({ status: 422, paths: ['name'] });
    }
    for (const name of ['Å\u200bsa AB', 'क्षेत्र', '7', '👩‍💻'])
      expect(await statusOf({ method: 'POST', path: '/api/clients', body: { name, orgNo: '556036-0793', kind: 'company' } }), name).toBe(
        201,
      );
  });

  it('more days of a bank account than are told at a time are refused, as the document says', async () => {
    const path = `/api/bank-accounts/${world.mine.bank.bankAccountId}/days`;
    expect(await statusOf({ path: `${path}?from=2025-01-01&to=2026-02-04` })).toBe(200);
    expect(await statusOf({ path: `${path}?from=2025-01-01&to=2026-02-05` })).toBe(422);
    const document = (await (await world.send({ path: '/api/openapi.json' })).json()) as {
      paths: Record<string, { get: { responses: object } }>;
    };
    expect(document.paths['/api/bank-accounts/{id}/days']?.get.responses).toHaveProperty('422');
  });

  it('a filter on what is nobody’s client, or the firm itself, is answered like a client that is not there', async () => {
    const filtered = [...operations].filter(([, { method, query }]) => method === 'GET' && query && 'clientId' in query.shape);
    expect(filtered.length).toBeGreaterThan(10);
    // The firm has a chain of its own to verify.
    for (const [name] of filtered.filter(([each]) => each !== 'GET /api/audit-log/verify')) {
      const { path: whole } = await (cases[name]?.call(world) ?? { path: '' });
      const [path, rest = ''] = whole.split('?');
      for (const clientId of ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000001', 'x', world.archived]) {
        const query = new URLSearchParams(rest);
        query.set('clientId', clientId);
        expect(await statusOf({ path: `${path}?${query}` }), `${name} ${clientId}`).toBe(404);
      }
    }
  });
});

it('metrics tell how each queue stands', async () => {
  const text = await (await world.send({ path: '/metrics' })).text();
  for (const queue of ['etl', 'ai', 'reports', 'compliance', 'onboarding']) {
    expect(text).toMatch(new RegExp(`^saldo_queue_jobs\\{queue="${queue}",status="queued"\\} \\d+$`, 'm'));
    expect(text).toMatch(new RegExp(`^saldo_queue_oldest_due_seconds\\{queue="${queue}"\\} `, 'm'));
  }
});
