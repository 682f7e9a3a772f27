import { SaldoError } from '@saldo/kernel';
import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { asSaldoError, problemOf, problemResponse, statusOf } from './errors.ts';

describe('statusOf', () => {
  it.each([
    [new SaldoError('x.y', 'invalid'), 422],
    [new SaldoError('x.y', 'forbidden'), 403],
    [new SaldoError('x.y', 'missing'), 404],
    [new SaldoError('x.y', 'conflict'), 409],
    [new SaldoError('x.y', 'limit'), 429],
    [new SaldoError('x.y', 'upstream'), 503],
    [new SaldoError('x.y', 'upstream', {}, { retry: 'never' }), 409],
    [new SaldoError('x.y', 'defect'), 500],
    [new SaldoError('api.anonymous', 'forbidden'), 401],
    [new SaldoError('access.wrong-credentials', 'forbidden'), 401],
    [new SaldoError('clients.stale', 'conflict'), 412],
    [new SaldoError('ledger.bad-cursor', 'invalid'), 400],
    [new SaldoError('files.too-large', 'limit'), 413],
    [new SaldoError('http.too-large', 'upstream'), 503],
  ])('%s', (error, status) => expect(statusOf(error)).toBe(status));

  it('is 415, 400 or 500 for what is thrown beside our errors', () => {
    expect(statusOf(asSaldoError(new HTTPException(415)))).toBe(415);
    expect(statusOf(asSaldoError(new HTTPException(400)))).toBe(400);
    expect(statusOf(asSaldoError(new TypeError('x is undefined')))).toBe(500);
    // As Node says that the caller went away in the middle of their body.
    expect(statusOf(asSaldoError(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })))).toBe(400);
  });
});

describe('problemOf', () => {
  it('is in the caller language, its code in none', () => {
    const stale = new SaldoError('clients.stale', 'conflict');
    expect(problemOf(stale, 'sv')).toMatchObject({
      status: 412,
      code: 'clients.stale',
      detail: expect.stringMatching(/^Någon har ändrat/),
    });
    expect(problemOf(stale, 'en')).toMatchObject({ status: 412, code: 'clients.stale', detail: expect.stringMatching(/^Somebody has/) });
  });

  it('names every field with its path', () => {
    const faults = [{ code: 'x', field: 'config.apiKey', message: { sv: 'Saknas.', en: 'Is missing.' } }];
    expect(problemOf(new SaldoError('feeds.invalid', 'invalid', {}, { faults }), 'en').errors).toEqual([
      { path: 'config.apiKey', message: 'Is missing.' },
    ]);
  });

  it('tells nothing of a defect, and the same of all that is missing', () => {
    const defect = problemOf(asSaldoError(new Error('password "x" at /srv/secret.ts:1:1')), 'sv');
    expect(JSON.stringify(defect)).not.toMatch(/password|secret/);
    expect(defect).toMatchObject({ status: 500, code: 'api.defect' });
    expect(problemOf(new SaldoError('database.closed', 'defect'), 'sv').code).toBe('api.defect');
    expect(problemOf(new SaldoError('feeds.missing', 'missing'), 'sv')).toEqual(
      problemOf(new SaldoError('access.missing', 'missing'), 'sv'),
    );
  });

  it('says when to come back where waiting helps', () => {
    const after = (error: SaldoError) => problemResponse(error, 'sv').headers.get('retry-after');
    expect(after(new SaldoError('x.y', 'limit', {}, { afterSeconds: 12.2 }))).toBe('13');
    expect(after(new SaldoError('x.y', 'limit'))).toBe('60');
    expect(after(new SaldoError('database.timeout', 'upstream', { mayHaveHappened: true }))).toBe('5');
    expect(after(new SaldoError('x.y', 'conflict'))).toBeNull();
  });
});

describe('the catalogue', () => {
  it('has a sentence in both languages for every code', () => {
    for (const [code, write] of Object.entries(catalogue)) {
      const { sv, en } = write({});
      expect([sv.trim(), en.trim()], code).not.toContain('');
      expect(sv, code).not.toBe(en);
      expect(`${sv}${en}`, code).not.toMatch(/!/);
    }
  });
});
