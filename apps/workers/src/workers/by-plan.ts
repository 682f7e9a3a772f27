import type { DeliveryPlan } from '@saldo/bank';
import { SaldoError } from '@saldo/kernel';

/**
 * Writes by a plan of what becomes of a delivery, and by a plan that is made anew as long as somebody else has changed the account since.
 * Throws what `write` throws but `bank.account-changed`, and the signal's reason.
 */
export async function byPlan<T>(
  plan: DeliveryPlan,
  replan: () => Promise<DeliveryPlan>,
  signal: AbortSignal,
  write: (made: DeliveryPlan) => Promise<T>,
): Promise<T> {
  for (let made = plan; ; made = await replan()) {
    signal.throwIfAborted();
    try {
      return await write(made);
    } catch (error) {
      if (!(error instanceof SaldoError && error.code === 'bank.account-changed')) throw error;
    }
  }
}
