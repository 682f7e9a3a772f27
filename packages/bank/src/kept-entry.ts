import type { KnownTransaction, ObservedEntry, Sighting } from './match-entries.ts';
import type { KeptAmount, KeptDetail, KeptReferences, KeptSighting } from './schema.ts';
import type { BankEntry, Charge, EntryDetail, ForeignAmount, References } from './statements/index.ts';

/** Where a delivery lies that a transaction was told in. */
export interface DeliveryPlace {
  readonly source: string;
  readonly statementId: string | null;
  readonly rawId: string | null;
}

/** What is stored of an entry, as the columns of `bank_transactions` have it; amounts as decimal digits. */
export interface EntryColumns {
  readonly bookingDate: string;
  readonly valueDate: string | null;
  readonly amountMinor: string;
  readonly currency: string;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly references: KeptReferences;
  readonly text: string;
  readonly code: string;
  readonly isReversal: boolean;
  readonly foreign: (KeptAmount & { readonly rate: string }) | null;
  readonly charges: readonly KeptAmount[];
  readonly balanceAfterMinor: string | null;
  readonly details: readonly KeptDetail[];
  readonly parts: number | null;
}

/** The columns of an entry. */
export function entryColumns(entry: BankEntry): EntryColumns {
  const { bookingDate, valueDate, currency, text, code, isReversal, parts } = entry;
  return {
    bookingDate,
    valueDate,
    amountMinor: String(entry.amountMinor),
    currency,
    counterpartyName: entry.counterparty.name,
    counterpartyAccount: entry.counterparty.account,
    references: keptReferences(entry.references),
    text,
    code,
    isReversal,
    foreign: entry.foreign && keptForeign(entry.foreign),
    charges: entry.charges.map(keptCharge),
    balanceAfterMinor: entry.balanceAfterMinor === null ? null : String(entry.balanceAfterMinor),
    details: entry.details.map(keptDetail),
    parts,
  };
}

/** How a delivery told of an entry. */
export function keptSighting(entry: ObservedEntry, place: BankEntry['place'], { source, statementId, rawId }: DeliveryPlace): KeptSighting {
  const { bookingDate, fingerprint, content, ids } = entry;
  return {
    source,
    day: bookingDate,
    fingerprint,
    content,
    ids,
    statementId,
    rawId,
    offset: place?.offset ?? null,
    length: place?.length ?? null,
  };
}

/** The sightings after another one: the one that leads stays in front, unless the new one takes over. */
export function withSighting(before: readonly KeptSighting[], seen: KeptSighting, takesOver: boolean): KeptSighting[] {
  const others = before.filter(({ source }) => source !== seen.source);
  return takesOver || before[0]?.source === seen.source ? [seen, ...others] : [...others, seen];
}

/** A detail as it is kept. */
export function keptDetail(detail: EntryDetail): KeptDetail {
  const { amountMinor, counterparty, references, text, foreign, charges, isReversal } = detail;
  return {
    amountMinor: amountMinor === null ? null : String(amountMinor),
    counterpartyName: counterparty.name,
    counterpartyAccount: counterparty.account,
    references: keptReferences(references),
    ids: references.ids,
    text,
    foreign: foreign && keptForeign(foreign),
    charges: charges.map(keptCharge),
    isReversal,
  };
}

/** A row of the database as matching sees it. */
export function knownTransaction(row: {
  readonly id: string;
  readonly bookingDate: KnownTransaction['bookingDate'];
  readonly amountMinor: string;
  readonly state: KnownTransaction['state'];
  readonly isDoubtful: boolean;
  readonly sightings: readonly KeptSighting[];
}): KnownTransaction {
  return { ...row, amountMinor: BigInt(row.amountMinor), sightings: row.sightings as readonly (KeptSighting & Sighting)[] };
}

function keptReferences({ endToEnd, ocr, bankgiro, message, invoices }: References): KeptReferences {
  return { endToEnd, ocr, bankgiro, message, invoices };
}

function keptForeign({ amountMinor, currency, rate }: ForeignAmount) {
  return { amountMinor: String(amountMinor), currency, rate };
}

function keptCharge({ amountMinor, currency }: Charge): KeptAmount {
  return { amountMinor: String(amountMinor), currency };
}
