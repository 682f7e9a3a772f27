import { recordAudit } from '@saldo/audit';
import { type FeedCredentials, forgetPutAside, noteStillConsented, putAsideCredentials, revokeConsent } from '@saldo/feeds';
import { revokeFortnox } from '@saldo/fortnox';
import { fenced } from '@saldo/jobs';
import { SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { openBank } from '../bank-providers.ts';
import { handle } from '../registry.ts';

/** Takes a consent back at the provider with what was put aside when its feed was disconnected, and then forgets that. */
export const etlRevoke = handle(revokeConsent, async ({ actor, job, payload }) => {
  const { feedId, revocationId } = payload;
  const credentials = await transaction(actor, (tx) => putAsideCredentials(tx, revocationId));
  if (!credentials) return { revoked: false };
  const revoked = credentials.kind === 'consent' ? await revokeBank(credentials) : await revokeFortnox(credentials);
  await fenced(actor, async (tx) => {
    await forgetPutAside(tx, revocationId);
    // What was put aside opens nothing any more, as 45 days after connecting: whether the provider still lists us only a person can see.
    if (!revoked) await noteStillConsented(tx, job, new SaldoError('feeds.consent-unknown', 'upstream'));
    await recordAudit(tx, actor, { clientId: job.clientId, action: 'feed.revoke', refType: 'feed', refId: feedId, payload: { revoked } });
  });
  return { revoked };
});

// Which provider's consent it is stands beside it; one that is known no more is gone.
async function revokeBank({ tenantId, secret }: FeedCredentials): Promise<boolean> {
  return await openBank(tenantId === 'enablebanking' ? 'enablebanking' : 'gocardless').revoke(secret.requisitionId ?? '');
}
