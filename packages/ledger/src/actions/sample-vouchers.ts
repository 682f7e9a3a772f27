import { randomBytes } from 'node:crypto';
import { can } from '@saldo/access';
import { refuseForeignClient } from '@saldo/clients';
import { type Actor, isUuid, SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { drawRank, identityLine } from '../voucher-sample.ts';
import { type DrawFilter, drawVouchers } from '../voucher-sample-store.ts';
import { type Voucher, vouchersByIds } from '../voucher-views-store.ts';
import { yearById } from '../years-store.ts';

/** A voucher that was drawn, with what it was drawn by. */
export interface SampledVoucher extends Voucher {
  /** `2026-01-01|A|105`: the first day of its year, series and number. */
  readonly identity: string;
  /** SHA-256 of `<seed>|<identity>`. */
  readonly rank: string;
}

/** A random sample of a client's current vouchers, in the order of the draw. */
export interface VoucherSample {
  readonly seed: string;
  /** How many it was drawn from. */
  readonly population: number;
  readonly items: readonly SampledVoucher[];
}

/**
 * Draws n of a client's current vouchers, of one year or of some days where they are named. The same seed and the same books give the same
 * sample, by whoever draws it; a seed that is left out is made here. It is a question: nothing of it is kept, and no log tells of it.
 * Throws `ledger.year-missing`, `ledger.sample-changed` where a sync changes the books meanwhile, `clients.missing` for a client that is not
 * the actor's.
 */
export async function sampleVouchers(
  actor: Actor,
  { seed = randomBytes(8).toString('hex'), ...of }: Omit<DrawFilter, 'seed'> & { readonly seed?: string | undefined },
): Promise<VoucherSample> {
  const { clientId, financialYearId } = of;
  can(actor, 'ledger.read', { clientId });
  return await transaction(actor, async (tx) => {
    await refuseForeignClient(tx, clientId);
    if (financialYearId !== undefined) {
      if (!isUuid(financialYearId)) throw new SaldoError('ledger.year-missing', 'missing');
      const year = await yearById(tx, financialYearId);
      if (year.clientId !== clientId) throw new SaldoError('ledger.year-missing', 'missing');
    }
    const { population, drawn } = await drawVouchers(tx, { ...of, seed });
    const found = await vouchersByIds(
      tx,
      drawn.map(({ id }) => id),
    );
    const byId = new Map(found.map((voucher) => [voucher.id, voucher]));
    const items = drawn.map(({ id, rank, ...known }) => {
      const identity = identityLine(known);
      const voucher = byId.get(id);
      if (!voucher) throw new SaldoError('ledger.sample-changed', 'conflict', {}, { retry: 'later' });
      // What we say of the method must be what was done.
      if (rank !== drawRank(seed, identity)) throw new Error(`the draw of ${id} is not what its method says`);
      return { ...voucher, identity, rank };
    });
    return { seed, population, items };
  });
}
