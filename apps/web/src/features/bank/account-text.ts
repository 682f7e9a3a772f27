import type { BankAccount, Feed } from '../../api/resources.ts';
import type { Tone } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';

const DAY_MS = 86_400_000;
/** From so many days before its end a consent asks to be renewed; the first reminder comes then too. */
const ENDS_SOON_DAYS = 14;

/** A bank account's number as people read it: an IBAN in fours, else the country's own form. */
export function accountNumber({ iban, bban }: Pick<BankAccount, 'iban' | 'bban'>, words: Words): string {
  return iban ? iban.replace(/(.{4})(?=.)/g, '$1\u00a0') : (bban ?? words.bank.noNumber);
}

/** What a bank account is called: by its bank, else by its number. */
export function accountName(account: Pick<BankAccount, 'name' | 'iban' | 'bban'>, words: Words): string {
  return account.name || accountNumber(account, words);
}

/** Name and the end of the number, for a place with little room: `Företagskonto …6341`. */
export function shortAccount(
  { name, iban, bban, currency }: Pick<BankAccount, 'name' | 'iban' | 'bban' | 'currency'>,
  words: Words,
): string {
  const number = iban ?? bban;
  const end = number ? `…${number.slice(-4)}` : '';
  return [name || words.bank.account, end, currency === 'SEK' ? '' : currency].filter(Boolean).join(' ');
}

/** How an account stands, in a word. */
export function accountState(account: BankAccount, words: Words, nowMs: number): { tone: Tone; text: string } {
  const { enabled, disabledReason, status, feedId, consentExpiresAt } = account;
  if (!enabled) return { tone: 'idle', text: disabledReason === 'mirror' ? words.bank.mirrorShort : words.bank.off };
  if (feedId === null || status === null) return { tone: 'none', text: words.bank.byFile };
  if (status === 'not-ready') return { tone: 'running', text: words.bank.states[status] ?? status };
  if (status !== 'ready') return { tone: status === 'closed' ? 'idle' : 'wrong', text: words.bank.states[status] ?? status };
  const days = daysUntil(consentExpiresAt, nowMs);
  if (days !== null && days <= ENDS_SOON_DAYS)
    return { tone: days <= 0 ? 'wrong' : 'late', text: `${words.bank.consent.toLocaleLowerCase()} ${words.bank.consentEndsIn(days)}` };
  return { tone: 'proven', text: words.bank.ready };
}

const OVER = new Set<string | null>(['expired', 'revoked', 'suspended']);

/** Why the consent that accounts are fetched by holds no more; null where it does. */
export function consentOver(accounts: readonly Pick<BankAccount, 'status'>[]): string | null {
  return accounts.find(({ status }) => OVER.has(status))?.status ?? null;
}

/** Whole days until an instant, 0 or less where it is past; null where there is none. */
export function daysUntil(instant: string | null, nowMs: number): number | null {
  return instant === null ? null : Math.ceil((Date.parse(instant) - nowMs) / DAY_MS);
}

/** Whether a consent ends soon, or has ended. */
export function endsSoon(instant: string | null, nowMs: number): boolean {
  const days = daysUntil(instant, nowMs);
  return days !== null && days <= ENDS_SOON_DAYS;
}

/** The bank of a feed by its name; null where none has been chosen yet. */
export function bankOf({ config }: Pick<Feed, 'config'>): string | null {
  return typeof config.bank === 'string' ? config.bank : null;
}

/** What a feed of a bank is called: the bank, and who stands before it. */
export function bankFeedName({ config }: Pick<Feed, 'config'>, words: Words): string {
  const bank = bankOf({ config });
  const provider = typeof config.provider === 'string' ? (words.bank.providers[config.provider] ?? config.provider) : null;
  if (bank === null) return provider ?? words.feeds.sources.BANK;
  return provider ? words.bank.by(bank, provider) : bank;
}
