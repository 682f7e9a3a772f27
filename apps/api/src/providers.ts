import { type Consent, type Feed, type FeedSource, wantsServiceAccount } from '@saldo/feeds';
import { authorizeUrl, connectFortnox, fortnoxApp } from '@saldo/fortnox';
import { SaldoError } from '@saldo/kernel';
import { config } from '@saldo/platform/config';

/** What a provider sends back with the person: a code, or why there is none. */
export interface Returned {
  readonly code: string | undefined;
  readonly error: string | undefined;
}

/** Where feeds of a source give their consent. */
export interface Provider {
  /** As the address that the provider returns to names it. */
  readonly name: string;
  /** Where the person goes to consent for a feed. Throws where the installation has no app at the provider. */
  addressOf(state: string, feed: Feed): string;
  /** Turns what came back with the person into credentials. Throws where they did not consent. */
  exchange(feed: Feed, returned: Returned): Promise<Consent>;
}

const fortnox: Provider = {
  name: 'fortnox',
  addressOf: (state, feed) =>
    authorizeUrl(fortnoxApp(), { redirectUri: returnAddress('fortnox'), state, serviceAccount: wantsServiceAccount(feed) }),
  async exchange(feed, { code, error = '' }) {
    if (code === undefined) throw new SaldoError('fortnox.consent-refused', 'conflict', { reason: error }, { retry: 'never' });
    const { credentials, company } = await connectFortnox({ feedId: feed.id, clientId: feed.clientId }, code, returnAddress('fortnox'));
    const { feedId: _, clientId: __, ...consent } = credentials;
    const { name, orgNo, tenantId } = company;
    return { ...consent, shown: { ...(name !== '' && { company: name, orgNo }), ...(tenantId !== '' && { tenantId }) } };
  },
};

const bySource: Readonly<Partial<Record<FeedSource, Provider>>> = { FORTNOX: fortnox };

/** The provider of a source. Throws `feeds.no-sync` for one that nobody connects yet. */
export function providerOf(source: FeedSource): Provider {
  const provider = bySource[source];
  if (!provider) throw new SaldoError('feeds.no-sync', 'conflict', { source });
  return provider;
}

/** The provider of a name in an address. Throws `api.missing`. */
export function providerNamed(name: string): Provider {
  const provider = Object.values(bySource).find((one) => one.name === name);
  if (!provider) throw new SaldoError('api.missing', 'missing');
  return provider;
}

function returnAddress(name: string): string {
  return `${config().appUrl}/api/datafeeds/callback/${name}`;
}
