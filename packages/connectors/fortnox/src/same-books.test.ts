import { type PlainDate, plainDate } from '@saldo/kernel';
import type { BooksVoucher } from '@saldo/ledger';
import { readSie, sieVouchers } from '@saldo/ledger/sie';
import { type SandboxVoucher, scenarios } from '@saldo/sandbox';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetchedYear, fetchYears, yearsToFetch } from './fetch-years.ts';
import { type SandboxWorld, sandboxWorld } from './fixtures/sandbox-world.ts';

let worlds: SandboxWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.map(({ sandbox }) => sandbox.close()));
  worlds = [];
});

async function world(scenario: string, size = 160): Promise<SandboxWorld> {
  const made = await sandboxWorld({ scenario, size });
  worlds.push(made);
  return made;
}

async function fetchAll({ client }: SandboxWorld): Promise<FetchedYear[]> {
  const { planned } = await yearsToFetch(client, { today: plainDate('2026-11-25'), fetched: [], wish: { full: true } });
  const years: FetchedYear[] = [];
  for await (const year of fetchYears(client, planned)) years.push(year);
  return years;
}

async function booksOf(fetched: FetchedYear): Promise<{ vouchers: BooksVoucher[]; proof: 'proven' | 'unproven' | null }> {
  const vouchers: BooksVoucher[] = [];
  if (fetched.kind === 'rest') {
    for await (const batch of fetched.books.batches) vouchers.push(...batch.vouchers);
    return { vouchers, proof: null };
  }
  const open = () => fetched.sie.chunks;
  const reading = await readSie(open);
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.faults));
  for await (const batch of sieVouchers(open, reading)) vouchers.push(...batch);
  return { vouchers, proof: reading.proof.status };
}

/** What a voucher says, in the words of neither side. */
interface Said {
  readonly name: string;
  readonly date: PlainDate;
  readonly text: string;
  readonly rows: readonly string[];
  readonly struck: readonly string[];
}

const saidBy = ({ series, number, date, text, rows, corrections }: BooksVoucher): Said => {
  const row = ({ account, amountMinor, objects, text: rowText, quantity }: BooksVoucher['rows'][number]) =>
    [account, amountMinor, objects.map(([dimension, object]) => `${dimension}:${object}`).join(' '), rowText, quantity ?? ''].join('|');
  return {
    name: `${series}${number}`,
    date,
    text,
    rows: rows.map(row),
    struck: corrections.filter(({ kind }) => kind === 'struck').map((one) => row(one.row)),
  };
};

const saidAt = ({ series, number, date, text, rows }: SandboxVoucher): Said => {
  const row = ({ account, amountMinor, costCenter, project, text: rowText, quantity }: SandboxVoucher['rows'][number]) => {
    const objects = [costCenter === null ? '' : `1:${costCenter}`, project === null ? '' : `6:${project}`].filter(Boolean);
    // Fortnox writes 0 where there is no quantity.
    return [account, amountMinor, objects.join(' '), rowText, quantity ?? '0'].join('|');
  };
  return {
    name: `${series}${number}`,
    date,
    text,
    rows: rows.filter(({ state }) => state !== 'struck').map(row),
    struck: rows.filter(({ state }) => state === 'struck').map(row),
  };
};

describe('the books are the same at both ends', () => {
  const read = scenarios.map(({ name }) => name).filter((name) => name !== 'large');
  test.each(read)('by the export: %s', async (scenario) => {
    const made = await world(scenario);
    const { years } = made.sandbox.control.company();
    const fetched = await fetchAll(made);
    expect(fetched.map(({ kind, year }) => [kind, year.id])).toEqual(years.map(({ id }) => ['sie', id]));
    for (const [index, year] of years.entries()) {
      const { vouchers, proof } = await booksOf(fetched[index]!);
      expect(vouchers.map(saidBy)).toEqual(year.vouchers.map(saidAt));
      expect(proof).toBe(year.vouchers.length === 0 && year.opening.size === 0 ? 'unproven' : 'proven');
    }
  });

  test.each(['demo', 'broken-year', 'unbalanced'])('by the REST calls: %s', async (scenario) => {
    const made = await world(scenario, 60);
    made.sandbox.control.fault({ kind: 'sie-forbidden', times: 'always' });
    const { years } = made.sandbox.control.company();
    for (const [index, fetched] of (await fetchAll(made)).entries()) {
      const { vouchers } = await booksOf(fetched);
      expect(vouchers.map(saidBy)).toEqual(years[index]!.vouchers.map(saidAt));
    }
  });
});

test('who corrected a voucher and when comes with the export', async () => {
  const made = await world('demo');
  const { series, number } = made.sandbox.control.addVoucher({
    date: plainDate('2026-11-20'),
    rows: [
      { account: '5410', amount: '100.00' },
      { account: '1930', amount: '-100.00' },
    ],
  });
  made.sandbox.control.changeVoucher(
    { series, number },
    { strike: [0], add: [{ account: '6110', amount: '100.00' }], by: 'Göran "G" Öst' },
  );
  const { vouchers } = await booksOf((await fetchAll(made)).at(-1)!);
  const corrections = vouchers.find((voucher) => voucher.series === series && voucher.number === String(number))?.corrections;
  expect(corrections?.map(({ kind, by, at, row }) => [kind, row.account, by, at])).toEqual([
    ['struck', '5410', 'Göran "G" Öst', '2026-11-25'],
    ['added', '6110', 'Göran "G" Öst', '2026-11-25'],
  ]);
});
