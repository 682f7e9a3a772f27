import { recordAudit } from '@saldo/audit';
import { forgetPutAside, noteStillConsented, putAsideCredentials, type Revocable, revokeConsent } from '@saldo/feeds';
import { revokeFortnox } from '@saldo/fortnox';
import { fenced } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { openBank } from '../bank-providers.ts';
import { handle } from '../registry.ts';

/** Takes a consent back at the provider with what was put aside when it went out of use, and then forgets that. */
export const etlRevoke = handle(revokeConsent, async ({ actor, job, payload }) => {
  const { feedId, revocationId } = payload;
  const credentials = await transaction(actor, (tx) => putAsideCredentials(tx, revocationId));
  if (!credentials) return { revoked: false };
  const isOfBank = credentials.kind === 'consent';
  const revoked = isOfBank ? await revokeBank(credentials) : await revokeFortnox(credentials);
  await fenced(actor, async (tx) => {
    await forgetPutAside(tx, revocationId);
    // A bank's consent that is known no more is gone. Of Fortnox, what was put aside may open nothing any more, as 45 days after connecting:
    // whether it still lists us only a person can see.
    if (!revoked && !isOfBank) await noteStillConsented(tx, job, new SaldoError('feeds.consent-unknown', 'upstream'));
    await recordAudit(tx, actor, { clientId: job.clientId, action: 'feed.revoke', refType: 'feed', refId: feedId, payload: { revoked } });
  });
  return { revoked };
});

// Which provider's consent it is stands beside it.
async function revokeBank({ tenantId, secret }: Revocable): Promise<boolean> {
  return await openBank(tenantId === 'enablebanking' ? 'enablebanking' : 'gocardless').revoke(secret.requisitionId ?? '');
}
