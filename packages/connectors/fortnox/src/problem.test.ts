import { SaldoError } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import { describe, expect, test } from 'vitest';
import { messages } from './messages.ts';
import { problemIn, unanswered, unreadable } from './problem.ts';
import { errorOf, MOST_ATTEMPTS, MOST_LIMITED_ATTEMPTS, nextStep } from './verdict.ts';

/** The answers of the recordings, typed after them: status, body. The content types there do not tell what the body is. */
const recorded = {
  expired: [401, '{"message":"unauthorized"}'],
  invalidGrant: [400, '{"error":"invalid_grant","error_description":"Invalid refresh token"}'],
  projectMissing: [404, '{"ErrorInformation":{"Error":1,"Message":"Kan inte hitta projektet.","Code":2001161}}'],
  badFilter: [400, '{"ErrorInformation":{"error":1,"message":"Ett ogiltigt filter har använts.","code":2000587}}'],
} as const;

const problemOf = (status: number, text: string, headers: Record<string, string> = {}) => {
  const chunks = [new TextEncoder().encode(text)];
  return problemIn({ status, headers, chunks }, readExactJson(chunks[0]!), Date.parse('2026-11-25T11:00:00Z'));
};

describe('the three shapes of an error', () => {
  test('are told by content', () => {
    expect(problemOf(...recorded.expired)).toMatchObject({ status: 401, code: null, oauth: null, message: 'unauthorized' });
    expect(problemOf(...recorded.invalidGrant)).toMatchObject({ oauth: 'invalid_grant', message: 'Invalid refresh token' });
    expect(problemOf(...recorded.projectMissing)).toMatchObject({ code: 2001161, message: 'Kan inte hitta projektet.' });
    expect(problemOf(...recorded.badFilter)).toMatchObject({ code: 2000587, message: 'Ett ogiltigt filter har använts.' });
    expect(problemOf(400, '{"ErrorInformation":{"error":"1","message":"x","code":"2001101"}}')).toMatchObject({ code: 2001101 });
  });

  test('an answer that is none of them is no problem under 200, and one under anything else', () => {
    expect(problemOf(200, '{"Vouchers":[]}')).toBeNull();
    expect(problemOf(200, '{"message":"text","Vouchers":[]}')).toBeNull();
    expect(problemOf(502, '<html><title>Bad\u0000\n  Gateway</title></html>')).toMatchObject({ kind: 'refused', message: 'Bad Gateway' });
    expect(problemOf(302, '')).toMatchObject({ kind: 'unreadable' });
  });

  test('what no person can read stays out of the sentence', () => {
    const said = (text: string | Uint8Array, status = 502) => {
      const chunks = [typeof text === 'string' ? new TextEncoder().encode(text) : text];
      return problemIn({ status, headers: {}, chunks }, readExactJson(chunks[0]!), 0)?.message;
    };
    expect(said('upstream connect error')).toBe('upstream connect error');
    expect(said('<html><body><h1>502</h1></body></html>')).toBe('');
    expect(said('<!doctype html><title>Logga in &ndash; Fortnox</title>')).toBe('Logga in Fortnox');
    expect(said('{"Vouchers": [')).toBe('');
    expect(said(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 200, 255]))).toBe('');
    expect(said('{"ErrorInformation":{"error":1,"message":"Fel <b>här</b>&nbsp;\\u0007","code":1}}', 400)).toBe('Fel här');
    const chunks = [new TextEncoder().encode('{"MetaInformation":{}}')];
    const { code, details } = errorOf(unreadable({ status: 200, headers: {}, chunks }, 'MetaInformation.@TotalPages'));
    expect(messages[code]?.(details).sv).toBe(
      'Fortnox svarade med något annat än bokföring (saknas eller oläsligt: MetaInformation.@TotalPages). Går det inte över av sig självt: hämta igen om en stund.',
    );
  });

  test('Retry-After may be seconds or a time', () => {
    expect(problemOf(429, '', { 'retry-after': '7' })?.retryAfterSeconds).toBe(7);
    expect(problemOf(429, '', { 'retry-after': 'Wed, 25 Nov 2026 11:00:30 GMT' })?.retryAfterSeconds).toBe(30);
    expect(problemOf(429, '', { 'retry-after': 'soon' })?.retryAfterSeconds).toBeNull();
  });
});

describe('the verdict', () => {
  const problem = (status: number, more: object = {}) => ({
    kind: 'refused' as const,
    status,
    code: null,
    oauth: null,
    message: '',
    retryAfterSeconds: null,
    ...more,
  });
  const tried = (attempts: number, renewed = false, random = 0) => ({ attempts, renewed, random });

  test('429 waits at least the window, longer each time, differently by chance, and not for ever', () => {
    const waits = (random: number) => [1, 2, 3, 4, 5].map((attempts) => nextStep(problem(429), tried(attempts, false, random)));
    expect(waits(0).map((next) => next.step === 'wait' && next.ms)).toEqual([5_000, 10_000, 20_000, 20_000, 20_000]);
    expect(waits(0.9)[0]).toEqual({ step: 'wait', ms: 7_250, everybody: true });
    expect(nextStep(problem(429), tried(MOST_LIMITED_ATTEMPTS)).step).toBe('fail');
  });

  test('401 gets one new token, whatever was tried before, and no second', () => {
    expect(nextStep(problem(401), tried(1)).step).toBe('renew');
    expect(nextStep(problem(401, { code: 2000311 }), tried(3)).step).toBe('renew');
    expect(nextStep(problem(401), tried(1, true))).toMatchObject({ step: 'fail', error: { code: 'fortnox.unauthorized', retry: 'never' } });
  });

  test('the code decides before the status and the words', () => {
    expect(errorOf(problem(401, { code: 2000663 })).code).toBe('fortnox.scope-missing');
    expect(errorOf(problem(500, { code: 2001103 })).code).toBe('fortnox.integration-licence-missing');
    expect(nextStep(problem(503, { code: 2001101 }), tried(1)).step).toBe('fail');
  });

  test('what may pass is tried so often and then left to the job', () => {
    const unreachable = unanswered(new SaldoError('http.unreachable', 'upstream'));
    for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts++) expect(nextStep(unreachable, tried(attempts)).step).toBe('wait');
    expect(nextStep(unreachable, tried(MOST_ATTEMPTS))).toMatchObject({
      step: 'fail',
      error: { code: 'fortnox.unreachable', retry: 'later' },
    });
    expect(errorOf(unanswered(new SaldoError('http.timeout', 'upstream'))).code).toBe('fortnox.timeout');
  });

  test('every error has its sentence in both languages', () => {
    const statuses = [301, 400, 401, 403, 404, 408, 429, 500, 503];
    const codes = [null, 1000003, 2000310, 2000423, 2000587, 2000663, 2000762, 2001101, 2001103, 2001304, 2003330];
    for (const status of statuses)
      for (const code of codes)
        for (const kind of ['refused', 'unreadable', 'unreachable', 'timeout'] as const) {
          const { code: name, details } = errorOf({ ...problem(status), code, kind });
          const sentence = messages[name]?.(details);
          expect(sentence?.sv, name).toBeTruthy();
          expect(sentence?.en, name).toBeTruthy();
          expect(sentence?.sv, 'read after the job has given up, too').not.toMatch(/försöker igen|av sig själv\./);
        }
  });
});
