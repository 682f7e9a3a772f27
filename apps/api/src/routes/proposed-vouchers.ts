import { writeFile } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { type Client, getClient } from '@saldo/clients';
import { compactDate, dateInZone, type PersonActor } from '@saldo/kernel';
import type { BooksHead, BooksVoucher } from '@saldo/ledger';
import { FORTNOX_LONGEST_TEXT, writeSie4 } from '@saldo/ledger/sie';
import { PRODUCT_VERSION } from '@saldo/platform/db';
import { safeFileName } from '@saldo/platform/files';
import { listProposedVouchers, type ProposedVoucher, proposeVoucher } from '@saldo/reconcile';
import { openCursor, pageFor } from '../edge/cursor.ts';
import { answerWith } from '../edge/idempotency.ts';
import { outgoingFile } from '../edge/outgoing-file.ts';
import { actorOf, guarded } from '../edge/route.ts';
import { body, idParams, json, pageOf, pageQuery } from '../wire/basics.ts';
import { NewProposedVoucherSchema, ProposedVoucherSchema, toProposedVoucher } from '../wire/proposed-voucher.ts';
import type { Routes } from './resources.ts';

const tags = ['reconciliation'];
const path = '/api/clients/{id}/proposed-vouchers';

/** Vouchers that are proposed to be booked, as a list and as a file that the books take in. */
export function proposedVoucherRoutes({ app, guard }: Routes): void {
  const list = guarded(
    guard,
    { may: 'reconciliation.read', target: asTarget },
    {
      method: 'get',
      path,
      tags,
      summary: 'Proposed vouchers, or with `format=sie` all that are not booked yet as a SIE 4I file',
      description: 'Fortnox takes the file in. A proposal ends when its voucher comes back from the books.',
      request: {
        params: idParams,
        query: z.object({
          format: z.enum(['json', 'sie']).optional(),
          state: z.enum(['proposed', 'booked', 'withdrawn']).optional().openapi({ description: '`proposed` where it is left out.' }),
          ...pageQuery,
        }),
      },
      responses: {
        200: {
          description: 'A page of proposed vouchers, or the file',
          content: {
            'application/json': { schema: pageOf(ProposedVoucherSchema) },
            'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
          },
        },
      },
    },
  );
  app.openapi(list, async (c) => {
    const [actor, { id }] = [actorOf(c), c.req.valid('param')];
    const { format, cursor, ...part } = c.req.valid('query');
    if (format === 'sie') return await sieFile(actor, await getClient(actor, id));
    return c.json(pageFor(c, await listProposedVouchers(actor, id, { ...part, cursor: openCursor(c, cursor) }), toProposedVoucher), 200);
  });

  const make = guarded(
    guard,
    { may: 'reconciliation.write', target: asTarget },
    {
      method: 'post',
      path,
      tags,
      summary: 'Proposes a voucher for the difference of a match, or for rows of the bank that the books lack',
      description: 'The row of the reconciled account may be left out. Nothing is booked by it.',
      request: { params: idParams, body: body(NewProposedVoucherSchema) },
      responses: { 201: json('The proposed voucher', ProposedVoucherSchema) },
    },
  );
  app.openapi(make, async (c) => {
    const { id: clientId } = c.req.valid('param');
    const { rows, ...wish } = c.req.valid('json');
    const asked = rows.map(({ account, amount, text = '' }) => ({ account, amountMinor: amount, text }));
    const work = () => proposeVoucher(actorOf(c), { ...wish, clientId, rows: asked });
    return await answerWith(c, work, (made) =>
      c.json(toProposedVoucher(made), 201, { location: `/api/clients/${clientId}/proposed-vouchers` }),
    );
  });
}

async function sieFile(actor: PersonActor, client: Client): Promise<Response> {
  const today = dateInZone(new Date(), client.timeZone);
  const proposed = await allProposed(actor, client.id);
  return await outgoingFile(async (file) => {
    const bytes = writeSie4(headOf(client, proposed), proposed.map(asVoucher), {
      kind: '4I',
      program: { name: 'Saldo', version: PRODUCT_VERSION },
      generatedOn: today,
      longestText: FORTNOX_LONGEST_TEXT,
    });
    await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
    return safeFileName(`${client.name.slice(0, 100).replaceAll(/[\\/]/g, '-')} ${compactDate(today)}.si`);
  });
}

async function allProposed(actor: PersonActor, clientId: string): Promise<ProposedVoucher[]> {
  const found: ProposedVoucher[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await listProposedVouchers(actor, clientId, { limit: 500, cursor });
    found.push(...items);
    if (nextCursor === null) return found;
    cursor = nextCursor;
  }
}

function headOf({ name, orgNo }: Client, proposed: readonly ProposedVoucher[]): BooksHead {
  return {
    company: { name, orgNo, sourceId: '' },
    program: '',
    currency: proposed[0]?.currency ?? 'SEK',
    chartType: '',
    years: [],
    balancesUpTo: null,
    accounts: [],
    dimensions: [],
    objects: [],
    balances: [],
    findings: [],
  };
}

// The books give it a series and a number.
function asVoucher({ date, text, rows }: ProposedVoucher): BooksVoucher {
  return {
    series: '',
    number: '',
    date,
    text,
    registeredOn: null,
    sign: null,
    corrections: [],
    place: null,
    rows: rows.map((row) => {
      return {
        account: row.account,
        amountMinor: BigInt(row.amountMinor),
        objects: [],
        date: null,
        text: row.text,
        quantity: null,
        sign: null,
      };
    }),
  };
}

async function asTarget(actor: PersonActor, id: string): Promise<{ clientId: string }> {
  return { clientId: (await getClient(actor, id)).id };
}
