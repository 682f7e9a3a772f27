import { can } from '@saldo/access';
import { type Client, clientById } from '@saldo/clients';
import { type Actor, isUuid, SaldoError } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import type { BooksHead, BooksVoucher } from '../books.ts';
import { inVoucherOrder } from '../voucher-order.ts';
import { readHead } from '../year-head-store.ts';
import { NAMES_PER_READ, type NamedVoucher, voucherNames, vouchersAsBooks } from '../year-vouchers-store.ts';
import { type FinancialYear, yearById } from '../years-store.ts';

/** A stored year's books, as its source had them. */
export interface StoredYear {
  readonly client: Client;
  readonly year: FinancialYear;
  readonly head: BooksHead;
  /** Its current vouchers, their numbers ascending within each series. Throws `ledger.year-changed` where the year has changed since. */
  vouchers(): AsyncGenerator<BooksVoucher, void, undefined>;
}

const VOUCHERS_PER_READ = 500;

/** A financial year of the actor's clients. Throws `ledger.year-missing`. */
export async function getFinancialYear(actor: Actor, id: string): Promise<FinancialYear> {
  can(actor, 'ledger.read');
  return await transaction(actor, (tx) => ownYear(tx, id));
}

/**
 * Reads a year back from the ledger: everything but the vouchers at once, those page by page, each in a short transaction of its own.
 * What comes is one state of the year or an error: throws `ledger.year-missing`, `ledger.year-unfinished` while it is being written, and
 * `ledger.year-changed` where that begins before the last voucher is read.
 */
export async function readYear(actor: Actor, id: string): Promise<StoredYear> {
  can(actor, 'ledger.read');
  const { client, year, head } = await transaction(actor, async (tx) => {
    const found = await ownYear(tx, id);
    if (!found.summed) throw new SaldoError('ledger.year-unfinished', 'conflict', { from: found.from, to: found.to });
    return { year: found, head: await readHead(tx, found.id), client: await clientById(tx, found.clientId) };
  });
  const ids = await orderedIds(actor, year);
  return {
    client,
    year,
    // Additions without balances say nothing of the company.
    head: head.company.name === '' ? { ...head, company: { ...head.company, name: client.name, orgNo: client.orgNo } } : head,
    async *vouchers() {
      for (let at = 0; at < ids.length; at += VOUCHERS_PER_READ) {
        yield* await unchanged(actor, year, (tx) => vouchersAsBooks(tx, ids.slice(at, at + VOUCHERS_PER_READ)));
      }
    },
  };
}

// No index has numbers in their order: of each voucher only its name is held to sort by, and then its id.
async function orderedIds(actor: Actor, year: FinancialYear): Promise<string[]> {
  const names: NamedVoucher[] = [];
  for (;;) {
    const page = await unchanged(actor, year, (tx) => voucherNames(tx, year.id, names.at(-1)));
    for (const name of page) names.push(name);
    if (page.length < NAMES_PER_READ) return names.sort(inVoucherOrder).map((name) => name.id);
  }
}

async function unchanged<T>(actor: Actor, year: FinancialYear, read: (tx: Tx) => Promise<T>): Promise<T> {
  return await transaction(actor, async (tx) => {
    const { version, summed } = await yearById(tx, year.id);
    if (version !== year.version || !summed) throw new SaldoError('ledger.year-changed', 'conflict', { from: year.from, to: year.to });
    return await read(tx);
  });
}

async function ownYear(tx: Tx, id: string): Promise<FinancialYear> {
  if (!isUuid(id)) throw new SaldoError('ledger.year-missing', 'missing');
  return await yearById(tx, id);
}
