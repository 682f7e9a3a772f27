import { type Role, roles, SaldoError, type UserActor } from '@saldo/kernel';
import { describe, expect, test } from 'vitest';
import { can } from './can.ts';
import { covers, type Grant, grantOf, jobOperations, type Operation, permissions, permissionsOf, systemOperations } from './permissions.ts';

/** What each role may, as the firm is told it, and beside each line the operations that say it. */
const contract = `
clients, profile, registers                       | rw | rw   | r    | r          | r   | client.read client.write
restoring an archived client                      | rw | -    | -    | -          | -   | client.restore
users, invitations                                | rw | -    | -    | -          | -   | user.manage
queues, system health, webhooks, lists, settings  | rw | -    | -    | -          | -   | system.manage
data feeds: create                                | rw | rw   | r    | r own-bank | r   | feed.read feed.create
data feeds: connect                               | rw | rw   | r    | r own-bank | r   | feed.read feed.connect
data feeds: pause                                 | rw | rw   | r    | r          | r   | feed.read feed.write
sync                                              | w  | w    | w    | -          | -   | feed.sync
imports                                           | w  | w    | w    | own-files  | -   | import.write
jobs of the client: read, retry, cancel           | rw | rw   | r    | r          | r   | job.read job.write
vouchers, entries, trial balance                  | r  | r    | r    | r          | r   | ledger.read
bank                                              | r  | r    | r    | r          | r   | bank.read
accounts: ledger mapping, import mappings         | rw | rw   | rw   | -          | r   | mapping.read mapping.write
data quality, findings: run, accept               | rw | rw   | rw   | -          | r   | quality.read quality.write
reconciliation, matches, rules, close             | rw | rw   | rw   | -          | r   | reconciliation.read reconciliation.write
reopen a closed period                            | w  | w    | -    | -          | -   | period.reopen
tasks                                             | rw | rw   | rw   | assigned   | r   | task.read task.write
approve QC of a report                            | w  | w    | -    | -          | -   | report.approve-qc
reports: draft, edit                              | rw | rw   | rw   | published  | r   | report.read report.edit
reports: sign, publish                            | w  | -    | w    | -          | -   | report.publish
documents, questions                              | rw | rw   | rw   | rw         | r   | document.read document.write
policies, requirements, checks, gap analysis      | rw | rw   | rw   | r          | r   | compliance.read compliance.write
investors, KYC: edit, check                       | rw | rw   | rw   | own-answers| r   | kyc.read kyc.write
KYC decision, hit decision                        | w  | -    | w    | -          | -   | kyc.decide
screening, Annex IV check                         | w  | w    | w    | -          | -   | screening.run
board, deadlines, calendar, search, banks, MCP    | r  | r    | r    | r          | r   | overview.read
audit log                                         | r  | own-acts | own-acts | -  | r   | audit.read
verify                                            | r  | -    | -    | -          | r   | audit.verify
own account, sessions, second factor, API keys    | rw | rw   | rw   | rw         | rw  | account.read account.write
`;

interface Line {
  readonly subject: string;
  readonly cells: readonly string[];
  readonly operations: readonly Operation[];
}

const lines: Line[] = contract
  .trim()
  .split('\n')
  .map((line) => {
    const [subject = '', ...rest] = line.split('|').map((cell) => cell.trim());
    return { subject, cells: rest.slice(0, 5), operations: (rest[5] ?? '').split(' ') as Operation[] };
  });

/** What a cell gives for an operation. */
function given(cell: string, operation: Operation): Grant {
  const reads = operation.endsWith('.read') || operation === 'audit.verify';
  const [first = '-', part] = cell.split(' ');
  if (first === '-') return 'no';
  if (first === 'r') return reads ? 'yes' : ((part as Grant | undefined) ?? 'no');
  if (first === 'rw' || first === 'w') return 'yes';
  if (first === 'published') return reads ? 'published' : 'no';
  return first as Grant;
}

describe('the table of permissions is what the firm is told', () => {
  test.each(lines)('$subject', ({ cells, operations }) => {
    for (const operation of operations) {
      const row = roles.map((role) => grantOf(role, operation));
      expect([operation, ...row]).toEqual([operation, ...cells.map((cell) => given(cell, operation))]);
    }
  });

  test('with no operation beside it', () => {
    expect(new Set(lines.flatMap((line) => line.operations))).toEqual(new Set(Object.keys(permissions)));
  });
});

const client = '019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10';
const other = '019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c11';
const actor = (role: Role, clientIds: UserActor['clientIds'] = [client]): UserActor => ({
  kind: 'user',
  userId: 'u1',
  sessionId: 's1',
  role,
  clientIds,
});

const outcome = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error instanceof SaldoError ? [error.code, error.kind] : error;
  }
};

describe('can', () => {
  test('answers the grant, so that an action can keep to it', () => {
    expect(can(actor('SPECIALIST'), 'feed.sync', { clientId: client })).toBe('yes');
    expect(can(actor('CLIENT'), 'feed.create', { clientId: client })).toBe('own-bank');
  });

  test("says that another's client is not there, before it says that the role may not", () => {
    expect(outcome(() => can(actor('SPECIALIST'), 'feed.sync', { clientId: other }))).toEqual(['access.missing', 'missing']);
    expect(outcome(() => can(actor('AUDITOR'), 'feed.sync', { clientId: other }))).toEqual(['access.missing', 'missing']);
    expect(outcome(() => can(actor('AUDITOR'), 'feed.sync', { clientId: client }))).toEqual(['access.forbidden', 'forbidden']);
    expect(outcome(() => can(actor('AUDITOR'), 'feed.sync'))).toEqual(['access.forbidden', 'forbidden']);
  });

  test('lets those act on all clients who are given all', () => {
    expect(can(actor('COORDINATOR', 'all'), 'client.write', { clientId: other })).toBe('yes');
  });

  test('gives a key what its role has', () => {
    const key = { kind: 'key', keyId: 'k', userId: 'u', role: 'AUDITOR', clientIds: [client] } as const;
    expect(can(key, 'ledger.read', { clientId: client })).toBe('yes');
    expect(outcome(() => can(key, 'feed.sync', { clientId: client }))).toEqual(['access.forbidden', 'forbidden']);
  });

  test('lets a job do its work for its clients, and decide nothing', () => {
    const job = { kind: 'job', jobId: 'j', clientIds: [client], fence: 1 } as const;
    expect(can(job, 'feed.sync', { clientId: client })).toBe('yes');
    expect(outcome(() => can(job, 'feed.sync', { clientId: other }))).toEqual(['access.missing', 'missing']);
    for (const operation of [
      'kyc.decide',
      'report.publish',
      'report.approve-qc',
      'user.manage',
      'period.reopen',
      'client.write',
    ] as const) {
      expect(outcome(() => can(job, operation))).toEqual(['access.forbidden', 'forbidden']);
      expect(jobOperations.has(operation)).toBe(false);
    }
  });

  test('lets the command line at the machine manage users and verify, and read no books', () => {
    const system = { kind: 'system', task: 'command-line' } as const;
    expect(can(system, 'user.manage')).toBe('yes');
    expect(outcome(() => can(system, 'ledger.read'))).toEqual(['access.forbidden', 'forbidden']);
    expect([...systemOperations].every((operation) => operation in permissions)).toBe(true);
  });
});

test('an unknown role or operation gets nothing', () => {
  expect(permissionsOf('SUPERUSER')).toEqual({});
  for (const odd of ['SUPERUSER', '', '__proto__', 'constructor', 'admin']) expect(grantOf(odd, 'client.read')).toBe('no');
  for (const odd of ['__proto__', 'toString', 'client.nothing', '']) expect(grantOf('ADMIN', odd)).toBe('no');
});

test('what is listed for a role is what it may', () => {
  for (const role of roles) {
    for (const operation of Object.keys(permissions) as Operation[]) {
      expect(permissionsOf(role)[operation] ?? 'no').toBe(grantOf(role, operation));
    }
  }
});

describe('covers', () => {
  test('an administrator covers everybody, and everybody themselves', () => {
    for (const role of roles) {
      expect(covers('ADMIN', role)).toBe(true);
      expect(covers(role, role)).toBe(true);
      if (role !== 'ADMIN') expect(covers(role, 'ADMIN')).toBe(false);
    }
  });

  test('a coordinator, who may not decide KYC, does not cover a specialist, and neither covers an auditor, who verifies', () => {
    expect(covers('COORDINATOR', 'SPECIALIST')).toBe(false);
    expect(covers('SPECIALIST', 'AUDITOR')).toBe(false);
    expect(covers('AUDITOR', 'CLIENT')).toBe(false);
  });
});
