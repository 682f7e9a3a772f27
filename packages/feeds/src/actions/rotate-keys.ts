import { can, resealSecondFactors } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { type Actor, FIRM, SaldoError, type SystemActor } from '@saldo/kernel';
import { addEncryptionKey, config } from '@saldo/platform/config';
import { transaction } from '@saldo/platform/db';
import { resealCredentials } from '../credentials-store.ts';
import { resealPutAside } from '../revocations-store.ts';

/**
 * Seals every provider's secret and every second factor under the first key; where the keys lie in `DATA_DIR` a new one is made for it. Older keys stay listed,
 * since the audit log was sealed by them. Answers the key and how many secrets were sealed anew.
 */
export async function rotateKeys(actor: Actor): Promise<{ readonly keyId: string; readonly resealed: number }> {
  can(actor, 'system.manage');
  const keyId = firstKey();
  let resealed = (await transaction(RESEALING, resealPutAside)) + (await transaction(RESEALING, resealSecondFactors));
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
