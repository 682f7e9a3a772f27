import { accountNumbers, type Consent, type ConsentStatus, type Institution, type ProviderAccount } from '@saldo/bank/provider';
import type { Account, Aspsp, NewSession, Session } from './types.ts';

const DAY_SECONDS = 86_400;

/** A bank of the list. Country and name together are its id. */
export function institutionFrom(aspsp: Aspsp): Institution {
  const customerTypes = (['business', 'personal'] as const).filter((type) => aspsp.psu_types.includes(type));
  return {
    provider: 'enablebanking',
    id: institutionId(aspsp),
    name: aspsp.name,
    bic: aspsp.bic,
    logo: aspsp.logo,
    countries: aspsp.country === '' ? [] : [aspsp.country],
    customerTypes,
    historyDays: null,
    accessDays: aspsp.maximum_consent_validity === null ? null : Math.floor(aspsp.maximum_consent_validity / DAY_SECONDS),
    isBeta: aspsp.beta,
  };
}

function institutionId({ country, name }: { readonly country: string; readonly name: string }): string {
  return `${country}:${name}`;
}

/** Country and name out of an institution's id. */
export function aspspOf(id: string): { readonly country: string; readonly name: string } {
  const at = id.indexOf(':');
  return { country: id.slice(0, Math.max(0, at)), name: id.slice(at + 1) };
}

/** The consent that a person has just given, with what the bank says of each account. */
export function consentFromNewSession({ session_id, accounts, aspsp, access }: NewSession): Consent {
  const institution = institutionId(aspsp);
  return {
    requisitionId: session_id,
    agreementId: null,
    institutionId: institution,
    status: 'linked',
    said: 'AUTHORIZED',
    expiresAt: instantOf(access.valid_until),
    historyDays: null,
    accounts: accounts.filter(({ uid }) => uid !== '').map((account) => accountFrom(account, institution)),
  };
}

const STATUSES: Readonly<Record<string, ConsentStatus>> = {
  AUTHORIZED: 'linked',
  EXPIRED: 'expired',
  CLOSED: 'revoked',
  REVOKED: 'revoked',
  CANCELLED: 'refused',
  INVALID: 'refused',
};

/** A consent as it stands. Of its accounts it tells only their names here and over all consents: numbers are counted calls. */
export function consentFromSession(requisitionId: string, { status, accounts_data, aspsp, access }: Session, nowMs: number): Consent {
  const expiresAt = instantOf(access.valid_until);
  const known = STATUSES[status] ?? 'in-progress';
  const isOver = known === 'linked' && expiresAt !== null && Date.parse(expiresAt) <= nowMs;
  const institution = institutionId(aspsp);
  return {
    requisitionId,
    agreementId: null,
    institutionId: institution,
    status: isOver ? 'expired' : known,
    said: status,
    expiresAt,
    historyDays: null,
    accounts: accounts_data.map(({ uid, identification_hash }) => ({
      providerAccountId: uid,
      institutionId: institution,
      stableKey: stableKeyOf(identification_hash),
      iban: null,
      bban: null,
      currency: null,
      name: '',
      ownerName: '',
      product: '',
      isCard: false,
      status: 'ready',
    })),
  };
}

/** An account as the bank describes it. Its `name` there is its holder's. */
export function accountFrom(account: Account, institution: string, uid = account.uid): ProviderAccount {
  const { iban, bban, isCard } = accountNumbers({
    iban: account.account_id?.iban || numberBy(account, ['IBAN']),
    bban: numberBy(account, ['BBAN', 'BGNR', 'PGNR']),
    card: numberBy(account, ['CPAN']),
  });
  return {
    providerAccountId: uid,
    institutionId: institution,
    stableKey: stableKeyOf(account.identification_hash),
    iban,
    bban,
    currency: /^[A-Z]{3}$/.test(account.currency) && account.currency !== 'XXX' ? account.currency : null,
    name: account.details || account.product,
    ownerName: account.name,
    product: account.product,
    isCard: isCard || account.cash_account_type === 'CARD',
    status: 'ready',
  };
}

function numberBy({ account_id, all_account_ids }: Account, schemes: readonly string[]): string {
  const all = [...(account_id?.other ? [account_id.other] : []), ...all_account_ids];
  return all.find(({ scheme_name }) => schemes.includes(scheme_name))?.identification ?? '';
}

function stableKeyOf(identificationHash: string): string {
  return identificationHash === '' ? '' : `hash:${identificationHash}`;
}

function instantOf(text: string): string | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
