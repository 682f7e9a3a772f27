import { can, resealSecondFactors, secondFactorByEachKey } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { type Actor, FIRM, SaldoError, type SystemActor } from '@saldo/kernel';
import { addEncryptionKey, config } from '@saldo/platform/config';
import { transaction } from '@saldo/platform/db';
import { secrets } from '@saldo/platform/secrets';
import { resealCredentials, sealedByEachKey } from '../credentials-store.ts';
import { resealProviderTokens } from '../provider-token-store.ts';
import { resealPutAside } from '../revocations-store.ts';

/**
 * Seals every provider's secret and every second factor under the first key; where the keys lie in `DATA_DIR` a new one is made for it. Older keys stay listed,
 * since the audit log was sealed by them. Answers the key and how many secrets were sealed anew.
 */
export async function rotateKeys(actor: Actor): Promise<{ readonly keyId: string; readonly resealed: number }> {
  can(actor, 'system.manage');
  const keyId = firstKey();
  let resealed = 0;
  for (const reseal of [resealPutAside, resealSecondFactors, resealProviderTokens]) resealed += await transaction(RESEALING, reseal);
  for (let after: string | null = null; ; ) {
    const page = await transaction(RESEALING, (tx) => resealCredentials(tx, after));
    resealed += page.resealed;
    after = page.next;
    if (after === null) break;
  }
  await transaction(actor, (tx) =>
    recordAudit(tx, actor, { clientId: FIRM, action: 'key.rotated', refType: 'key', refId: keyId, payload: { resealed } }),
  );
  return { keyId, resealed };
}

/**
 * The ids of keys that sealed what is stored and that do not open it any more: they are not listed, or other bytes stand under their
 * name. One secret of each key is tried.
 */
export async function lostKeys(): Promise<string[]> {
  const sealed = await transaction(RESEALING, async (tx) => [...(await sealedByEachKey(tx)), ...(await secondFactorByEachKey(tx))]);
  const lost = sealed.filter((one) => !opens(one)).map((one) => one.sealed.split('.')[1] ?? '');
  return [...new Set(lost)];
}

function opens({ sealed, context }: { readonly sealed: string; readonly context: string }): boolean {
  try {
    secrets().open(sealed, context);
    return true;
  } catch (error) {
    if (error instanceof SaldoError) return false;
    throw error;
  }
}

// Of all clients, those that are archived too.
const RESEALING: SystemActor = { kind: 'system', task: 'rotate-keys' };

function firstKey(): string {
  let keys = config().encryptionKeys;
  try {
    keys = addEncryptionKey().encryptionKeys;
  } catch (error) {
    // Whoever set ENCRYPTION_KEYS has put the new one first there.
    if (!(error instanceof SaldoError && error.code === 'config.keys-given')) throw error;
  }
  return keys[0]?.id ?? '';
}
