import { type BankProvider, bankConnection, type KeptConsent, type ProviderName } from '@saldo/bank';
import { openEnableBanking } from '@saldo/enablebanking';
import { type BegunConnection, type Consent, type Feed, wantsServiceAccount } from '@saldo/feeds';
import { authorizeUrl, connectFortnox, fortnoxApp } from '@saldo/fortnox';
import { openGocardless } from '@saldo/gocardless';
import { type Language, type Plain, SaldoError } from '@saldo/kernel';
import { config } from '@saldo/platform/config';
import { bankNamed } from './bank-list.ts';

/** What a person wishes when they connect a feed. */
export interface ConnectWish {
  /** The bank, for a feed of one; the one it had where it is left out. */
  readonly institutionId?: string | undefined;
  readonly language: Language;
}

/** What a provider sends back with the person. */
export type Returned = Readonly<Record<string, string>>;

/** Where feeds of a source give their consent. */
export interface Provider {
  /** As the address that the provider returns to names it. */
  readonly name: string;
  /** Where the person goes to consent for a feed. Throws where the installation has no app at the provider. */
  begin(state: string, feed: Feed, wish: ConnectWish): BegunConnection | Promise<BegunConnection>;
  /** Our reference in what came back. */
  stateOf(returned: Returned): string;
  /** Turns what came back with the person into credentials. Throws where they did not consent. */
  exchange(feed: Feed, returned: Returned, begun: Plain): Promise<Consent>;
}

const fortnox: Provider = {
  name: 'fortnox',
  begin: (state, feed) => ({
    url: authorizeUrl(fortnoxApp(), { redirectUri: returnAddress('fortnox'), state, serviceAccount: wantsServiceAccount(feed) }),
  }),
  stateOf: ({ state = '' }) => state,
  async exchange(feed, { code, error = '' }) {
    if (code === undefined) throw new SaldoError('fortnox.consent-refused', 'conflict', { reason: error }, { retry: 'never' });
    const { credentials, company } = await connectFortnox({ feedId: feed.id, clientId: feed.clientId }, code, returnAddress('fortnox'));
    const { feedId: _, clientId: __, ...consent } = credentials;
    const { name, orgNo, tenantId } = company;
    return { ...consent, shown: { ...(name !== '' && { company: name, orgNo }), ...(tenantId !== '' && { tenantId }) } };
  },
};

const gocardless = bank('gocardless', ({ ref = '' }) => ref);
const enablebanking = bank('enablebanking', ({ state = '' }) => state);

/** The provider of a feed. Throws `feeds.no-sync` for one that nobody connects. */
export function providerOf({ source, config: chosen }: Feed): Provider {
  if (source === 'FORTNOX') return fortnox;
  if (source === 'BANK') return (chosen.provider ?? usualBankProvider()) === 'enablebanking' ? enablebanking : gocardless;
  throw new SaldoError('feeds.no-sync', 'conflict', { source });
}

/** The provider of a name in an address. Throws `api.missing`. */
export function providerNamed(name: string): Provider {
  const provider = [fortnox, gocardless, enablebanking].find((one) => one.name === name);
  if (!provider) throw new SaldoError('api.missing', 'missing');
  return provider;
}

/** Whoever fetches accounts at a name. Throws `bank.not-configured`. */
export function openBank(name: ProviderName): BankProvider {
  return name === 'gocardless' ? openGocardless() : openEnableBanking();
}

/** The providers of banks that this installation has keys for. */
export function bankProviders(): readonly ProviderName[] {
  const { nordigenSecretId, enablebankingAppId } = config();
  return [...(nordigenSecretId ? (['gocardless'] as const) : []), ...(enablebankingAppId ? (['enablebanking'] as const) : [])];
}

function usualBankProvider(): ProviderName {
  return bankProviders()[0] ?? 'gocardless';
}

function bank(name: ProviderName, stateOf: Provider['stateOf']): Provider {
  return {
    name,
    stateOf,
    async begin(state, feed, { institutionId, language }) {
      const wanted = institutionId ?? (typeof feed.config.institutionId === 'string' ? feed.config.institutionId : undefined);
      if (wanted === undefined) throw new SaldoError('bank.no-institution', 'invalid', {}, { faults: [NO_INSTITUTION] });
      const provider = openBank(name);
      const institution = await bankNamed(provider, wanted);
      const { url, ...begun } = (
        await provider.begin({
          institutionId: wanted,
          reference: state,
          redirectUri: returnAddress(name),
          language,
          customerType: institution?.customerTypes.length === 1 ? (institution.customerTypes[0] ?? 'business') : 'business',
        })
      ).value;
      const kept: KeptConsent = { ...begun, provider: name, institutionId: wanted, institutionName: institution?.name ?? wanted };
      return { url, begun: { ...kept } };
    },
    async exchange(_feed, returned, begun) {
      const kept = begun as unknown as KeptConsent | null;
      if (!kept) throw new SaldoError('feeds.connection-used', 'conflict');
      const { value: consent } = await openBank(name).complete({ requisitionId: kept.requisitionId, query: returned });
      return bankConnection(kept, consent);
    },
  };
}

const NO_INSTITUTION = {
  code: 'bank.field',
  field: 'institutionId',
  message: { sv: 'Välj en bank.', en: 'Choose a bank.' },
};

function returnAddress(name: string): string {
  return `${config().appUrl}/api/datafeeds/callback/${name}`;
}
