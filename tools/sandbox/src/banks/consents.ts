import { createHash } from 'node:crypto';
import type { SandboxBank, SandboxBankAccount } from './bank-account.ts';

export type BankProviderName = 'gocardless' | 'enablebanking';

/** In GoCardless' words: created, undergoing authentication, linked, rejected, suspended. */
export type ConsentWord = 'CR' | 'UA' | 'LN' | 'RJ' | 'SU';

/** A consent from its beginning to its end, at whichever provider. */
export interface BankConsent {
  readonly id: string;
  readonly provider: BankProviderName;
  readonly bank: SandboxBank;
  /** The caller's own: it comes back with the person. */
  readonly reference: string;
  readonly redirect: string;
  readonly language: string;
  readonly historyDays: number;
  readonly lifeMs: number;
  readonly agreementId: string | null;
  status: ConsentWord;
  acceptedMs: number | null;
  expiresMs: number | null;
  isRevoked: boolean;
  isDeleted: boolean;
  /** By the id that the account has in this consent. */
  accounts: ReadonlyMap<string, SandboxBankAccount>;
  /** Of Enable Banking: what comes back with the person, and what it is turned into. */
  code: string | null;
  sessionId: string | null;
  /** Failures in a row, by account id: ten suspend it. */
  readonly failures: Map<string, number>;
  /** Since when a long history is the same old list. */
  frozenMs: number | null;
}

/** What a consent is opened with. */
export type ConsentOpening = Pick<
  BankConsent,
  'id' | 'provider' | 'bank' | 'reference' | 'redirect' | 'language' | 'historyDays' | 'lifeMs' | 'agreementId'
>;

/** The consents of all, and how the ids of their accounts are made. */
export interface ConsentBook {
  readonly all: BankConsent[];
  /** Whether a new consent names the same account otherwise, as some banks do. */
  hasNewAccountIds(): boolean;
  now(): number;
  newId(): string;
}

/** Opens a consent, which a person then gives. */
export function openConsent(book: ConsentBook, opening: ConsentOpening): BankConsent {
  const consent: BankConsent = {
    ...opening,
    status: 'CR',
    acceptedMs: null,
    expiresMs: null,
    isRevoked: false,
    isDeleted: false,
    accounts: new Map(),
    code: null,
    sessionId: null,
    failures: new Map(),
    frozenMs: null,
  };
  book.all.push(consent);
  return consent;
}

/** The person approves and chooses accounts. Answers where the bank sends them back to. */
export function approveConsent(book: ConsentBook, consent: BankConsent, keys: readonly string[]): string {
  if (!isOpen(consent)) return refusedAddress(consent, 'RequisitionLinkReused', 'The link has been used already');
  const chosen = consent.bank.accounts.filter(({ key }) => keys.includes(key));
  const isLasting = consent.provider === 'gocardless' && !book.hasNewAccountIds();
  consent.accounts = new Map(chosen.map((account) => [uuidOf([isLasting ? 'kept' : consent.id, account.key]), account]));
  consent.acceptedMs = book.now();
  consent.expiresMs = book.now() + consent.lifeMs;
  if (consent.provider === 'gocardless') {
    consent.status = 'LN';
    return returnAddress(consent, {});
  }
  consent.code = book.newId();
  return returnAddress(consent, { code: consent.code });
}

/** The person says no, or the bank fails. Answers where they are sent back to. */
export function refuseConsent(consent: BankConsent, type: string, details: string): string {
  if (!isOpen(consent)) return refusedAddress(consent, 'RequisitionLinkReused', 'The link has been used already');
  consent.status = 'RJ';
  return refusedAddress(consent, type, details);
}

/** Whether its link still leads to the bank. */
export function isOpen({ status, code }: BankConsent): boolean {
  return (status === 'CR' || status === 'UA') && code === null;
}

export type Standing = 'live' | 'pending' | 'expired' | 'revoked' | 'suspended' | 'deleted';

/** Where a consent stands at a moment. */
export function standingOf(consent: BankConsent, nowMs: number): Standing {
  if (consent.isDeleted) return 'deleted';
  if (consent.isRevoked) return 'revoked';
  if (consent.status === 'SU') return 'suspended';
  if (consent.status !== 'LN') return 'pending';
  return consent.expiresMs !== null && consent.expiresMs <= nowMs ? 'expired' : 'live';
}

/** The account of an id, with the consent that lets it be read: the live one, where several name it. Null where none ever did. */
export function accountBehind(
  book: ConsentBook,
  provider: BankProviderName,
  accountId: string,
): { readonly consent: BankConsent; readonly account: SandboxBankAccount } | null {
  const naming = book.all.filter((consent) => consent.provider === provider && consent.accounts.has(accountId));
  const consent = naming.findLast((one) => standingOf(one, book.now()) === 'live') ?? naming.at(-1);
  const account = consent?.accounts.get(accountId);
  return consent && account ? { consent, account } : null;
}

function refusedAddress(consent: BankConsent, type: string, details: string): string {
  return returnAddress(
    consent,
    consent.provider === 'gocardless' ? { error: type, details } : { error: 'access_denied', error_description: details },
  );
}

function returnAddress({ provider, redirect, reference }: BankConsent, query: Readonly<Record<string, string>>): string {
  const url = new URL(redirect);
  url.searchParams.set(provider === 'gocardless' ? 'ref' : 'state', reference);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

function uuidOf(parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
