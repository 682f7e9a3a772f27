import { canonicalJson, type Plain, plainDate } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sketchHead, sketchVoucher } from '../book-sketches.ts';
import type { BooksHead, BooksVoucher } from '../books.ts';
import { packRaw } from '../raw-store.ts';
import { books } from '../sie/fixtures/books-arbitrary.ts';
import { readYear } from './read-year.ts';
import { beginYear, finishYear, storeVouchers, type YearBooks } from './store-year.ts';

beforeAll(async () => {
  await testDatabase();
});

const reader = userActor();

interface Stored {
  readonly yearId: string;
  /** Stores the year again with these vouchers, or only begins to. */
  again(vouchers: readonly BooksVoucher[], finished?: boolean): Promise<void>;
}

async function store(head: BooksHead, vouchers: readonly BooksVoucher[]): Promise<Stored> {
  const clientId = await testClient();
  const feedId = newId();
  const actor = jobActor(clientId);
  const take = async (given: readonly BooksVoucher[], finished = true) => {
    const of: YearBooks = {
      head,
      reach: 'whole-year',
      mayShareNumbers: true,
      async *vouchers() {
        yield given;
      },
    };
    const raw = await packRaw([new TextEncoder().encode(newId())], { kind: 'sie', name: 'prov.se', contentType: 'text/plain' });
    const source = { clientId, feedId, sourceYearId: null, from: plainDate('2025-01-01'), to: plainDate('2025-12-31'), locked: false };
    const { state } = await transaction(actor, (tx) => beginYear(tx, source, of, { raw, contentSha256: raw.sha256, full: false }));
    if (!finished) return state.year.id;
    const writer = { read: <T>(work: Parameters<typeof transaction<T>>[1]) => transaction(actor, work) };
    const done = await storeVouchers({ ...writer, commit: (_state, work) => transaction(actor, work) }, state, of);
    await transaction(actor, (tx) => finishYear(tx, actor, done, of.reach));
    return state.year.id;
  };
  return { yearId: await take(vouchers), again: async (given, finished) => void (await take(given, finished)) };
}

async function all<T>(generated: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of generated) found.push(one);
  return found;
}

async function read(yearId: string) {
  const { head, vouchers } = await readYear(reader, yearId);
  return { head, vouchers: await all(vouchers()) };
}

// Sums of a month must fit the column; a single row may be as large as a file has it.
const small = (minor: bigint) => BigInt.asIntN(40, minor);
const storable = ({ vouchers, ...rest }: { head: BooksHead; vouchers: readonly BooksVoucher[] }) => ({
  ...rest,
  vouchers: vouchers.map((voucher) => ({
    ...voucher,
    rows: voucher.rows.map((row) => ({ ...row, amountMinor: small(row.amountMinor) })),
    corrections: voucher.corrections.map((one) => ({ ...one, row: { ...one.row, amountMinor: small(one.row.amountMinor) } })),
  })),
});

const text = (value: unknown) =>
  canonicalJson(JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one))) as Plain);
const sorted = <T>(all: readonly T[]) => all.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
const anyOrder = ({ head, vouchers }: { head: BooksHead; vouchers: readonly BooksVoucher[] }) => ({
  head: {
    ...head,
    accounts: sorted(head.accounts),
    dimensions: sorted(head.dimensions),
    objects: sorted(head.objects),
    balances: sorted(head.balances),
  },
  vouchers: sorted(vouchers),
});

describe('reading a stored year', () => {
  it('gives the books that were stored, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(books.map(storable), async (given) => {
        expect(anyOrder(await read((await store(given.head, given.vouchers)).yearId))).toEqual(anyOrder(given));
      }),
      { numRuns: 25 },
    );
  });

  it('gives more vouchers than one page has, in the order of their numbers', async () => {
    const numbers = Array.from({ length: 1_203 }, (_, index) => String(index + 1));
    const { yearId } = await store(
      sketchHead(),
      numbers.toReversed().map((number) => sketchVoucher({ number })),
    );
    expect((await read(yearId)).vouchers.map(({ number }) => number)).toEqual(numbers);
  });

  it('leaves out what has vanished, and gives what has changed as it now is', async () => {
    const { yearId, again } = await store(sketchHead(), [sketchVoucher({ number: '1' }), sketchVoucher({ number: '2' })]);
    await again([sketchVoucher({ number: '2', minor: 700n })]);
    const found = (await read(yearId)).vouchers;
    expect(found.map(({ number, rows }) => [number, rows.map((row) => row.amountMinor)])).toEqual([['2', [700n, -700n]]]);
  });

  it('is refused while the year is being written, and ends where that begins on the way', async () => {
    const vouchers = Array.from({ length: 600 }, (_, index) => sketchVoucher({ number: String(index) }));
    const { yearId, again } = await store(sketchHead(), vouchers);
    const reading = (await readYear(reader, yearId)).vouchers();
    await reading.next();
    await again(vouchers.slice(1), false);
    await expect(all(reading)).rejects.toMatchObject({ code: 'ledger.year-changed' });
    await expect(readYear(reader, yearId)).rejects.toMatchObject({ code: 'ledger.year-unfinished', kind: 'conflict' });
    await again(vouchers.slice(1));
    expect((await read(yearId)).vouchers).toHaveLength(599);
  });
});
