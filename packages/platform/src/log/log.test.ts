import { setTimeout as wait } from 'node:timers/promises';
import { SaldoError } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { log, logContext, openLog, withLogContext } from './logger.ts';
import { beforeMetrics, observeRequest, renderMetrics, setQueue } from './metrics.ts';
import { redact, redactText } from './redact.ts';

const CANARY = 'k4n4ry-S3cr3t_Value';

describe('what a log must not hold', () => {
  test.each([
    `Authorization: Bearer ${CANARY}`,
    `authorization=Basic ${CANARY}`,
    `GET /x?access_token=${CANARY}&page=2`,
    `callback?code=${CANARY}&state=${CANARY}`,
    `{"client_secret":"${CANARY}","a":1}`,
    `{\\"refresh_token\\":\\"${CANARY}\\"}`,
    `{"password": "${CANARY} with blanks and \\"quotes\\""}`,
    `Cookie: a=1; saldo.session=${CANARY}; b=2`,
    `set-cookie: saldo=${CANARY}; HttpOnly`,
    `postgres://saldo:${CANARY}@db/saldo`,
    `apiKey: '${CANARY}'`,
    `api_key=${CANARY}`,
    `NORDIGEN_SECRET_KEY=${CANARY}`,
    `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`,
    `eyJhbGciOiJIUzI1NiJ9.${CANARY}.x`,
  ])('%s', (text) => {
    expect(redactText(text)).not.toContain(CANARY);
  });

  test('is hidden by name, however deep and however the name is written', () => {
    const fields = {
      password: CANARY,
      Client_Secret: CANARY,
      headers: { Authorization: CANARY, 'Set-Cookie': [CANARY] },
      list: [{ apiKey: CANARY }],
      map: new Map([['accessToken', CANARY]]),
      encryptionKeys: [{ id: 'k', bytes: CANARY }],
      tokens: 12,
      hasToken: true,
    };
    expect(JSON.stringify(redact(fields))).not.toContain(CANARY);
    expect(redact(fields)).toMatchObject({ tokens: 12, hasToken: true });
  });

  test('is hidden in errors, their causes and their details', () => {
    const error = new SaldoError('x.y', 'upstream', { token: CANARY }, { cause: new Error(`got Bearer ${CANARY}`) });
    const shown = JSON.stringify(redact({ error }));
    expect(shown).not.toContain(CANARY);
    expect(shown).toContain('"code":"x.y"');
    expect(shown).toContain('"stack"');
  });

  test.each(['19121212-1212', '121212-1212', '191212121212', '1212121212', '121212+1212', '701063-2391', '20000102-9999'])(
    'personal number %s',
    (number) => {
      expect(redactText(`kund ${number}, klar`)).toBe('kund [personal number], klar');
      expect(redactText(`åäö${number}`)).not.toContain(number);
    },
  );

  test.each([
    '556036-0793',
    '5560360793',
    '1234.50',
    '1700000000',
    '2026-11-25',
    '018bcfe5-6800-7fff-bfff-ffffffffffff',
    '8118189876',
    'order 1212121213',
  ])('but %s stays', (text) => {
    expect(redactText(text)).toBe(text);
  });

  test('large and circular values end', () => {
    const circular: Record<string, unknown> = { list: Array.from({ length: 1_000 }, (_, i) => i), bytes: Buffer.alloc(9), big: 5n };
    circular.self = circular;
    let deep: unknown = 'x';
    for (let i = 0; i < 100; i++) deep = { deep };
    expect(redact(circular)).toMatchObject({ self: '[circular]', bytes: '[9 bytes]', big: '5' });
    expect((redact(circular) as { list: unknown[] }).list).toHaveLength(101);
    expect(JSON.stringify(redact({ deep })).length).toBeLessThan(200);
    const hostile = JSON.parse('{"__proto__":{"polluted":1}}');
    expect(Object.getPrototypeOf(redact(hostile))).toBe(Object.prototype);
  });

  test('a hostile text costs no more than its length', () => {
    const began = performance.now();
    for (const text of [
      'token'.repeat(20_000),
      'a'.repeat(100_000),
      `token=${'\\"'.repeat(50_000)}`,
      '-'.repeat(100_000),
      `${'1'.repeat(100_000)}`,
      'eyJ'.repeat(30_000),
      'x://'.repeat(25_000),
      'secret'.repeat(9_000),
    ])
      redactText(text);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

describe('a record', () => {
  const lines: string[] = [];
  const read = () => lines.splice(0).map((line) => JSON.parse(line));
  const open = (level: 'info' | 'error' = 'info') => openLog({ level, to: { write: (line) => lines.push(line) }, base: { part: 'test' } });

  test('is one line of JSON with level, time, message and fields', () => {
    open();
    log.info({ feedId: 'f', password: CANARY }, 'sync began');
    log.warn('alone');
    const [first, second] = read();
    expect(first).toMatchObject({ level: 'info', part: 'test', feedId: 'f', password: '[hidden]', message: 'sync began' });
    expect(Date.parse(first.time)).toBeGreaterThan(0);
    expect(second).toMatchObject({ level: 'warn', message: 'alone' });
  });

  test('stays one line, whatever text it is given', () => {
    open();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', '\u2029', '\u0085', '"', '\\', '{', '\u0000') }), (text) => {
        log.info({ text }, text);
        const line = lines.splice(0).join('');
        expect(line.trimEnd()).not.toMatch(/[\n\r\u2028\u2029\u0085]/);
        expect(JSON.parse(line).level).toBe('info');
      }),
    );
  });

  test('carries the context of its request or job, also after a wait and beside another', async () => {
    open();
    await Promise.all(
      ['a', 'b'].map((requestId) =>
        withLogContext({ requestId }, async () => {
          await wait(1);
          await withLogContext({ jobId: requestId.toUpperCase() }, async () => {
            await wait(1);
            log.info('within');
          });
          expect(logContext()).toEqual({ requestId });
        }),
      ),
    );
    expect(
      read()
        .map(({ requestId, jobId }) => requestId + jobId)
        .sort(),
    ).toEqual(['aA', 'bB']);
    expect(logContext()).toEqual({});
  });

  test('below the level is not written', () => {
    open('error');
    log.info('no');
    log.error({ error: new Error('yes') }, 'went wrong');
    expect(read()).toMatchObject([{ message: 'went wrong', error: { type: 'Error', message: 'yes' } }]);
  });
});

test('metrics are rendered with what was observed, and one that fails does not hide the rest', async () => {
  observeRequest({ method: 'GET', route: '/api/observed/{id}', status: 200, seconds: 0.01 });
  beforeMetrics('queues', () => setQueue({ queue: 'etl', counts: { queued: 3 }, oldestDueSeconds: 1.5 }));
  beforeMetrics('broken', () => Promise.reject(new Error('no database')));
  const { contentType, text } = await renderMetrics();
  expect(contentType).toContain('text/plain');
  expect(text).toContain('saldo_request_duration_seconds_count{method="GET",route="/api/observed/{id}",status="200"} 1');
  expect(text).toContain('saldo_queue_jobs{queue="etl",status="queued"} 3');
  expect(text).toContain('saldo_queue_oldest_due_seconds{queue="etl"} 1.5');
  expect(text).toMatch(/^saldo_errors_total\{code="metrics\.collector"\} [1-9]/m);
  expect((await renderMetrics()).text).toContain('saldo_process_resident_memory_bytes');
});
