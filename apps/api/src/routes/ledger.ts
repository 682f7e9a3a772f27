import { z } from '@hono/zod-openapi';
import {
  daySorts,
  getTrialBalance,
  getVoucher,
  listAccounts,
  listEntries,
  listFinancialYears,
  listVouchers,
  type Voucher,
  voucherHistory,
  voucherSource,
} from '@saldo/ledger';
import { attachment } from '../edge/attachment.ts';
import { openCursor, pageFor, partOf } from '../edge/cursor.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { etag } from '../edge/version.ts';
import { fileQuery, fileSort } from '../sheets/chosen-columns.ts';
import { listFile } from '../sheets/list-file.ts';
import { balanceSheet, entrySheet, voucherSheet } from '../sheets/lists/ledger.ts';
import { narrowedBalance, withRunningBalance } from '../sheets/lists/ledger-rows.ts';
import { sortedRows } from '../sheets/sorted-rows.ts';
import { booleanText, dayField, idField, idParams, json, pageOf, pageOrFile, pageQuery } from '../wire/basics.ts';
import {
  AccountSchema,
  EntrySchema,
  FinancialYearSchema,
  TrialBalanceSchema,
  toAccount,
  toEntry,
  toFinancialYear,
  toTrialBalance,
  toVoucher,
  VoucherSchema,
} from '../wire/ledger.ts';
import type { Routes } from './resources.ts';

const tags = ['ledger'];
const text = (most: number) => z.string().max(most).optional();
const days = { from: dayField.optional(), to: dayField.optional() };
const sort = z.enum(daySorts).optional().openapi({ description: 'By day, with a minus the last first; `date` where it is left out.' });

const voucherQuery = z.object({
  clientId: idField.optional(),
  ...days,
  state: z.enum(['current', 'superseded', 'removed']).optional().openapi({ description: 'Current ones where it is left out.' }),
  series: text(60),
  number: text(60),
  q: text(200).openapi({ description: 'The name of a voucher (`A 105`), its number, or a part of its text or of the text of a row.' }),
  account: text(60).openapi({ description: 'How the account of one of its rows begins: `1930`, or `19`.', example: '1930' }),
  flagged: booleanText.optional().openapi({ description: 'Only those with flags, or only those without.' }),
  sort,
  ...fileQuery(voucherSheet),
  ...pageQuery,
});

const balanceQuery = z.object({
  clientId: idField,
  from: dayField,
  to: dayField,
  q: text(200).openapi({ description: 'How the account begins, or a part of its name. The totals stay those of all accounts.' }),
  moved: booleanText.optional().openapi({ description: 'Only accounts with movement, or only those without.' }),
  sort: fileSort(balanceSheet),
  ...fileQuery(balanceSheet),
});

/** A part of a list, from a place on. */
interface Part {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** Vouchers, their versions, and the bytes that they were read from. */
export function voucherRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'ledger.read' },
    {
      method: 'get',
      path: '/api/vouchers',
      tags,
      summary: 'Vouchers with their rows, by client and day',
      description:
        'With `q` or `account` a page may hold fewer than `limit`, or none, while there are more: only `nextCursor` says that it is the last.',
      request: { query: voucherQuery },
      responses: { 200: pageOrFile('A page of vouchers', pageOf(VoucherSchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const read = (part: Part) => listVouchers(actorOf(c), { ...asked, ...part });
    const toRow = (voucher: Voucher) => toVoucher(voucher, c.var.language);
    if (format) return await listFile(c, { sheet: voucherSheet, format, columns, asked, read, toRow });
    return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toRow), 200);
  });

  const get = guarded(
    guard,
    { may: 'ledger.read', target: getVoucher },
    {
      method: 'get',
      path: '/api/vouchers/{id}',
      tags,
      summary: 'One voucher as it last was',
      request: { params: idParams },
      responses: { 200: json('The voucher', VoucherSchema) },
    },
  );
  app.openapi(get, async (c) => {
    const voucher = await getVoucher(actorOf(c), c.req.valid('param').id);
    return c.json(toVoucher(voucher, c.var.language), 200, { etag: etag(voucher.version) });
  });

  const history = guarded(
    guard,
    { may: 'ledger.read', target: getVoucher },
    {
      method: 'get',
      path: '/api/vouchers/{id}/history',
      tags,
      summary: 'Every version of a voucher that was seen, the oldest first',
      request: { params: idParams, query: z.object(pageQuery) },
      responses: { 200: json('Its versions', pageOf(VoucherSchema)) },
    },
  );
  app.openapi(history, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const place = openCursor(c, cursor);
    const page = partOf(await voucherHistory(actorOf(c), c.req.valid('param').id), { limit, place });
    return c.json(
      pageFor(c, page, (voucher) => toVoucher(voucher, c.var.language)),
      200,
    );
  });
}

/** The bytes that a voucher was read from. */
export function voucherSourceRoutes({ app, guard }: Routes): void {
  const source = guarded(
    guard,
    { may: 'ledger.read', target: getVoucher },
    {
      method: 'get',
      path: '/api/vouchers/{id}/source',
      tags,
      summary: 'The bytes that it was read from, as they were received',
      request: { params: idParams },
      responses: {
        200: { description: 'The bytes', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
      },
    },
  );
  app.openapi(source, async (c) => {
    const { bytes, contentType, name, sha256 } = await voucherSource(actorOf(c), c.req.valid('param').id);
    const headers = { 'content-type': contentType, 'content-disposition': attachment(name), 'x-source-sha256': sha256 };
    return new Response(new Uint8Array(bytes), { headers });
  });
}

/** The rows of the books. */
export function entryRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'ledger.read' },
    {
      method: 'get',
      path: '/api/ledger-entries',
      tags,
      summary: 'Entries, by client and day',
      request: {
        query: z.object({
          clientId: idField.optional(),
          ...days,
          account: text(60),
          voucherId: idField.optional(),
          sort,
          ...fileQuery(entrySheet),
          ...pageQuery,
        }),
      },
      responses: { 200: pageOrFile('A page of entries', pageOf(EntrySchema)) },
    },
  );
  app.openapi(list, async (c) => {
    const { format, columns, cursor, limit, ...asked } = c.req.valid('query');
    const read = (part: Part) => listEntries(actorOf(c), { ...asked, ...part });
    if (format) {
      const toRow = await withRunningBalance(actorOf(c), asked);
      return await listFile(c, { sheet: entrySheet, format, columns, asked, read, toRow });
    }
    return c.json(pageFor(c, await read({ limit, cursor: openCursor(c, cursor) }), toEntry), 200);
  });
}

/** Financial years, the chart of accounts and the trial balance. */
export function bookRoutes({ app, guard }: Routes): void {
  const years = guarded(
    guard,
    { may: 'ledger.read' },
    {
      method: 'get',
      path: '/api/financial-years',
      tags,
      summary: 'Financial years, by client and day',
      request: { query: z.object({ clientId: idField.optional(), ...pageQuery }) },
      responses: { 200: json('A page of years', pageOf(FinancialYearSchema)) },
    },
  );
  app.openapi(years, async (c) => {
    const { cursor, ...filter } = c.req.valid('query');
    const page = await listFinancialYears(actorOf(c), { ...filter, cursor: openCursor(c, cursor) });
    return c.json(pageFor(c, page, toFinancialYear), 200);
  });

  const accounts = guarded(
    guard,
    { may: 'ledger.read' },
    {
      method: 'get',
      path: '/api/accounts',
      tags,
      summary: 'The chart of accounts as it last was, or of one year',
      request: { query: z.object({ clientId: idField.optional(), financialYear: idField.optional(), ...pageQuery }) },
      responses: { 200: json('A page of accounts', pageOf(AccountSchema)) },
    },
  );
  app.openapi(accounts, async (c) => {
    const { cursor, financialYear, ...filter } = c.req.valid('query');
    const page = await listAccounts(actorOf(c), { ...filter, financialYearId: financialYear, cursor: openCursor(c, cursor) });
    return c.json(pageFor(c, page, toAccount), 200);
  });

  const balance = guarded(
    guard,
    { may: 'ledger.read', weighsQuery: true },
    {
      method: 'get',
      path: '/api/trial-balance',
      tags,
      summary: 'The trial balance of some days within one financial year, unpaged',
      request: { query: balanceQuery },
      responses: { 200: pageOrFile('The trial balance', TrialBalanceSchema) },
    },
  );
  app.openapi(balance, async (c) => {
    const { format, columns, ...asked } = c.req.valid('query');
    const { clientId, from, to, q, moved, sort: order } = asked;
    const balance = toTrialBalance(await getTrialBalance(actorOf(c), { clientId, from, to }), { from, to }, c.var.language);
    const rows = narrowedBalance(balance.rows, { q, moved });
    if (!format) return c.json({ ...balance, rows }, 200);
    const items = sortedRows(balanceSheet, rows, order, c.var.language);
    const read = async () => ({ items, nextCursor: null });
    return await listFile(c, { sheet: balanceSheet, format, columns, asked, read, toRow: (row) => row });
  });
}
