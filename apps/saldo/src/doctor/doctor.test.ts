import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockCheck, readClock } from './clocks.ts';
import { addressFinding, folderFinding, laterFolderFinding } from './places.ts';
import { keepingFindings, wayInFindings } from './redis-checks.ts';
import { appUrlFinding, issuerFinding, portFinding, proxiesFinding } from './web-checks.ts';

describe('the clock', () => {
  const asked = { beganMs: 100_000, endedMs: 100_200 };
  test('is right wherever the answer fell while it was waited for', () => {
    for (const theirMs of [100_000, 100_100, 100_200]) expect(readClock('x', theirMs, asked).offMs).toBe(0);
    expect(readClock('x', 99_500, asked, 1_000).offMs).toBe(0);
    expect(readClock('x', 99_500, asked).offMs).toBe(-500);
  });

  test('is judged by whoever it differs from most', () => {
    const at = (offMs: number) =>
      clockCheck([
        { of: 'the database', offMs: 1 },
        { of: 'Redis', offMs },
      ]);
    expect(at(2_000)).toMatchObject({ verdict: 'ok', sentence: 'agrees with the database, Redis' });
    expect(at(-6_000)).toMatchObject({ verdict: 'warning', sentence: expect.stringContaining('6 s before that of Redis') });
    expect(at(60_000)).toMatchObject({ verdict: 'fault', sentence: expect.stringContaining('60 s behind that of Redis') });
    expect(clockCheck([])).toMatchObject({ verdict: 'note' });
  });
});

describe('Redis', () => {
  const info = (version: string, policy: string) => `# Server\r\nredis_version:${version}\r\nmaxmemory_policy:${policy}\r\n`;
  test('must throw nothing away, and be new enough', () => {
    expect(keepingFindings(info('7.0.15', 'noeviction')).map(({ verdict }) => verdict)).toEqual(['ok']);
    expect(keepingFindings(info('7.0.15', 'allkeys-lru'))).toEqual([{ verdict: 'fault', sentence: expect.stringContaining('noeviction') }]);
    expect(keepingFindings(info('5.0.7', 'noeviction')).map(({ verdict }) => verdict)).toEqual(['warning', 'ok']);
    expect(keepingFindings(info('4.0.1', 'noeviction')).map(({ verdict }) => verdict)).toEqual(['fault']);
  });

  test('that others reach asks for a password and is spoken to in secret', () => {
    const verdicts = (url: string) => wayInFindings(url).map(({ verdict }) => verdict);
    expect(verdicts('redis://redis.example.se')).toEqual(['warning', 'warning']);
    expect(verdicts('rediss://redis.example.se')).toEqual(['warning']);
    expect(verdicts('rediss://:secret@redis.example.se')).toEqual([]);
    expect(verdicts('redis://127.0.0.1')).toEqual(['note']);
    expect(verdicts('redis://:secret@127.0.0.1')).toEqual([]);
  });
});

describe('folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-doctor-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are there, are folders, or can be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await folderFinding(folder, 'write')).toMatchObject({ verdict: 'ok' });
    expect(await folderFinding(join(folder, 'none'), 'write')).toMatchObject({
      verdict: 'fault',
      sentence: expect.stringContaining('is not there'),
    });
    expect(await folderFinding(join(folder, 'file'), 'read')).toMatchObject({
      verdict: 'fault',
      sentence: expect.stringContaining('is a file'),
    });
    expect(await laterFolderFinding(join(folder, 'a/b'))).toMatchObject({
      verdict: 'ok',
      sentence: expect.stringContaining('when it is first needed'),
    });
    expect(await laterFolderFinding(join(folder, 'file/b'))).toMatchObject({ verdict: 'fault' });
  });

  test.runIf(process.getuid?.() !== 0)('belong to whoever runs Saldo', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect(await folderFinding(closed, 'write')).toMatchObject({
      verdict: 'fault',
      sentence: expect.stringContaining('give it to the user'),
    });
    expect(await folderFinding(closed, 'read')).toMatchObject({ verdict: 'ok' });
  });
});

describe('addresses', () => {
  const answers: Record<string, string> = {};
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const text = answers[request.url ?? ''];
      response.writeHead(text === undefined ? 404 : 200).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  const here = () => ({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  const nothing = () => undefined;

  test('any answer says that somebody is there', async () => {
    expect(await addressFinding(`${origin}/gone`)).toMatchObject({ verdict: 'ok' });
    expect(await addressFinding(origin.replace('http', 'tcp'))).toMatchObject({ verdict: 'ok' });
    const free = createSocketServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const closed = `127.0.0.1:${(free.address() as AddressInfo).port}`;
    await new Promise((resolve) => free.close(resolve));
    for (const scheme of ['http', 'smtp'])
      expect(await addressFinding(`${scheme}://${closed}`)).toEqual({ verdict: 'fault', sentence: `${closed}: nobody listens there` });
    expect(await addressFinding('https://nowhere.invalid')).toMatchObject({ verdict: 'fault', sentence: expect.stringContaining('DNS') });
    expect(await addressFinding(origin.replace('http', 'https'))).toMatchObject({ verdict: 'fault' });
  });

  test('the public one is https, and others than this machine know it', async () => {
    expect(await appUrlFinding('http://127.0.0.1:3000', true)).toMatchObject({ verdict: 'warning' });
    expect(await appUrlFinding('http://saldo.example.se', true)).toMatchObject({
      verdict: 'fault',
      sentence: expect.stringContaining('not https'),
    });
    expect(await appUrlFinding('https://nowhere.invalid', true)).toMatchObject({
      verdict: 'fault',
      sentence: expect.stringContaining('DNS'),
    });
    expect(await appUrlFinding('https://nowhere.invalid', false)).toMatchObject({ verdict: 'warning' });
  });

  test('a port is free, taken by Saldo, or by something else', async () => {
    expect(await portFinding(here())).toMatchObject({ verdict: 'fault', sentence: expect.stringContaining('taken') });
    answers['/api/health'] = '{"status":"ok","version":"0.1.0"}';
    expect(await portFinding(here())).toMatchObject({ verdict: 'ok', sentence: expect.stringContaining('Saldo 0.1.0') });
    expect(await portFinding({ host: '127.0.0.1', port: 0 })).toMatchObject({ verdict: 'warning' });
  });

  test('a provider of sign-in describes itself, and is whom the variable names', async () => {
    const described = { issuer: origin, authorization_endpoint: 'x', token_endpoint: 'x', jwks_uri: 'x' };
    const look = async (said: unknown) => {
      answers['/.well-known/openid-configuration'] = typeof said === 'string' ? said : JSON.stringify(said);
      return await issuerFinding(origin, 'https://saldo/back', nothing);
    };
    expect(await look(described)).toMatchObject({ verdict: 'warning', sentence: expect.stringContaining('clear text') });
    expect(await look({ ...described, issuer: 'https://other' })).toMatchObject({
      verdict: 'fault',
      sentence: expect.stringContaining('https://other'),
    });
    expect(await look({ ...described, jwks_uri: undefined })).toMatchObject({
      verdict: 'fault',
      sentence: expect.stringContaining('jwks_uri'),
    });
    expect(await look('<html>')).toMatchObject({ verdict: 'fault' });
  });

  test('whoever may speak for callers is not everybody', () => {
    const verdict = (...trustedProxies: string[]) => proxiesFinding({ appUrl: 'https://a.se', host: '127.0.0.1', trustedProxies }).verdict;
    expect([verdict('0.0.0.0/0'), verdict('10.0.0.0/8', '::/0'), verdict('10.0.0.0/8'), verdict()]).toEqual([
      'fault',
      'fault',
      'ok',
      'warning',
    ]);
  });
});
