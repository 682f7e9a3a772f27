import type { BankTransaction, BankTransactionVersion } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import type { Words } from '../../words/words.tsx';

/** One version of a transaction as it was seen. */
export type SeenVersion = Omit<BankTransactionVersion, 'goneAt' | 'version'> & { goneAt: string | null };

/** Every version of a transaction, the latest first: the earlier ones as they were kept, then what it is now. */
export function versionsOf(now: BankTransaction, earlier: readonly BankTransactionVersion[]): SeenVersion[] {
  const { bookingDate, valueDate, amount, counterparty, text, seenAt, state } = now;
  const last = { bookingDate, valueDate, amount, counterparty, text, seenAt, withdrawn: state === 'withdrawn', goneAt: null };
  return [last, ...[...earlier].sort((a, b) => b.version - a.version)];
}

/** What became different from one version to the next, in sentences. */
export function changeTexts(before: SeenVersion, after: SeenVersion, words: Words): string[] {
  const { change } = words.bank;
  const amount = (value: string) => amountText(value, words.language);
  const told = [
    before.withdrawn === after.withdrawn ? '' : after.withdrawn ? change.withdrawn : change.back,
    before.bookingDate === after.bookingDate ? '' : change.bookingDate(before.bookingDate, after.bookingDate),
    before.valueDate === after.valueDate ? '' : change.valueDate(before.valueDate ?? '–', after.valueDate ?? '–'),
    before.amount === after.amount ? '' : change.amount(amount(before.amount), amount(after.amount)),
    before.counterparty.name === after.counterparty.name ? '' : change.counterparty(before.counterparty.name, after.counterparty.name),
    before.text === after.text ? '' : change.text(before.text, after.text),
  ].filter(Boolean);
  return told.length > 0 ? told : [change.same];
}
