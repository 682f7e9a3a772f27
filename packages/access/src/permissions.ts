import { type ClientScope, type Role, roles } from '@saldo/kernel';

/**
 * What a role may do with an operation: `yes`, `no`, or only a part of it, which the operation's own action keeps to.
 * own-bank: its own `BANK` feed · own-files: its statement and SIE files · assigned: tasks assigned to it · published: published reports ·
 * own-answers: the questions put to it · own-acts: rows of what it did itself.
 */
export const grants = ['yes', 'no', 'own-bank', 'own-files', 'assigned', 'published', 'own-answers', 'own-acts'] as const;
export type Grant = (typeof grants)[number];

type Row = readonly [ADMIN: Grant, COORDINATOR: Grant, SPECIALIST: Grant, CLIENT: Grant, AUDITOR: Grant];

// biome-ignore format: a table is read by its columns
/**
 * The one table of who may what, line by line what the firm is told of its five roles.
 * `feed.write` is changing, pausing, disconnecting and archiving.
 * ADMIN and COORDINATOR act on all clients, the others on the clients they are given. An unknown role gets nothing.
 */
export const permissions = {
  //                       ADMIN  COORDINATOR SPECIALIST CLIENT        AUDITOR
  'client.read':          ['yes', 'yes',      'yes',     'yes',        'yes'],
  'client.write':         ['yes', 'yes',      'no',      'no',         'no'],
  'client.restore':       ['yes', 'no',       'no',      'no',         'no'],

  'user.manage':          ['yes', 'no',       'no',      'no',         'no'],
  'system.manage':        ['yes', 'no',       'no',      'no',         'no'],

  'feed.read':            ['yes', 'yes',      'yes',     'yes',        'yes'],
  'feed.create':          ['yes', 'yes',      'no',      'own-bank',   'no'],
  'feed.connect':         ['yes', 'yes',      'no',      'own-bank',   'no'],
  'feed.write':           ['yes', 'yes',      'no',      'no',         'no'],
  'feed.sync':            ['yes', 'yes',      'yes',     'no',         'no'],
  'import.write':         ['yes', 'yes',      'yes',     'own-files',  'no'],

  'job.read':             ['yes', 'yes',      'yes',     'yes',        'yes'],
  'job.write':            ['yes', 'yes',      'no',      'no',         'no'],

  'ledger.read':          ['yes', 'yes',      'yes',     'yes',        'yes'],
  'bank.read':            ['yes', 'yes',      'yes',     'yes',        'yes'],
  'mapping.read':         ['yes', 'yes',      'yes',     'no',         'yes'],
  'mapping.write':        ['yes', 'yes',      'yes',     'no',         'no'],

  'quality.read':         ['yes', 'yes',      'yes',     'no',         'yes'],
  'quality.write':        ['yes', 'yes',      'yes',     'no',         'no'],

  'reconciliation.read':  ['yes', 'yes',      'yes',     'no',         'yes'],
  'reconciliation.write': ['yes', 'yes',      'yes',     'no',         'no'],
  'period.reopen':        ['yes', 'yes',      'no',      'no',         'no'],

  'task.read':            ['yes', 'yes',      'yes',     'assigned',   'yes'],
  'task.write':           ['yes', 'yes',      'yes',     'assigned',   'no'],

  'report.read':          ['yes', 'yes',      'yes',     'published',  'yes'],
  'report.edit':          ['yes', 'yes',      'yes',     'no',         'no'],
  'report.publish':       ['yes', 'no',       'yes',     'no',         'no'],
  'report.approve-qc':    ['yes', 'yes',      'no',      'no',         'no'],

  'document.read':        ['yes', 'yes',      'yes',     'yes',        'yes'],
  'document.write':       ['yes', 'yes',      'yes',     'yes',        'no'],

  'compliance.read':      ['yes', 'yes',      'yes',     'yes',        'yes'],
  'compliance.write':     ['yes', 'yes',      'yes',     'no',         'no'],

  'kyc.read':             ['yes', 'yes',      'yes',     'own-answers','yes'],
  'kyc.write':            ['yes', 'yes',      'yes',     'own-answers','no'],
  'kyc.decide':           ['yes', 'no',       'yes',     'no',         'no'],
  'screening.run':        ['yes', 'yes',      'yes',     'no',         'no'],

  'overview.read':        ['yes', 'yes',      'yes',     'yes',        'yes'],

  'audit.read':           ['yes', 'own-acts', 'own-acts','no',         'yes'],
  'audit.verify':         ['yes', 'no',       'no',      'no',         'yes'],

  'account.read':         ['yes', 'yes',      'yes',     'yes',        'yes'],
  'account.write':        ['yes', 'yes',      'yes',     'yes',        'yes'],
} as const satisfies Record<string, Row>;

/** Something that an actor may or may not do; the keys of `permissions`. */
export type Operation = keyof typeof permissions;

/** What a job may do, whoever asked for it: it reads, fetches, stores and proposes. It decides, signs and publishes nothing. */
export const jobOperations: ReadonlySet<Operation> = new Set<Operation>([
  'client.read',
  'feed.read',
  'feed.write',
  'feed.sync',
  'import.write',
  'job.read',
  'ledger.read',
  'bank.read',
  'mapping.read',
  'quality.read',
  'quality.write',
  'reconciliation.read',
  'reconciliation.write',
  'task.read',
  'task.write',
  'report.read',
  'report.edit',
  'document.read',
  'document.write',
  'compliance.read',
  'compliance.write',
  'kyc.read',
  'kyc.write',
  'screening.run',
  'overview.read',
]);

/** What whoever stands at the machine itself may do, by the command line, with no server running. */
export const systemOperations: ReadonlySet<Operation> = new Set<Operation>(['user.manage', 'system.manage', 'audit.read', 'audit.verify']);

/** Every operation, in the order of the table. */
export const operations = Object.keys(permissions) as readonly Operation[]; // the table's own keys

/** What a role may do with an operation. A role or an operation that the table does not know gets `no`. */
export function grantOf(role: string, operation: string): Grant {
  const column = roles.indexOf(role as Role);
  const row: Row | undefined = Object.hasOwn(permissions, operation) ? permissions[operation as Operation] : undefined;
  return row?.[column] ?? 'no';
}

/** What is of the whole firm: an administrator's key that is for some clients may nothing of it, or it would lead to all of them. */
export const firmOperations: ReadonlySet<Operation> = new Set<Operation>(['user.manage', 'system.manage']);

/** Every operation that a role may do at least a part of, with the part: what `GET /api/me` tells the page. */
export function permissionsOf(role: string, clientIds: ClientScope = 'all'): Partial<Record<Operation, Exclude<Grant, 'no'>>> {
  const granted: Partial<Record<Operation, Exclude<Grant, 'no'>>> = {};
  for (const operation of operations) {
    if (clientIds !== 'all' && firmOperations.has(operation)) continue;
    const grant = grantOf(role, operation);
    if (grant !== 'no') granted[operation] = grant;
  }
  return granted;
}

/** Whether the first role may everything that the second may: only then may it hand out a key of the second. */
export function covers(role: string, other: string): boolean {
  return operations.every((operation) => {
    const wanted = grantOf(other, operation);
    const had = grantOf(role, operation);
    return wanted === 'no' || had === 'yes' || had === wanted;
  });
}
