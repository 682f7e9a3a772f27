import { daysBetween, type PlainDate } from '@saldo/kernel';

/** What a camt.054 or a BgMax file says of one entry of an account. Minor units. */
export interface DepositDetails {
  /** Null where the file does not name an account that is known. */
  readonly bankAccountId: string | null;
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Those of the entry, and the number of an account that was not known when they came (`namedAccount`). */
  readonly ids: readonly string[];
  readonly bankgiro: string;
}

/** A booked transaction that may be what they explain. */
export interface DepositCandidate {
  readonly id: string;
  readonly bankAccountId: string;
  readonly bookingDate: PlainDate;
  readonly valueDate: PlainDate | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly ids: readonly string[];
  readonly text: string;
}

/** How far the day of a deposit's details may be from the day that it is booked. */
export const DEPOSIT_DAYS_APART = 5;

/**
 * The transaction that details explain: of the same amount and currency, at most five days apart, best by an id that both have, then by
 * the bankgiro number in its text, then by the day. Null where two fit equally well: what is guessed is not joined.
 */
export function depositFor(details: DepositDetails, candidates: readonly DepositCandidate[]): DepositCandidate | null {
  const fits = candidates
    .filter(
      (one) =>
        one.amountMinor === details.amountMinor &&
        one.currency === details.currency &&
        (details.bankAccountId === null || one.bankAccountId === details.bankAccountId) &&
        daysApart(details, one) <= DEPOSIT_DAYS_APART,
    )
    .map((one) => ({ one, rank: rank(details, one) }))
    .sort((a, b) => a.rank - b.rank);
  const [best, next] = fits;
  return best && (!next || best.rank < next.rank) ? best.one : null;
}

// The lower the better: an id outweighs a number in the text, which outweighs days.
function rank(details: DepositDetails, one: DepositCandidate): number {
  const sharesId = one.ids.some((id) => details.ids.includes(id));
  const namesBankgiro = details.bankgiro !== '' && one.text.replace(/\D/g, '').includes(details.bankgiro);
  return (sharesId ? 0 : 100) + (namesBankgiro ? 0 : 20) + daysApart(details, one);
}

function daysApart(details: DepositDetails, one: DepositCandidate): number {
  const between = (a: PlainDate | null, b: PlainDate | null) => (a && b ? Math.abs(daysBetween(a, b)) : Number.POSITIVE_INFINITY);
  return Math.min(between(details.bookingDate, one.bookingDate), between(details.valueDate, one.valueDate));
}

const NAMED = 'account:';

/** The account that details name which came before it was known, kept among their ids; none where the file names none. */
export function namingAccount({ iban, bban }: { readonly iban: string | null; readonly bban: string | null }): string[] {
  const number = iban ?? bban;
  return number === null ? [] : [`${NAMED}${number}`];
}

/** The number of the account that details name and that was not known when they came; null where there is none. */
export function namedAccount(ids: readonly string[]): string | null {
  return ids.find((id) => id.startsWith(NAMED))?.slice(NAMED.length) ?? null;
}
