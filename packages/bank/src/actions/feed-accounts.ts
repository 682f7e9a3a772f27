import { recordAudit } from '@saldo/audit';
import { type Feed, type Consent as FeedConsent, fetchBankFirst, type Revocable } from '@saldo/feeds';
import { type Actor, addDays, type Plain, type PlainDate, SaldoError, type Sentence } from '@saldo/kernel';
import { rows, type Tx } from '@saldo/platform/db';
import { closeTasks, openTask } from '@saldo/tasks';
import { sql } from 'drizzle-orm';
import { knownAccount } from '../account-identity.ts';
import { closingBalances } from '../account-review-store.ts';
import { accountById, accountsOf, type BankAccount, ensureAccount } from '../accounts-store.ts';
import { type AccountLink, ANNOUNCED_DAYS, type BankConsent, linkAccount, linkConsent } from '../consents-store.ts';
import type { ClosingBalance } from '../day-proof.ts';
import { isMirror, type MirroredRow } from '../mirror.ts';
import type { BegunConsent, Consent, ProviderAccount, ProviderName } from '../provider.ts';
import { hasDay } from '../seen-days.ts';
import { settleByBalance } from '../settle.ts';
import { statementsOf } from '../statements-store.ts';
import { daySums } from '../transactions-store.ts';
import type { Delivery, DeliveryPlan } from './take-statement.ts';

/** What is kept of a begun consent until the person returns. */
export interface KeptConsent extends Omit<BegunConsent, 'url'> {
  readonly provider: ProviderName;
  readonly institutionId: string;
  readonly institutionName: string;
}

/**
 * What it takes to take back a consent that was begun and came to nothing: the person never returned, said no, or returned as somebody
 * else. Enable Banking makes a session only when the person returns, so that nothing is left there.
 */
export function leftConsent(begun: Plain): Pick<Revocable, 'kind' | 'tenantId' | 'secret'> | null {
  const { provider, requisitionId } = begun as unknown as Partial<KeptConsent>;
  if (provider !== 'gocardless' || !requisitionId) return null;
  return { kind: 'consent', tenantId: provider, secret: { requisitionId } };
}

/** The history of a consent whose provider does not say how long it is (PSD2: ninety days). */
const USUAL_HISTORY_DAYS = 90;

/**
 * What connects a feed to a bank's consent, in one commit: the consent beside its accounts, the end of what was asked of a person about the
 * one before it, and the first fetch.
 */
export function bankConnection(begun: KeptConsent, consent: Consent): FeedConsent {
  const { provider, institutionId, institutionName } = begun;
  return {
    kind: 'consent',
    // Whose consent it is, for whoever takes it back.
    tenantId: provider,
    secret: { requisitionId: consent.requisitionId },
    accessExpiresAtMs: consent.expiresAt === null ? null : Date.parse(consent.expiresAt),
    shown: { provider, institutionId, bank: institutionName, requisitionId: consent.requisitionId },
    async alongside(tx, actor, feed) {
      const { id: feedId, clientId } = feed;
      const historyDays = consent.historyDays ?? begun.historyDays ?? USUAL_HISTORY_DAYS;
      await linkConsent(tx, { clientId, feedId, provider, institutionName, historyDays, consent });
      await closeTasks(tx, actor, { clientId, kind: 'bank-consent', ref: { type: 'feed', id: feedId } });
      await fetchBankFirst(tx, actor, feed);
    },
  };
}

/**
 * Which of the client's accounts an account of a consent is, where what is told of it suffices; null where its currency is still to be
 * asked for: banks keep several currencies under one number, so that the number alone may be that of another account. Made where there is
 * none.
 */
export async function accountOfLink(
  tx: Tx,
  actor: Actor,
  link: AccountLink,
  { told, isAllTold }: { readonly told: ProviderAccount; readonly isAllTold: boolean },
): Promise<BankAccount | null> {
  if (link.bankAccountId !== null) return await accountById(tx, link.bankAccountId);
  const { iban, bban, currency, name, ownerName } = told;
  if (currency === null && !isAllTold) return null;
  const stated = { iban, bban: bban ?? (iban === null ? told.stableKey || null : null), currency, name, ownerName, bic: null };
  const known = knownAccount(await accountsOf(tx, link.clientId), stated);
  const account = known ?? (await ensureAccount(tx, actor, link.clientId, { ...stated, currency: currency ?? 'SEK' }));
  await linkAccount(tx, link, account.id, told);
  return account;
}

/** The plan of a feed's delivery, with what its balance decides of what the feed and statements disagree about. */
export async function settledPlan(tx: Tx, delivery: Delivery, made: DeliveryPlan, closing: ClosingBalance | null): Promise<DeliveryPlan> {
  const { plan, known } = made;
  const { bankAccountId, observed, whole } = delivery;
  const days = [...observed.map(({ bookingDate }) => bookingDate), ...whole.flatMap(({ from, to }) => [from, to])].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return made;
  const proven = (await statementsOf(tx, bankAccountId, { from: first, to: last })).filter(({ proof }) => proof.status === 'proven');
  const base = (await closingBalances(tx, bankAccountId)).filter(({ day, mayGoOn }) => day < first && !mayGoOn).at(-1) ?? null;
  const sums =
    base && closing && closing.day > base.day ? await daySums(tx, bankAccountId, { from: addDays(base.day, 1), to: closing.day }) : [];
  const settlement = settleByBalance({
    plan,
    observed,
    known,
    isProvenDay: (day) => hasDay(proven, day),
    isWhole: (day) => hasDay(whole, day),
    base,
    closing,
    sums,
  });
  return { ...made, settlement };
}

/**
 * Switches off the accounts of a feed that only repeat another one of the client (`isMirror`), such as a card beside the account that it
 * draws on, and says why; one that a person has switched stays as it is. Answers which.
 */
export async function disableMirrors(tx: Tx, actor: Actor, clientId: string, accountIds: readonly string[]): Promise<string[]> {
  const accounts = (await accountsOf(tx, clientId)).filter(({ enabled }) => enabled);
  const mirrors: string[] = [];
  for (const account of accounts) {
    if (!accountIds.includes(account.id) || account.iban !== null || account.ledgerAccount !== null || (await wasSwitched(tx, account.id)))
      continue;
    const own = await rowsOf(tx, account.id);
    for (const other of accounts) {
      if (other.id === account.id || other.currency !== account.currency || other.iban === null) continue;
      if (!isMirror(own, await rowsOf(tx, other.id))) continue;
      await tx.execute(sql`
        update bank_accounts set enabled = false, disabled_reason = 'mirror', mirror_of = ${other.id}, version = version + 1, updated_at = now()
        where id = ${account.id}`);
      const payload = { mirrorOf: other.id };
      await recordAudit(tx, actor, { clientId, action: 'bankAccount.mirror', refType: 'bankAccount', refId: account.id, payload });
      await closeTasks(tx, actor, { clientId, kind: 'bank-unproven', ref: { type: 'bankAccount', id: account.id } });
      mirrors.push(account.id);
      break;
    }
  }
  return mirrors;
}

/** Asks a person to renew a consent that ends within 14 days or has ended, more urgently at 7 and at 1; null where it is not time yet. */
export async function askToRenew(tx: Tx, actor: Actor, consent: BankConsent, today: PlainDate): Promise<string | null> {
  const { clientId, feedId, institutionName, expiresAtMs, status } = consent;
  const isOver = status !== 'linked' || (expiresAtMs !== null && expiresAtMs <= Date.parse(`${today}T00:00:00Z`));
  if (expiresAtMs === null && !isOver) return null;
  const lastDay = expiresAtMs === null ? today : (new Date(expiresAtMs).toISOString().slice(0, 10) as PlainDate);
  // One that the bank ended before its day has ended today.
  const endsOn = isOver && lastDay > today ? today : lastDay;
  if (endsOn > addDays(today, ANNOUNCED_DAYS)) return null;
  return await openTask(tx, actor, {
    clientId,
    kind: 'bank-consent',
    title: isOver
      ? endedTitle(consent, expiresAtMs !== null && endsOn < today ? endsOn : null)
      : {
          sv: `Samtycket hos ${institutionName} går ut ${endsOn}. Förnya det.`,
          en: `The consent at ${institutionName} ends on ${endsOn}. Renew it.`,
        },
    refs: [{ type: 'feed', id: feedId }],
    suggestion: { code: isOver ? 'bank.consent-over' : 'bank.consent-ends', details: { endsOn, bank: institutionName } },
    dueDate: endsOn,
    priority: endsOn <= addDays(today, 1) ? 1 : endsOn <= addDays(today, 7) ? 2 : 3,
  });
}

// A person who took it back does not wonder why it has run out, and one who did not asks the bank.
function endedTitle({ institutionName: bank, status }: BankConsent, on: PlainDate | null): Sentence {
  if (status === 'revoked')
    return {
      sv: `Samtycket hos ${bank} har återkallats hos banken. Förnya det.`,
      en: `The consent at ${bank} was withdrawn at the bank. Renew it.`,
    };
  if (status === 'suspended')
    return {
      sv: `Hämtningen från ${bank} är avstängd efter många fel i rad. Förnya samtycket.`,
      en: `Fetching from ${bank} is suspended after many failures in a row. Renew the consent.`,
    };
  if (on === null) return { sv: `Samtycket hos ${bank} har gått ut. Förnya det.`, en: `The consent at ${bank} has ended. Renew it.` };
  return { sv: `Samtycket hos ${bank} gick ut ${on}. Förnya det.`, en: `The consent at ${bank} ended on ${on}. Renew it.` };
}

/** The consent that a feed is fetched by. Throws `feeds.not-connected`. */
export function consentOf(feed: Feed, consent: BankConsent | null): BankConsent {
  if (!consent) throw new SaldoError('feeds.not-connected', 'conflict', { feedId: feed.id });
  return consent;
}

const COMPARED = 500;

async function rowsOf(tx: Tx, bankAccountId: string): Promise<MirroredRow[]> {
  const found = await rows<{ bookingDate: PlainDate; amount: string }>(
    tx,
    sql`select booking_date::text as "bookingDate", amount_minor::text as amount from bank_transactions
      where bank_account_id = ${bankAccountId} and state = 'current' order by booking_date desc, id desc limit ${COMPARED}`,
  );
  return found.map(({ bookingDate, amount }) => ({ bookingDate, amountMinor: BigInt(amount) }));
}

// Whoever switched an account on or off has decided.
async function wasSwitched(tx: Tx, bankAccountId: string): Promise<boolean> {
  const [found] = await rows<{ decided: boolean }>(
    tx,
    sql`select switched_by_person as decided from bank_accounts where id = ${bankAccountId}`,
  );
  return found?.decided ?? false;
}
