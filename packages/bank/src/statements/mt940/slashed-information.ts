import { minorUnits } from '../decimal-amount.ts';
import type { Charge, ForeignAmount } from '../statement.ts';
import { type Information, NO_INFORMATION, plainText } from './information-shape.ts';

/** A line that is as long as this was broken because it was full; what follows belongs to the same word. */
const FULL_LINE = 64;

const TAG =
  /\/(EREF|PREF|IREF|REMI|BENM|ORDP|CNTP|NAME|IBAN|BIC|ACC|ADDR|CITY|ID|MARF|MREF|CSID|UETR|RTRN|ULTC|ULTB|ULTD|PURP|TRTP|ISDT|OCMT|CHGS|EXCH|SVCR|INFO)(?=\/)/g;

/** Reads code words between strokes, `/EREF/…/BENM//NAME/…/REMI/…`, of the SWIFT usage rules and the Dutch and Nordic banks. */
export function slashedInformation(lines: readonly string[]): Information {
  const joined = lines.reduce((text, line, at) => `${text}${at === 0 || (lines[at - 1] ?? '').length >= FULL_LINE ? '' : '\n'}${line}`, '');
  const words = wordsOf(joined);
  const value = (name: string) => words.get(name) ?? '';
  const end = value('EREF');
  const party = partyOf(words);
  return {
    ...NO_INFORMATION,
    counterparty: party,
    endToEnd: /^(?:NONREF|NOTPROVIDED|)$/i.test(end) ? '' : end,
    ...remittance(value('REMI')),
    ids: [
      ...idOf('instruction', value('PREF')),
      ...idOf('account-servicer', value('IREF')),
      ...idOf('mandate', value('MARF') || value('MREF')),
      ...idOf('uetr', value('UETR')),
    ],
    text: plainText(lines),
    foreign: foreignAmount(value('OCMT'), value('EXCH')),
    charges: chargesOf(value('CHGS')),
  };
}

/** The texts of the code words, each up to the next; of one that stands twice the first. */
function wordsOf(text: string): Map<string, string> {
  const words = new Map<string, string>();
  const found = [...text.matchAll(TAG)];
  found.forEach((match, at) => {
    const name = match[1] ?? '';
    const end = found[at + 1]?.index ?? text.length;
    const said = text
      .slice(match.index + match[0].length, end)
      .replace(/^\/+|\/+$/g, '')
      .trim();
    if (!words.has(name)) words.set(name, said);
  });
  return words;
}

function partyOf(words: ReadonlyMap<string, string>): Information['counterparty'] {
  // CNTP holds account, BIC, name and city in this order, parted by strokes.
  const [account = '', , name = ''] = (words.get('CNTP') ?? '').split('/');
  const side = words.get('BENM') || words.get('ORDP') || '';
  return {
    name: words.get('NAME') || name.trim() || side.replace(/\s*\n\s*/g, ' '),
    account: (words.get('IBAN') || account).replace(/\s/g, ''),
  };
}

/** `USTD//text` and `STRD/CUR/reference`, or the text alone. */
function remittance(text: string): { readonly ocr: string; readonly message: string } {
  const structured = /^STRD\/(?:CUR|SCOR|ISO|[A-Z]{3,4})?\/?(\S+)$/.exec(text);
  if (structured) return { ocr: (structured[1] ?? '').replace(/^\/+/, ''), message: '' };
  return { ocr: '', message: text.replace(/^USTD\/+/, '') };
}

function idOf(kind: string, value: string): string[] {
  return value === '' || /^(?:NONREF|NOTPROVIDED)$/i.test(value) ? [] : [`${kind}:${value}`];
}

/** An amount as `CUR1234,56`. */
function currencyAmount(text: string): { readonly amountMinor: bigint; readonly currency: string } | null {
  const parts = /^([A-Z]{3})(\d+)(?:[.,](\d*))?\/?$/.exec(text.trim());
  const amountMinor = parts ? minorUnits(parts[2] ?? '', parts[3] ?? '') : null;
  return parts && amountMinor !== null ? { amountMinor, currency: parts[1] ?? '' } : null;
}

/** The amount in the currency that it was ordered in (`/OCMT/`), and the rate (`/EXCH/`). */
export function foreignAmount(ordered: string, rate: string): ForeignAmount | null {
  const amount = currencyAmount(ordered);
  return amount && { ...amount, rate };
}

/** Fees (`/CHGS/`), as paid. */
export function chargesOf(text: string): Charge[] {
  const charge = currencyAmount(text);
  return charge ? [{ amountMinor: -charge.amountMinor, currency: charge.currency }] : [];
}
