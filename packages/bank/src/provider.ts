import type { Language, PlainDate } from '@saldo/kernel';
import type { BankEntry, StatedBalance } from './statements/statement.ts';

// The port through which accounts are fetched, whoever stands between us and the bank. Everything goes in and comes out as values;
// what cannot be answered is a SaldoError `bank.<reason>` (`ProviderTrouble`).

/** Those who stand between us and the banks. */
export type ProviderName = 'gocardless' | 'enablebanking';

/** What a provider counts calls by: each account and kind of data apart, and all calls together. */
export type LimitScope = 'all' | 'details' | 'balances' | 'transactions';

/** What an answer says of a limit. An answer that says nothing of one is no limit that is used up. */
export interface ProviderLimit {
  readonly scope: LimitScope;
  readonly limit: number | null;
  readonly remaining: number;
  /** Until the count begins anew; null where it does not say. */
  readonly resetSeconds: number | null;
}

/** A value, and what came with it about the limits. */
export interface Answered<T> {
  readonly value: T;
  readonly limits: readonly ProviderLimit[];
}

/** Whose accounts a bank's consent is for: a company's, or a person's own. */
export type CustomerType = 'business' | 'personal';

/** A bank that can be connected. The list of a country comes whole: keep it for a day, and search it with `searchInstitutions`. */
export interface Institution {
  readonly provider: ProviderName;
  /** As `begin` takes it. */
  readonly id: string;
  readonly name: string;
  readonly bic: string;
  readonly logo: string;
  /** ISO 3166, two letters. */
  readonly countries: readonly string[];
  /** For whom; empty where the provider does not say. */
  readonly customerTypes: readonly CustomerType[];
  /** How far back transactions go, and how long a consent lasts at most; null where the provider does not say. */
  readonly historyDays: number | null;
  readonly accessDays: number | null;
  readonly isBeta: boolean;
}

/** What a consent is asked for. */
export interface ConsentWish {
  readonly institutionId: string;
  /** Ours, random and used once: it comes back with the person. At most 256 characters. */
  readonly reference: string;
  readonly redirectUri: string;
  readonly language: Language;
  readonly customerType: CustomerType;
  /** At most; as long as the bank gives where they are left out. */
  readonly historyDays?: number;
  readonly accessDays?: number;
  /**
   * Some banks hand out more than 90 days once and then the same old list for ever. `continuous`, the usual one, therefore asks those
   * for 90 days; `history` asks for all there is, for a consent of its own that fetches once.
   */
  readonly purpose?: 'continuous' | 'history';
}

/** A consent that has been begun: where the person goes, and what to know it by until they return. */
export interface BegunConsent {
  readonly url: string;
  /** What `complete` takes. With Enable Banking the consent gets its lasting name only there. */
  readonly requisitionId: string;
  readonly agreementId: string | null;
  readonly historyDays: number | null;
  readonly accessDays: number | null;
}

/** What came back with the person: the query of the address, as it was. It proves nothing; the provider is asked. */
export interface ConsentCallback {
  readonly requisitionId: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Only `linked` gives data. Words of the provider that nobody knows yet are `in-progress`. */
export type ConsentStatus = 'in-progress' | 'linked' | 'refused' | 'expired' | 'revoked' | 'suspended';

/** A consent as the provider tells of it now. */
export interface Consent {
  readonly requisitionId: string;
  readonly agreementId: string | null;
  readonly institutionId: string;
  readonly status: ConsentStatus;
  /** The provider's own word for it. */
  readonly said: string;
  /** An instant, RFC 3339; null where it is not known. All its accounts end together. */
  readonly expiresAt: string | null;
  /** How far back it may ask; null where it is not known. */
  readonly historyDays: number | null;
  /** What the provider tells without a counted call: the person chooses among these before any data is fetched. */
  readonly accounts: readonly ProviderAccount[];
}

/** Where an account stands: `closed` keeps its history, `not-ready` passes by itself, `ended` and `suspended` ask for a new consent. */
export type ProviderAccountStatus = 'ready' | 'not-ready' | 'closed' | 'ended' | 'suspended';

/** An account as a consent tells of it. */
export interface ProviderAccount {
  /** Names the account within this consent only: another consent may give it another one. */
  readonly providerAccountId: string;
  readonly institutionId: string;
  /**
   * Names the account over all consents at this provider; `''` where nothing does. Accounts in several currencies under one number
   * may share it: key and currency together are the account.
   */
  readonly stableKey: string;
  readonly iban: string | null;
  /** Clearing and account number, digits only; of a card its masked number. */
  readonly bban: string | null;
  /** Null until `details` has told it. */
  readonly currency: string | null;
  readonly name: string;
  readonly ownerName: string;
  readonly product: string;
  readonly isCard: boolean;
  readonly status: ProviderAccountStatus;
}

/** An account as its data is asked for. */
export type AccountRef = Pick<ProviderAccount, 'providerAccountId' | 'institutionId' | 'currency'>;

/** An account's balances, and the bytes that they were read from. */
export interface BalancesAnswer {
  /** Only `CLBD`, `OPBD`, `PRCD` and `ITBD` are booked money; the others may hold a credit limit or what is not booked yet. */
  readonly balances: readonly StatedBalance[];
  readonly raw: Uint8Array;
}

/** An account's transactions of some days, and the bytes that they were read from. */
export interface TransactionsAnswer {
  /** The days that were asked for, both ends included, as the provider was asked. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /**
   * Every transaction booked within those days, in the order in which they came, which means nothing. The first day may be cut
   * by the bank's own limit of history, and the last may still get more. Of an entry's `references.ids`, `internal:` names it within
   * `providerAccountId`, `entry:` and `transaction:` within the account, as far as the bank keeps its word; a `number:` is shared by many.
   */
  readonly booked: readonly BankEntry[];
  /** As they stand now; the next answer replaces all of them. One without any date has the last day asked for. */
  readonly pending: readonly BankEntry[];
  /** Booked outside the days asked for, and left out. */
  readonly outside: number;
  /** When the provider last asked the bank; an instant, null where it does not say. */
  readonly lastUpdated: string | null;
  /** The answer as it came; several pages are joined by a line feed. An entry's `place` is its JSON in here. */
  readonly raw: Uint8Array;
}

/**
 * Why there is no answer, as `bank.<reason>` with `details.provider` and `details.said`.
 *
 * | reason | kind | again | what helps |
 * | --- | --- | --- | --- |
 * | `not-configured` | conflict | never | the operator sets the keys |
 * | `misconfigured` | upstream | never | the operator mends keys, address or redirect address |
 * | `quota` | limit | never | the plan at the provider: no more consents this month |
 * | `limit` | limit | later, `afterSeconds` | time; `details.scope` says which count |
 * | `consent-refused` | conflict | never | the person begins again; `details.reason` is the provider's word |
 * | `consent-pending` | conflict | later | the person is not done at the bank |
 * | `consent-expired`, `revoked`, `suspended`, `not-granted` | upstream | never | a new consent |
 * | `account-closed` | upstream | never | nothing; the history stays |
 * | `not-ready` | upstream | later, minutes | time |
 * | `bank-down` | upstream | later | time; `details.counted` where ten in a row suspend the consent |
 * | `out-of-order`, `timeout`, `unreachable`, `unreadable` | upstream | later | time |
 * | `missing` | missing | never | the provider does not know it (any more) |
 * | `refused` | upstream | never | a fault in what was asked |
 */
export type ProviderTrouble =
  | 'not-configured'
  | 'misconfigured'
  | 'quota'
  | 'limit'
  | 'consent-refused'
  | 'consent-pending'
  | 'consent-expired'
  | 'revoked'
  | 'suspended'
  | 'not-granted'
  | 'account-closed'
  | 'not-ready'
  | 'bank-down'
  | 'out-of-order'
  | 'timeout'
  | 'unreachable'
  | 'unreadable'
  | 'missing'
  | 'refused';

/**
 * Whoever fetches accounts. Every call throws SaldoError `bank.<reason>`. None waits for a limit: that is the job's matter. A call of
 * `details`, `balances` or `transactions` costs one of the few that an account has each day, and is tried again once at most.
 */
export interface BankProvider {
  readonly name: ProviderName;
  institutions(country: string): Promise<Answered<readonly Institution[]>>;
  begin(wish: ConsentWish): Promise<Answered<BegunConsent>>;
  /** The consent that the person has given. Throws `bank.consent-refused`, `bank.consent-pending`. */
  complete(callback: ConsentCallback): Promise<Answered<Consent>>;
  /** Where a consent stands now; not counted by the bank. */
  consent(requisitionId: string): Promise<Answered<Consent>>;
  /** What the bank itself says of an account: once is enough. */
  details(account: AccountRef): Promise<Answered<ProviderAccount>>;
  balances(account: AccountRef): Promise<Answered<BalancesAnswer>>;
  /** What is booked from one day to another, both included, and what is pending now. A wide window costs no more than a narrow one. */
  transactions(account: AccountRef, from: PlainDate, to: PlainDate): Promise<Answered<TransactionsAnswer>>;
  /** Ends a consent; its data is out of reach at once. False where the provider knows it no more. */
  revoke(requisitionId: string): Promise<boolean>;
}
