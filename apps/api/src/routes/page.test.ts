import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../app.ts';
import { securityHeaders } from '../edge/security-headers.ts';

const settings = {
  appUrl: 'https://saldo.example.se',
  trustedProxies: ['10.0.0.0/8'],
  uploadMaxBytes: 1_000,
  jsonMaxBytes: 1_000,
  metricsToken: 'a-long-secret-of-ours',
  databaseUrl: null,
  redisUrl: null,
};
let api: ReturnType<typeof createApi>;

beforeAll(async () => {
  const pageFolder = await mkdtemp(join(tmpdir(), 'saldo-page-'));
  await mkdir(join(pageFolder, 'assets'));
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Saldo</title>');
  await writeFile(join(pageFolder, 'assets/main-abc.js'), 'export {};');
  await writeFile(join(pageFolder, 'assets/main-abc.js.br'), brotliCompressSync('export {};'));
  await writeFile(join(pageFolder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(pageFolder, '../secret.txt'), 'hemligt');
  api = createApi({ pageFolder }, settings);
});

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await api.request(path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('the page', () => {
  it('is served at every place within it, and asked for anew each time', async () => {
    for (const path of ['/', '/clients', '/clients/x/feeds?connected=y', '/setup?token=t']) {
      const { status, headers, text } = await get(path);
      expect([status, headers.get('cache-control'), text.slice(0, 15)]).toEqual([200, 'no-cache', '<!doctype html>']);
    }
  });

  it('keeps its assets for ever, and has none that are not there', async () => {
    const { status, headers } = await get('/assets/main-abc.js');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(headers.get('content-type')).toMatch(/javascript/);
    expect((await get('/assets/gone.js')).status).toBe(404);
    expect((await get('/favicon.svg')).headers.get('content-type')).toMatch(/svg/);
  });

  it('sends an asset packed to whoever takes it so, and plain to others', async () => {
    const response = await api.request('/assets/main-abc.js', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
    expect(response.headers.get('content-type')).toMatch(/javascript/);
    expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toBe('export {};');
    expect(await get('/assets/main-abc.js')).toMatchObject({ status: 200, text: 'export {};' });
  });

  it('lets nobody out of its folder', async () => {
    for (const path of [
      '/assets/../../secret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/../secret.txt',
    ]) {
      expect((await get(path)).text, path).not.toContain('hemligt');
    }
  });

  it('stands at no address that only a file would have', async () => {
    for (const path of ['/.env', '/.git/config', '/clients/.svn/entries', '/server.js', '/backup.zip']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  it('stands at no address of the API', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', '/api/clients/', '/api//clients']) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 404, 'application/problem+json']);
    }
  });

  it('carries every header, over TLS also the one that says so', async () => {
    for (const path of [
      '/',
      '/assets/main-abc.js',
      '/assets/gone.js',
      '/api/nothing',
      '/api/openapi.json',
      '/api/docs',
      '/api/docs/swagger-ui.css',
    ]) {
      const { headers } = await get(path);
      for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name), `${path} ${name}`).toBe(value);
      expect(headers.get('strict-transport-security'), path).toMatch(/^max-age=\d{8}/);
    }
  });
});

describe('the document', () => {
  it('is OpenAPI 3.1, and can be browsed with nothing from elsewhere', async () => {
    expect(JSON.parse((await get('/api/openapi.json')).text)).toMatchObject({ openapi: '3.1.0', info: { title: 'Saldo' } });
    const { text } = await get('/api/docs');
    const linked = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    expect(linked.length).toBeGreaterThanOrEqual(3);
    for (const path of linked) expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect(text).not.toMatch(/<script>|https?:\/\//);
  });
});

describe('metrics', () => {
  it('want their token where one is set', async () => {
    expect((await get('/metrics')).status).toBe(401);
    expect((await get('/metrics', { authorization: 'Bearer fel' })).status).toBe(401);
    const { status, text } = await get('/metrics', { authorization: 'Bearer a-long-secret-of-ours' });
    expect([status, text.includes('saldo_request_duration_seconds')]).toEqual([200, true]);
  });
});

describe('a method that an address does not take', () => {
  it('is 405 with those that it takes', async () => {
    for (const [method, path, allow] of [
      ['PUT', '/api/clients', 'GET, HEAD, POST'],
      ['POST', '/api/clients/x', 'GET, HEAD, PATCH, DELETE'],
      ['DELETE', '/api/health', 'GET, HEAD'],
      ['OPTIONS', '/api/me', 'GET, HEAD, PATCH'],
    ] as const) {
      const response = await api.request(path, { method });
      expect([method, path, response.status, response.headers.get('allow')]).toEqual([method, path, 405, allow]);
    }
  });
});
