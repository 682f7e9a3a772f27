import { hash } from 'node:crypto';
import type { BankEntry, EntryDetail, References } from './statements/index.ts';

/** By what an entry of a source is known again, and by what a change of it is seen. */
export interface EntryMarks {
  /**
   * Of both parties, the text and all references, as far as people read them: equal for the same transaction delivered again by the
   * same way. Day and amount stand beside it, and no id is in it, since ids are given anew.
   */
  readonly fingerprint: string;
  /** Of everything that the entry says but its ids and its place: tells *changed* from *same*. */
  readonly content: string;
  /** The ids that its source gave; none of them is a safe key by itself. */
  readonly ids: readonly string[];
}

/** The marks of an entry. */
export function entryMarks(entry: BankEntry): EntryMarks {
  const known = [
    folded(entry.counterparty.name),
    folded(entry.counterparty.account),
    folded(entry.text),
    ...referenceFields(entry.references),
    entry.isReversal ? 'reversal' : '',
  ];
  const told = [
    entry.valueDate ?? '',
    entry.currency,
    entry.code,
    entry.text,
    entry.counterparty.name,
    entry.foreign ? `${entry.foreign.amountMinor} ${entry.foreign.currency} ${entry.foreign.rate}` : '',
    ...entry.charges.map((charge) => `${charge.amountMinor} ${charge.currency}`),
    ...entry.details.map(detailText),
  ];
  return {
    fingerprint: hash('sha256', known.join(FIELD), 'base64url').slice(0, FINGERPRINT_LENGTH),
    content: hash('sha256', [...known, ...told].join(FIELD), 'base64url').slice(0, FINGERPRINT_LENGTH),
    ids: entry.references.ids,
  };
}

const FIELD = '\u001f';
// 132 bits: equal ones are equal texts.
const FINGERPRINT_LENGTH = 22;

function detailText(detail: EntryDetail): string {
  const { amountMinor, counterparty, references, text, foreign, charges, isReversal } = detail;
  const amounts = [foreign, ...charges].map((one) => (one ? `${one.amountMinor} ${one.currency}` : ''));
  return [amountMinor ?? '', counterparty.name, counterparty.account, text, ...referenceFields(references), ...amounts, isReversal].join(
    FIELD,
  );
}

function referenceFields({ endToEnd, ocr, bankgiro, message, invoices }: References): string[] {
  return [folded(endToEnd), folded(ocr), folded(bankgiro), folded(message), ...invoices.map(folded)];
}

// Banks pad and break the same text differently from one day to the next.
function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toUpperCase();
}
