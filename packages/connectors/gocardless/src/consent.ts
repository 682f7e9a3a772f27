import {
  accountNumbers,
  type Consent,
  type ConsentStatus,
  type Institution,
  type ProviderAccount,
  type ProviderAccountStatus,
} from '@saldo/bank/provider';
import type { AccountDetails, AccountMetadata, Agreement, GocardlessInstitution, Requisition } from './types.ts';

// CR created, GC giving consent, UA undergoing authentication, SA selecting accounts, GA granting access, and whatever comes to be: in
// progress. Only LN carries data.
const STATUSES: Readonly<Record<string, ConsentStatus>> = {
  LN: 'linked',
  RJ: 'refused',
  ER: 'refused',
  EX: 'expired',
  SU: 'suspended',
};

const DAY_MS = 86_400_000;

/** A consent as its requisition, its agreement and its accounts tell it. */
export function consentFrom(
  requisition: Requisition,
  agreement: Agreement | null,
  accounts: readonly AccountMetadata[],
  nowMs: number,
): Consent {
  const expiresAtMs = agreement && expiryOf(agreement);
  const status = STATUSES[requisition.status] ?? 'in-progress';
  const isOver = status === 'linked' && expiresAtMs !== null && expiresAtMs <= nowMs;
  return {
    requisitionId: requisition.id,
    agreementId: requisition.agreement || null,
    institutionId: requisition.institution_id,
    status: isOver ? 'expired' : status,
    said: requisition.status,
    expiresAt: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
    historyDays: agreement?.max_historical_days ?? null,
    accounts: accounts.map((account) => accountFromMetadata(account, requisition.institution_id)),
  };
}

/** From when the person agreed, not from now: it moves on with no call. */
function expiryOf({ accepted, created, access_valid_for_days }: Agreement): number | null {
  const begun = Date.parse(accepted || created);
  return Number.isNaN(begun) || access_valid_for_days === null ? null : begun + access_valid_for_days * DAY_MS;
}

const ACCOUNT_STATUSES: Readonly<Record<string, ProviderAccountStatus>> = { READY: 'ready', EXPIRED: 'ended', SUSPENDED: 'suspended' };

function accountFromMetadata(account: AccountMetadata, institutionId: string): ProviderAccount {
  const { iban, bban, isCard } = accountNumbers(account);
  return {
    providerAccountId: account.id,
    institutionId,
    stableKey: stableKeyOf({ iban, bban, isCard, institutionId, resourceId: '' }),
    iban,
    bban,
    currency: null,
    name: account.name,
    ownerName: account.owner_name,
    product: '',
    isCard,
    status: ACCOUNT_STATUSES[account.status.toUpperCase()] ?? 'not-ready',
  };
}

/** An account as the bank itself describes it. */
export function accountFromDetails(
  details: AccountDetails,
  { providerAccountId, institutionId }: Pick<ProviderAccount, 'providerAccountId' | 'institutionId'>,
): ProviderAccount {
  const { iban, bban, isCard } = accountNumbers({ ...details, card: details.maskedPan });
  return {
    providerAccountId,
    institutionId,
    stableKey: stableKeyOf({ iban, bban, isCard, institutionId, resourceId: details.resourceId }),
    iban,
    bban,
    currency: /^[A-Z]{3}$/.test(details.currency) && details.currency !== 'XXX' ? details.currency : null,
    name: details.name || details.displayName || details.details,
    ownerName: details.ownerName,
    product: details.product,
    isCard: isCard || details.cashAccountType.toUpperCase() === 'CARD' || details.maskedPan !== '',
    status: /^(?:deleted|closed)$/i.test(details.status) ? 'closed' : 'ready',
  };
}

interface Named {
  readonly iban: string | null;
  readonly bban: string | null;
  readonly isCard: boolean;
  readonly institutionId: string;
  readonly resourceId: string;
}

// The service's own account id changes with every consent, so it is none of these.
function stableKeyOf({ iban, bban, isCard, institutionId, resourceId }: Named): string {
  if (iban !== null) return `iban:${iban}`;
  if (bban !== null) return isCard ? `card:${institutionId}:${bban}` : `bban:${bban}`;
  return resourceId === '' ? '' : `resource:${institutionId}:${resourceId}`;
}

/** A bank of the list. */
export function institutionFrom(institution: GocardlessInstitution): Institution {
  return {
    provider: 'gocardless',
    id: institution.id,
    name: institution.name || institution.id,
    bic: institution.bic,
    logo: institution.logo,
    countries: institution.countries,
    customerTypes: customerTypesOf(institution.supported_features),
    historyDays: institution.transaction_total_days,
    accessDays: institution.max_access_valid_for_days,
    isBeta: false,
  };
}

function customerTypesOf(features: readonly string[]): Institution['customerTypes'] {
  const isBusiness = features.includes('business_accounts') || features.includes('corporate_accounts');
  return [...(isBusiness ? ['business' as const] : []), ...(features.includes('private_accounts') ? ['personal' as const] : [])];
}
