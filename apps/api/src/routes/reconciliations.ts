import { z } from '@hono/zod-openapi';
import { SaldoError } from '@saldo/kernel';
import {
  carry,
  closeReconciliation,
  enterOpening,
  enterOpeningCsv,
  getReconciliation,
  listChanges,
  listOpenItems,
  listReconciliations,
  type Opening,
  reconciliationInReach,
  reopenReconciliation,
  requestReconciliation,
  uncarry,
} from '@saldo/reconcile';
import type { Context } from 'hono';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { faultsOf } from '../edge/issue-sentence.ts';
import { readJsonBody } from '../edge/json-body.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag } from '../edge/version.ts';
import type { Env } from '../settings.ts';
import { amountField, body, idField, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import { JobSchema, toJob } from '../wire/job.ts';
import {
  CarrySchema,
  ChangedRowSchema,
  NewOpeningSchema,
  OpenItemSchema,
  OpeningSchema,
  ReasonSchema,
  ReconciliationSchema,
  ReconciliationWishSchema,
  toChangedRow,
  toOpenItem,
  toOpening,
  toReconciliation,
  UncarrySchema,
} from '../wire/reconciliation.ts';
import type { Routes } from './resources.ts';

const tags = ['reconciliation'];

/** Reconciliations: ask, list, read. */
export function reconciliationRoutes({ app, guard }: Routes): void {
  const ask = guarded(
    guard,
    { may: 'reconciliation.write' },
    {
      method: 'post',
      path: '/api/reconciliations',
      tags,
      summary: 'Matches some days of a bank account with an account of the books, and proves the balance',
      description:
        'The same account and days again are run again under the same id; what people decided stands. Closed or overlapping days are 409.',
      request: { body: body(ReconciliationWishSchema) },
      responses: { 202: json('The job that does it', z.object({ job: JobSchema, reconciliationId: z.string() })) },
    },
  );
  app.openapi(ask, async (c) => {
    const work = () => requestReconciliation(actorOf(c), c.req.valid('json'));
    return await answerWith(c, work, ({ job, reconciliationId }) =>
      c.json({ job: toJob(job, c.var.language), reconciliationId }, 202, { location: `/api/reconciliations/${reconciliationId}` }),
    );
  });

  const list = guarded(
    guard,
    { may: 'reconciliation.read' },
    {
      method: 'get',
      path: '/api/reconciliations',
      tags,
      summary: 'Reconciliations, the latest days first',
      request: { query: z.object({ clientId: idField.optional(), bankAccountId: idField.optional(), ...pageQuery }) },
      responses: { 200: json('A page of reconciliations', pageOf(ReconciliationSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    return c.json(pageFor(c, await listReconciliations(actorOf(c), { ...filter, cursor: openCursor(c, cursor) }), toReconciliation), 200);
  });

  const get = guarded(
    guard,
    { may: 'reconciliation.read', target: reconciliationInReach },
    {
      method: 'get',
      path: '/api/reconciliations/{id}',
      tags,
      summary: 'One reconciliation, with its counts and its proof',
      request: { params: idParams },
      responses: { 200: json('The reconciliation', ReconciliationSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const found = await getReconciliation(actorOf(c), c.req.valid('param').id);
    return c.json(toReconciliation(found), 200, { etag: etag(found.version) });
  });
}

/** What is open of a reconciliation, and what has changed since it was closed. */
export function reconciliationRowRoutes({ app, guard }: Routes): void {
  const open = guarded(
    guard,
    { may: 'reconciliation.read', target: reconciliationInReach },
    {
      method: 'get',
      path: '/api/reconciliations/{id}/open-items',
      tags,
      summary: 'The rows that no automatic or confirmed match holds, by day',
      request: {
        params: idParams,
        query: z.object({
          side: z.enum(['bank', 'ledger']).optional().openapi({ description: 'Both where it is left out, the bank first.' }),
          ...pageQuery,
        }),
      },
      responses: { 200: json('A page of open rows', pageOf(OpenItemSchema)) },
    },
  );
  app.openapi(open, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    const page = await listOpenItems(actorOf(c), c.req.valid('param').id, { ...filter, cursor: openCursor(c, cursor) });
    return c.json(pageFor(c, page, toOpenItem), 200);
  });

  const changes = guarded(
    guard,
    { may: 'reconciliation.read', target: reconciliationInReach },
    {
      method: 'get',
      path: '/api/reconciliations/{id}/changes',
      tags,
      summary: 'The rows that are another than when it was closed last',
      request: { params: idParams, query: z.object(pageQuery) },
      responses: { 200: json('A page of changed rows', pageOf(ChangedRowSchema)) },
    },
  );
  app.openapi(changes, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const page = await listChanges(actorOf(c), c.req.valid('param').id, { limit, cursor: openCursor(c, cursor) });
    return c.json(pageFor(c, page, toChangedRow), 200);
  });
}

/** What a person decides about a reconciliation as a whole. */
export function reconciliationActRoutes({ app, guard }: Routes): void {
  const close = guarded(
    guard,
    { may: 'reconciliation.write', target: reconciliationInReach },
    {
      method: 'post',
      path: '/api/reconciliations/{id}/close',
      tags,
      summary: 'Closes a reconciliation that is ready',
      request: { params: idParams },
      responses: { 200: json('The reconciliation as it now is', ReconciliationSchema) },
    },
  );
  app.openapi(close, async (c) => {
    const work = () => closeReconciliation(actorOf(c), c.req.valid('param').id);
    return await answerWith(c, work, (one) => c.json(toReconciliation(one), 200, { etag: etag(one.version) }));
  });

  const reopen = guarded(
    guard,
    { may: 'period.reopen', target: reconciliationInReach },
    {
      method: 'post',
      path: '/api/reconciliations/{id}/reopen',
      tags,
      summary: 'Opens a closed reconciliation again',
      request: { params: idParams, body: body(ReasonSchema) },
      responses: { 200: json('The reconciliation as it now is', ReconciliationSchema) },
    },
  );
  app.openapi(reopen, async (c) => {
    const work = () => reopenReconciliation(actorOf(c), c.req.valid('param').id, c.req.valid('json').reason);
    return await answerWith(c, work, (one) => c.json(toReconciliation(one), 200, { etag: etag(one.version) }));
  });
}

/** Rows that are carried on as open. */
export function carryRoutes({ app, guard }: Routes): void {
  const make = guarded(
    guard,
    { may: 'reconciliation.write', target: reconciliationInReach },
    {
      method: 'post',
      path: '/api/reconciliations/{id}/carry',
      tags,
      summary: 'Carries open rows on, with the reason',
      description: 'They are decided, and go on in the next days.',
      request: { params: idParams, body: body(CarrySchema) },
      responses: { 200: json('The reconciliation as it now is', ReconciliationSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const { bankTransactionIds = [], ledgerEntryIds = [], reason } = c.req.valid('json');
    const work = () => carry(actorOf(c), c.req.valid('param').id, { bankTransactionIds, ledgerEntryIds, reason });
    return await answerWith(c, work, (one) => c.json(toReconciliation(one), 200, { etag: etag(one.version) }));
  });

  const ids = z.string().max(20_000).optional().openapi({ description: 'Ids with commas between; a JSON body may name them instead.' });
  const undo = guarded(
    guard,
    { may: 'reconciliation.write', target: reconciliationInReach },
    {
      method: 'delete',
      path: '/api/reconciliations/{id}/carry',
      tags,
      summary: 'Takes back that rows are carried on: those that are named, or all',
      request: { params: idParams, query: z.object({ bankTransactionIds: ids, ledgerEntryIds: ids }) },
      responses: { 204: { description: 'Taken back' } },
    },
  );
  app.openapi(undo, async (c) => {
    const query = c.req.valid('query');
    const named = read(UncarrySchema, (await readJsonBody(c, { maxBytes: guard.jsonMaxBytes, required: false })) ?? {});
    await uncarry(actorOf(c), c.req.valid('param').id, {
      bankTransactionIds: [...listed(query.bankTransactionIds), ...(named.bankTransactionIds ?? [])],
      ledgerEntryIds: [...listed(query.ledgerEntryIds), ...(named.ledgerEntryIds ?? [])],
    });
    return c.body(null, 204);
  });
}

/** What was open before the data begins. */
export function openingRoutes({ app, guard }: Routes): void {
  const balance = amountField.optional().openapi({ description: 'Of a CSV file; a JSON body names it itself.' });
  const enter = guarded(
    guard,
    { may: 'reconciliation.write', target: reconciliationInReach, csv: true },
    {
      method: 'post',
      path: '/api/reconciliations/{id}/opening-items',
      tags,
      summary: 'Enters what the first days of an account open with: both balances and what was open then',
      description:
        'As JSON, or the items as CSV with the heading `side,date,amount,text,reference`. Entered again it takes the place of the one before, until a match rests on it. The items join the next run.',
      request: {
        params: idParams,
        query: z.object({ bankBalance: balance, ledgerBalance: balance }),
        body: { required: false, content: { 'application/json': { schema: NewOpeningSchema }, 'text/csv': { schema: z.string() } } },
      },
      responses: { 201: json('The opening', OpeningSchema) },
    },
  );
  app.openapi(enter, async (c) => {
    const { id } = c.req.valid('param');
    const work = () => entered(c, id, c.req.valid('query'));
    return await answerWith(c, work, (opening) => c.json(toOpening(opening), 201, { location: `/api/reconciliations/${id}/open-items` }));
  });
}

async function entered(
  c: Context<Env>,
  id: string,
  query: { bankBalance?: bigint | undefined; ledgerBalance?: bigint | undefined },
): Promise<Opening> {
  const given: unknown = c.get('body');
  if (typeof given === 'string') {
    const { bankBalance = null, ledgerBalance = null } = query;
    return await enterOpeningCsv(actorOf(c), id, { bankBalanceMinor: bankBalance, ledgerBalanceMinor: ledgerBalance, text: given });
  }
  const { bankBalance = null, ledgerBalance = null, items } = read(NewOpeningSchema, given ?? {});
  return await enterOpening(actorOf(c), id, {
    bankBalanceMinor: bankBalance,
    ledgerBalanceMinor: ledgerBalance,
    items: items.map(({ amount, text = '', reference = '', ...item }) => ({ ...item, amountMinor: amount, text, reference })),
  });
}

function read<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const found = schema.safeParse(given);
  if (found.success) return found.data;
  throw new SaldoError('api.invalid', 'invalid', {}, { faults: faultsOf(found.error.issues, given) });
}

function listed(ids: string | undefined): string[] {
  return (ids ?? '').split(',').filter((id) => id !== '');
}
