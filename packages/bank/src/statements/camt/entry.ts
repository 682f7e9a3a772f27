import type { BankEntry, Charge, EntryDetail, ForeignAmount, References, SourcePlace } from '../statement.ts';
import type { WrittenAmount } from './amounts.ts';
import { amountIn, type CountedEntry } from './counted-entry.ts';
import { counterpartyOf } from './counterparty.ts';
import type { Direction, EntryDraft, PartDraft, StatementDraft } from './drafts.ts';

/**
 * An entry as it is given. What its only detail says stands in the entry itself, behind what the entry says; of several each keeps its
 * own.
 */
export function entryOf(draft: EntryDraft, counted: CountedEntry, statement: StatementDraft, place: SourcePlace): BankEntry {
  const { own, details } = draft;
  const { direction, currency } = counted;
  const only = details.length === 1 ? details[0]! : null;
  const isReversal = draft.isReversal || only?.isReturned === true;
  const whose = { direction, isReversal, statement };
  const side = counterpartyOf(only ?? own, whose);
  return {
    status: counted.status,
    bookingDate: counted.bookingDate,
    valueDate: draft.valueDate,
    amountMinor: counted.amountMinor,
    currency,
    isReversal,
    code: codeOf(own) || (only ? codeOf(only) : ''),
    counterparty: side.counterparty,
    references: referencesOf(own, only, side.bankgiro),
    text: textOf(own, only, side.ultimate),
    foreign: foreignOf(own, direction, currency) ?? (only ? foreignOf(only, direction, currency) : null),
    charges: chargesOf(own).length > 0 || !only ? chargesOf(own) : chargesOf(only),
    balanceAfterMinor: null,
    details: only ? [] : details.map((part) => detailOf(part, draft, counted, statement)),
    parts: draft.parts,
    place,
  };
}

function detailOf(part: PartDraft, entry: EntryDraft, counted: CountedEntry, statement: StatementDraft): EntryDetail {
  const direction = part.direction ?? counted.direction;
  const isReversal = entry.isReversal || part.isReturned;
  const side = counterpartyOf(part, { direction, isReversal, statement });
  const minor = amountIn(counted.currency, part);
  return {
    amountMinor: minor === null ? null : signed(minor, direction),
    counterparty: side.counterparty,
    references: referencesOf(part, null, side.bankgiro),
    text: textOf(part, null, side.ultimate),
    foreign: foreignOf(part, direction, counted.currency),
    charges: chargesOf(part),
    isReversal,
  };
}

function signed(minor: bigint, direction: Direction): bigint {
  return direction === 'DBIT' ? -minor : minor;
}

/** `PMNT-RCDT-ESCT` where the message has the code of ISO 20022, else the bank's own. */
function codeOf({ code, proprietaryCode }: PartDraft): string {
  return code.length > 0 ? code.join('-') : proprietaryCode;
}

/**
 * The first structured reference of a creditor is the OCR; further ones name further invoices. The message keeps its parts, one a line.
 */
function referencesOf(own: PartDraft, only: PartDraft | null, bankgiro: string): References {
  const [ocr = '', ...moreOcr] = both(own.ocr, only?.ocr);
  const invoices = both(own.invoices, only?.invoices);
  return {
    endToEnd: own.endToEnd || (only?.endToEnd ?? ''),
    ocr,
    bankgiro,
    message: both(own.message, only?.message).join('\n'),
    invoices: moreOcr.length > 0 ? [...invoices, ...moreOcr] : invoices,
    ids: unique(both(own.ids, only?.ids)),
  };
}

/** What the bank writes of it, and for whom it was paid in the end. */
function textOf(own: PartDraft, only: PartDraft | null, ultimate: string): string {
  const lines = both(own.text, only?.text);
  return unique(ultimate === '' ? lines : [...lines, ultimate]).join('\n');
}

function both(own: readonly string[], more: readonly string[] = []): readonly string[] {
  return own.length === 0 ? more : more.length === 0 ? own : [...own, ...more];
}

function unique(values: readonly string[]): readonly string[] {
  return values.length < 2 || new Set(values).size === values.length ? values : [...new Set(values)];
}

/** The amount in another currency than the account's: as it was instructed before what it became on the way. */
function foreignOf(part: PartDraft, direction: Direction, currency: string): ForeignAmount | null {
  const { amounts, amount, rate } = part;
  for (const one of [amounts.InstdAmt, amounts.TxAmt, amounts.CntrValAmt, amounts.AnncdPstngAmt, amount]) {
    if (one && one.minor !== null && one.currency !== currency) {
      return { amountMinor: signed(one.minor, direction), currency: one.currency, rate };
    }
  }
  return null;
}

/** Charges one by one, else their total. One without a direction is paid. */
function chargesOf({ charges, totalCharges }: PartDraft): Charge[] {
  const charge = ({ minor, currency }: WrittenAmount, direction: Direction | null): Charge[] =>
    minor === null || minor === 0n ? [] : [{ amountMinor: direction === 'CRDT' ? minor : -minor, currency }];
  if (charges.length > 0) return charges.flatMap(({ amount, direction }) => charge(amount, direction));
  return totalCharges ? charge(totalCharges, null) : [];
}
