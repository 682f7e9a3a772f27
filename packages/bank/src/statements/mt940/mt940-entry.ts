import type { BankEntry, Charge, Counterparty, EntryDetail, ForeignAmount, References } from '../statement.ts';
import { readInformation } from './information.ts';
import { type Information, plainText } from './information-shape.ts';
import type { Mt940Entry } from './mt940-scanner.ts';
import { chargesOf, foreignAmount } from './slashed-information.ts';

// Every entry of a file shares what it has none of: half of the time went into collecting them again.
const NO_DETAILS: readonly EntryDetail[] = [];
const NO_INVOICES: readonly string[] = [];

/** The transaction of a `:61:` with its `:86:`. */
export function bankEntry(read: Mt940Entry, currency: string, decode: (text: string) => string): BankEntry {
  const { line } = read;
  const information = readInformation(read.information.map(decode));
  const supplementary = read.supplementary.length === 0 ? NO_SUPPLEMENT : supplementOf(read.supplementary.map(decode));
  return {
    status: 'booked',
    bookingDate: line.bookingDate,
    valueDate: line.valueDate,
    amountMinor: line.amountMinor,
    currency,
    isReversal: line.isReversal,
    code: information.code === '' ? line.code : `${line.code}-${information.code}`,
    counterparty: partyOf(information, supplementary.account || accountIn(line.written)),
    references: referencesOf(read, information, decode),
    text: textOf(supplementary.text, information.text) || (line.written.startsWith('NONREF') ? '' : decode(line.written)),
    foreign: information.foreign ?? supplementary.foreign,
    charges: information.charges.length > 0 ? information.charges : supplementary.charges,
    balanceAfterMinor: null,
    details: NO_DETAILS,
    parts: null,
    place: read.place,
  };
}

function partyOf({ counterparty }: Information, account: string): Counterparty {
  return account === '' || counterparty.account !== '' ? counterparty : { name: counterparty.name, account };
}

function referencesOf({ line }: Mt940Entry, information: Information, decode: (text: string) => string): References {
  return {
    endToEnd: information.endToEnd,
    ocr: information.ocr,
    bankgiro: '',
    message: information.message,
    invoices: NO_INVOICES,
    ids: idsOf(decode(line.bankReference), accountIn(line.reference) === '' ? decode(line.reference) : '', information.ids),
  };
}

function idsOf(bankReference: string, reference: string, others: readonly string[]): readonly string[] {
  const ids = bankReference === '' ? [] : [`account-servicer:${bankReference}`];
  if (reference !== '') ids.push(`instruction:${reference}`);
  if (others.length === 0) return ids;
  return [...new Set([...ids, ...others])];
}

/**
 * What the bank writes: the line after `:61:` and those of `:86:`. Where there are none, the entry takes what stands in place of a
 * reference: Danske Bank has the text there.
 */
function textOf(beside: string, information: string): string {
  return beside === '' || information === '' ? beside + information : `${beside}\n${information}`;
}

/** What stands in the line after `:61:`: the other account (Rabobank), an amount as it was ordered, a fee, or text. */
interface Supplement {
  readonly account: string;
  readonly text: string;
  readonly foreign: ForeignAmount | null;
  readonly charges: readonly Charge[];
}

const NO_SUPPLEMENT: Supplement = { account: '', text: '', foreign: null, charges: [] };

function supplementOf(lines: readonly string[]): Supplement {
  return {
    account: lines.find(isIban)?.trim() ?? '',
    text: plainText(lines.filter((line) => !isIban(line) && !/^\/(?:OCMT|CHGS|EXCH)\//.test(line))),
    foreign: foreignAmount(word(lines, 'OCMT'), word(lines, 'EXCH')),
    charges: chargesOf(word(lines, 'CHGS')),
  };
}

function isIban(line: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}\s*$/.test(line);
}

/** SNS and ASN have the other account in place of a reference. */
function accountIn(written: string): string {
  return isIban(written) ? written.trim() : '';
}

/** What a code word such as `/OCMT/` says in the lines. */
function word(lines: readonly string[], name: string): string {
  const line = lines.find((one) => one.includes(`/${name}/`));
  return line === undefined ? '' : ((line.split(`/${name}/`)[1] ?? '').split('/')[0] ?? '');
}
