import { SaldoError } from '@saldo/kernel';
import { describe, expect, test } from 'vitest';
import { outage } from './outage.ts';

const failing = (code: string) => new Error('Failed query', { cause: Object.assign(new Error('of the driver'), { code }) });

describe('what can only be waited out', () => {
  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', '57P01', '57P03', '53300', '25006'])(
    '%s: the server is not there or says so, which is nobody’s failure',
    (code) => {
      expect(outage(failing(code))).toMatchObject({ code: 'database.unreachable', kind: 'upstream', afterSeconds: 5 });
    },
  );

  test.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', '57P02', '25P03', '08006'])(
    '%s: the connection broke, maybe by what was asked',
    (code) => {
      expect(outage(failing(code))).toMatchObject({ code: 'database.unreachable', kind: 'upstream', afterSeconds: null });
    },
  );

  test('a statement that nobody answered', () => {
    expect(outage(new Error('Failed query', { cause: new Error('Query read timeout') }))).toMatchObject({ code: 'database.timeout' });
  });

  test.each(['23505', '42501', '40001', '57014'])('%s is none: the server has answered', (code) => {
    expect(outage(failing(code))).toBeNull();
  });

  test('a file that is missing is none, unless it is the socket', () => {
    const missing = (syscall: string) => Object.assign(new Error('missing'), { code: 'ENOENT', syscall });
    expect(outage(missing('open'))).toBeNull();
    expect(outage(missing('connect'))).toMatchObject({ code: 'database.unreachable' });
  });

  test('and neither is a refusal of ours', () => {
    expect(outage(new SaldoError('clients.stale', 'conflict'))).toBeNull();
  });
});
