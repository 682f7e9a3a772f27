import type { PlainDate } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import type { ConsentOver, LinkStatus, StoredConsentStatus } from './feed-schema.ts';
import type { Consent, ProviderAccount, ProviderName } from './provider.ts';

/** A consent as it is stored. */
export interface BankConsent {
  readonly id: string;
  readonly clientId: string;
  readonly feedId: string;
  readonly provider: ProviderName;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly requisitionId: string;
  readonly status: StoredConsentStatus;
  readonly historyDays: number;
  readonly linkedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/** An account of a consent, and which of the client's accounts it is once that is known. */
export interface AccountLink {
  readonly feedId: string;
  readonly providerAccountId: string;
  readonly clientId: string;
  readonly bankAccountId: string | null;
  readonly consentId: string;
  readonly status: LinkStatus;
  /** What the consent told of it. */
  readonly told: ProviderAccount;
  readonly fetchedAtMs: number | null;
}

const CONSENT = sql.raw(`id, client_id as "clientId", feed_id as "feedId", provider, institution_id as "institutionId",
  institution_name as "institutionName", requisition_id as "requisitionId", status, history_days as "historyDays",
  (extract(epoch from linked_at) * 1000)::float8 as "linkedAtMs", (extract(epoch from expires_at) * 1000)::float8 as "expiresAtMs"`);

const LINK =
  sql.raw(`feed_id as "feedId", provider_account_id as "providerAccountId", client_id as "clientId", bank_account_id as "bankAccountId",
  consent_id as "consentId", status, told, (extract(epoch from fetched_at) * 1000)::float8 as "fetchedAtMs"`);

/** The consent that a feed is fetched by; null where there is none. */
export async function linkedConsent(tx: Tx, feedId: string): Promise<BankConsent | null> {
  const [found] = await rows<BankConsent>(
    tx,
    sql`select ${CONSENT} from bank_consents where feed_id = ${feedId} and status <> 'replaced' order by linked_at desc nulls last, id desc limit 1`,
  );
  return found ?? null;
}

/** The accounts of a feed's last consent. */
export async function currentLinks(tx: Tx, feedId: string): Promise<AccountLink[]> {
  return await rows<AccountLink>(
    tx,
    sql`select ${LINK} from bank_account_links where feed_id = ${feedId} and is_current order by provider_account_id limit 500`,
  );
}

/** The links of accounts that are fetched now, by account. */
export async function linksOfAccounts(
  tx: Tx,
  bankAccountIds: readonly string[],
): Promise<(AccountLink & { readonly expiresAtMs: number | null })[]> {
  return await rows(
    tx,
    sql`select l.feed_id as "feedId", l.provider_account_id as "providerAccountId", l.client_id as "clientId", l.bank_account_id as "bankAccountId",
        l.consent_id as "consentId", l.status, l.told, (extract(epoch from l.fetched_at) * 1000)::float8 as "fetchedAtMs",
        (extract(epoch from c.expires_at) * 1000)::float8 as "expiresAtMs"
      from bank_account_links l join bank_consents c on c.id = l.consent_id
      where l.is_current and l.bank_account_id = any(${sql.param([...bankAccountIds])}::uuid[]) limit 2000`,
  );
}

/** A consent that a person has given, with its accounts: it takes the place of the one before, whose accounts are kept. */
export async function linkConsent(
  tx: Tx,
  given: {
    readonly clientId: string;
    readonly feedId: string;
    readonly provider: ProviderName;
    readonly institutionName: string;
    readonly historyDays: number;
    readonly consent: Consent;
  },
): Promise<void> {
  const { clientId, feedId, provider, institutionName, historyDays, consent } = given;
  const id = newId();
  await tx.execute(sql`update bank_consents set status = 'replaced' where feed_id = ${feedId} and status <> 'replaced'`);
  await tx.execute(sql`
    insert into bank_consents (id, client_id, feed_id, provider, institution_id, institution_name, requisition_id, agreement_id, status, history_days,
      linked_at, expires_at)
    values (${id}, ${clientId}, ${feedId}, ${provider}, ${consent.institutionId}, ${institutionName}, ${consent.requisitionId}, ${consent.agreementId},
      'linked', ${historyDays}, now(), ${consent.expiresAt})`);
  await tx.execute(sql`update bank_account_links set is_current = false where feed_id = ${feedId}`);
  for (const account of consent.accounts)
    await tx.execute(sql`
      insert into bank_account_links (feed_id, provider_account_id, client_id, consent_id, stable_key, status, told)
      values (${feedId}, ${account.providerAccountId}, ${clientId}, ${id}, ${account.stableKey || null}, ${linkStatus(account)}, ${JSON.stringify(account)}::jsonb)
      on conflict (feed_id, provider_account_id) do update set consent_id = excluded.consent_id, status = excluded.status, told = excluded.told,
        stable_key = excluded.stable_key, is_current = true`);
}

/** Notes which of the client's accounts an account of a consent is. */
export async function linkAccount(tx: Tx, link: AccountLink, bankAccountId: string, told: ProviderAccount): Promise<void> {
  await tx.execute(sql`
    update bank_account_links set bank_account_id = ${bankAccountId}, told = ${JSON.stringify(told)}::jsonb
    where feed_id = ${link.feedId} and provider_account_id = ${link.providerAccountId}`);
}

/** Notes how the last fetch of an account of a consent went. */
export async function noteLink(
  tx: Tx,
  { feedId, providerAccountId }: Pick<AccountLink, 'feedId' | 'providerAccountId'>,
  status: LinkStatus,
  fetched: boolean,
): Promise<void> {
  await tx.execute(sql`
    update bank_account_links set status = ${status} ${fetched ? sql`, fetched_at = now()` : sql``}
    where feed_id = ${feedId} and provider_account_id = ${providerAccountId}`);
}

/** Notes why a consent has ended: all its accounts end with it. */
export async function noteConsentOver(tx: Tx, id: string, status: ConsentOver): Promise<void> {
  await tx.execute(sql`update bank_consents set status = ${status} where id = ${id}`);
  await tx.execute(sql`update bank_account_links set status = ${status} where consent_id = ${id} and is_current and status <> 'closed'`);
}

/** How many days before its end a consent is announced. */
export const ANNOUNCED_DAYS = 14;

/** Consents of feeds in use that end within so many days, or have ended, of all clients whom the actor sees. */
export async function endingConsents(tx: Tx, day: PlainDate): Promise<BankConsent[]> {
  return await rows<BankConsent>(
    tx,
    sql`select ${CONSENT} from bank_consents c where c.status <> 'replaced'
        and (c.status <> 'linked' or c.expires_at < ${day}::date + ${ANNOUNCED_DAYS + 1}::int)
        and exists (select 1 from data_feeds f where f.id = c.feed_id and f.status not in ('disconnected', 'archived'))
      order by c.expires_at limit 5000`,
  );
}

function linkStatus({ status }: ProviderAccount): LinkStatus {
  return status === 'ended' ? 'expired' : status;
}
