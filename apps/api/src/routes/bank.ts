import { z } from '@hono/zod-openapi';
import {
  type BankTransaction,
  bankAccountDays,
  changeBankAccount,
  createBankAccount,
  type FedAccount,
  getBankAccount,
  getStatement,
  getTransaction,
  listBankAccounts,
  listStatements,
  listTransactions,
  type ReviewedStatement,
  type SourceBytes,
  statementSource,
  transactionHistory,
  transactionSource,
} from '@saldo/bank';
import { attachment } from '../edge/attachment.ts';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag, expectedVersion } from '../edge/version.ts';
import { fileQuery, fileSort } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { bankAccountSheet, bankStatementSheet, bankTransactionSheet } from '../sheets/lists/bank.ts';
import { bankAccountNames, bankNames } from '../sheets/of-clients.ts';
import { wholeList } from '../sheets/whole-list.ts';
import {
  BankAccountChangeSchema,
  BankAccountSchema,
  BankDaySchema,
  BankStatementSchema,
  BankTransactionSchema,
  NewBankAccountSchema,
  TransactionVersionSchema,
  toBankAccount,
  toBankDay,
  toBankStatement,
  toBankTransaction,
  toTransactionVersion,
} from '../wire/bank.ts';
import { body, dayField, given, idField, idParams, json, pageOf, pageOrFile, pageQuery } from '../wire/basics.ts';
import type { Routes } from './resources.ts';

const tags = ['bank'];

/** A part of a list, from a place on. */
interface Part {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** Bank accounts. */
export function bankAccountRoutes({ app, guard }: Routes): void {
  const query = z.object({ clientId: idField.optional(), sort: fileSort(bankAccountSheet), ...fileQuery(bankAccountSheet), ...pageQuery });
  const list = guarded(
    guard,
    { may: 'bank.read' },
    {
      method: 'get',
      path: '/api/bank-accounts',
      tags,
      summary: 'Bank accounts, in the order in which they were made',
      request: { query },
      responses: { 200: pageOrFile('A page of bank accounts', pageOf(BankAccountSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const { sort, ...filter } = asked;
    const read = (part: Part) => listBankAccounts(actorOf(c), { ...filter, ...part });
    if (!format) return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toBankAccount), 200);
    const banks = await bankNames(actorOf(c), filter.clientId);
    const toRow = (account: FedAccount) => ({ ...toBankAccount(account), bankName: banks.get(account.feed.feedId ?? '') ?? null });
    const whole = wholeList(bankAccountSheet, { read, toRow, sort, language: c.var.language });
    return await listFile(c, { sheet: bankAccountSheet, format, columns, asked, read: whole, toRow: (row) => row });
  });

  const get = guarded(
    guard,
    { may: 'bank.read', target: getBankAccount },
    {
      method: 'get',
      path: '/api/bank-accounts/{id}',
      tags,
      summary: 'One bank account',
      request: { params: idParams },
      responses: { 200: json('The bank account', BankAccountSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const account = await getBankAccount(actorOf(c), c.req.valid('param').id);
    return c.json(toBankAccount(account), 200, { etag: etag(account.version) });
  });
}

/** Making a bank account. */
export function newBankAccountRoutes({ app, guard }: Routes): void {
  const make = guarded(
    guard,
    { may: 'mapping.write' },
    {
      method: 'post',
      path: '/api/bank-accounts',
      tags,
      summary: 'Makes a bank account for files that name none',
      description: 'Feeds, and files that name their account, make it themselves. One of `iban` and `bban` is needed.',
      request: { body: body(NewBankAccountSchema) },
      responses: { 201: json('The bank account', BankAccountSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const work = () => createBankAccount(actorOf(c), c.req.valid('json'));
    return await answerWith(c, work, (made) =>
      c.json(toBankAccount(made), 201, { location: `/api/bank-accounts/${made.id}`, etag: etag(made.version) }),
    );
  });
}

/** Changing a bank account, and its proof day by day. */
export function bankAccountProofRoutes({ app, guard }: Routes): void {
  const change = guarded(
    guard,
    { may: 'mapping.write', target: getBankAccount },
    {
      method: 'patch',
      path: '/api/bank-accounts/{id}',
      tags,
      summary: 'Names the account of the ledger that it is, or switches it on or off',
      request: { params: idParams, body: body(BankAccountChangeSchema) },
      responses: { 200: json('The bank account as it now is', BankAccountSchema) },
    },
  );
  app.openapi(change, async (c) => {
    const version = expectedVersion(c.req.header('if-match'));
    const account = await changeBankAccount(actorOf(c), c.req.valid('param').id, given(c.req.valid('json')), { version });
    return c.json(toBankAccount(account), 200, { etag: etag(account.version) });
  });

  const days = guarded(
    guard,
    { may: 'bank.read', target: getBankAccount, weighsQuery: true },
    {
      method: 'get',
      path: '/api/bank-accounts/{id}/days',
      tags,
      summary: 'The proof of an account day by day',
      description:
        'Every day from `from` to `to`, at most 400 (else 422); the last 31 up to its last balance, or today, where they are left out.',
      request: { params: idParams, query: z.object({ from: dayField.optional(), to: dayField.optional() }) },
      responses: { 200: json('The days', z.object({ items: z.array(BankDaySchema) })) },
    },
  );
  app.openapi(days, async (c) => {
    const proven = await bankAccountDays(actorOf(c), c.req.valid('param').id, c.req.valid('query'));
    return c.json({ items: proven.map(toBankDay) }, 200);
  });
}

/** Statements, and the files that they were read from. */
export function bankStatementRoutes({ app, guard }: Routes): void {
  const query = z.object({
    clientId: idField.optional(),
    bankAccountId: idField.optional(),
    ...fileQuery(bankStatementSheet),
    ...pageQuery,
  });
  const list = guarded(
    guard,
    { may: 'bank.read' },
    {
      method: 'get',
      path: '/api/bank-statements',
      tags,
      summary: 'Statements, the latest first, each with its proof',
      request: { query },
      responses: { 200: pageOrFile('A page of statements', pageOf(BankStatementSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const read = (part: Part) => listStatements(actorOf(c), { ...asked, ...part });
    const toRow = (statement: ReviewedStatement) => toBankStatement(statement);
    if (format) return await listFile(c, { sheet: bankStatementSheet, format, columns, asked, read, toRow });
    return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toRow), 200);
  });

  const get = guarded(
    guard,
    { may: 'bank.read', target: getStatement },
    {
      method: 'get',
      path: '/api/bank-statements/{id}',
      tags,
      summary: 'One statement',
      request: { params: idParams },
      responses: { 200: json('The statement', BankStatementSchema) },
    },
  );
  app.openapi(get, async (c) => c.json(toBankStatement(await getStatement(actorOf(c), c.req.valid('param').id)), 200));

  const source = guarded(
    guard,
    { may: 'bank.read', target: getStatement },
    {
      method: 'get',
      path: '/api/bank-statements/{id}/source',
      tags,
      summary: 'The file that it was read from, as it was received',
      request: { params: idParams },
      responses: { 200: BYTES },
    },
  );
  app.openapi(source, async (c) => bytesOf(await statementSource(actorOf(c), c.req.valid('param').id)));
}

/** Transactions, their versions, and the bytes that they were read from. */
export function bankTransactionRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'bank.read' },
    {
      method: 'get',
      path: '/api/bank-transactions',
      tags,
      summary: 'Transactions by client and day; those of accounts that are off are left out',
      request: { query: transactionQuery },
      responses: { 200: pageOrFile('A page of transactions', pageOf(BankTransactionSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const read = (part: Part) => listTransactions(actorOf(c), { ...asked, ...part });
    const toRow = (one: BankTransaction) => toBankTransaction(one, c.var.language);
    if (format) {
      const names = await bankAccountNames(actorOf(c), asked.clientId);
      const named = (one: BankTransaction) => ({ ...toRow(one), accountName: names.get(one.bankAccountId) ?? null });
      return await listFile(c, { sheet: bankTransactionSheet, format, columns, asked, read, toRow: named });
    }
    return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toRow), 200);
  });

  const get = guarded(
    guard,
    { may: 'bank.read', target: getTransaction },
    {
      method: 'get',
      path: '/api/bank-transactions/{id}',
      tags,
      summary: 'One transaction as it last was',
      request: { params: idParams },
      responses: { 200: json('The transaction', BankTransactionSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const one = await getTransaction(actorOf(c), c.req.valid('param').id);
    return c.json(toBankTransaction(one, c.var.language), 200, { etag: etag(one.version) });
  });
  transactionEvidenceRoutes({ app, guard });
}

function transactionEvidenceRoutes({ app, guard }: Pick<Routes, 'app' | 'guard'>): void {
  const history = guarded(
    guard,
    { may: 'bank.read', target: getTransaction },
    {
      method: 'get',
      path: '/api/bank-transactions/{id}/history',
      tags,
      summary: 'The earlier versions of a transaction, the oldest first',
      request: { params: idParams },
      responses: { 200: json('Its versions', z.object({ items: z.array(TransactionVersionSchema) })) },
    },
  );
  app.openapi(history, async (c) => {
    const { earlier } = await transactionHistory(actorOf(c), c.req.valid('param').id);
    return c.json({ items: earlier.map(toTransactionVersion) }, 200);
  });

  const source = guarded(
    guard,
    { may: 'bank.read', target: getTransaction },
    {
      method: 'get',
      path: '/api/bank-transactions/{id}/source',
      tags,
      summary: 'The bytes that it was read from, as they were received',
      request: { params: idParams },
      responses: { 200: BYTES },
    },
  );
  app.openapi(source, async (c) => bytesOf(await transactionSource(actorOf(c), c.req.valid('param').id)));
}

function bytesOf({ bytes, contentType, name, sha256 }: SourceBytes): Response {
  const headers = { 'content-type': contentType, 'content-disposition': attachment(name), 'x-source-sha256': sha256 };
  return new Response(new Uint8Array(bytes), { headers });
}

const BYTES = {
  description: 'The bytes',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
} as const;

const transactionQuery = z.object({
  clientId: idField.optional(),
  bankAccountId: idField.optional(),
  from: dayField.optional(),
  to: dayField.optional(),
  state: z.enum(['current', 'withdrawn']).optional().openapi({ description: 'Current ones where it is left out.' }),
  status: z.enum(['booked', 'pending']).optional().openapi({ description: 'Booked ones where it is left out.' }),
  q: z.string().max(200).optional().openapi({ description: 'A part of a text, a name or a reference, or a whole amount.' }),
  sort: z.enum(['date', '-date']).optional().openapi({ description: 'By day, with a minus the last first; `date` where it is left out.' }),
  ...fileQuery(bankTransactionSheet),
  ...pageQuery,
});
