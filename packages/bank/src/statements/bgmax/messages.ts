import type { Messages } from '@saldo/kernel';

const text = (value: unknown): string => String(value ?? '');

const svParts: Readonly<Record<string, string>> = {
  payments: 'betalningar',
  deductions: 'avdrag',
  references: 'extra referenser',
  deposits: 'insättningar',
};
const enParts: Readonly<Record<string, string>> = {
  payments: 'payments',
  deductions: 'deductions',
  references: 'extra references',
  deposits: 'deposits',
};

/** The sentences of the reader of BgMax. */
export const bgmaxMessages: Messages = {
  'bgmax.not-bgmax': ({ found }) => ({
    sv: `Filens startpost säger ${text(found)} och inte BGMAX. Välj filen för Bankgiro Inbetalningar.`,
    en: `The start record of the file says ${text(found)} and not BGMAX. Choose the file of Bankgiro Inbetalningar.`,
  }),
  'bgmax.no-start': () => ({ sv: 'Filen saknar startpost (01).', en: 'The file lacks its start record (01).' }),
  'bgmax.truncated': () => ({
    sv: 'Filen slutar utan slutpost (70). Den är avklippt: hämta den på nytt.',
    en: 'The file ends without its end record (70). It is cut off: fetch it again.',
  }),
  'bgmax.record-misplaced': ({ found }) => ({
    sv: `Posten ${text(found)} står där den inte hör hemma. Något fattas: hämta filen på nytt.`,
    en: `The record ${text(found)} stands where it does not belong. Something is missing: fetch the file again.`,
  }),
  'bgmax.record-unknown': ({ found }) => ({
    sv: `BgMax har ingen post ${text(found)}.`,
    en: `BgMax has no record ${text(found)}.`,
  }),
  'bgmax.record-too-long': ({ width }) => ({
    sv: `Posten är ${text(width)} tecken lång; en post har högst 80.`,
    en: `The record is ${text(width)} characters long; a record has at most 80.`,
  }),
  'bgmax.amount-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget belopp.`, en: `"${text(found)}" is no amount.` }),
  'bgmax.count-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget antal.`, en: `"${text(found)}" is no count.` }),
  'bgmax.date-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget datum.`, en: `"${text(found)}" is no date.` }),
  'bgmax.currency-unreadable': ({ found }) => ({ sv: `"${text(found)}" är ingen valuta.`, en: `"${text(found)}" is no currency.` }),
  'bgmax.currency-differs': ({ opening, found }) => ({
    sv: `Insättningen är i ${text(found)} men avsnittet i ${text(opening)}.`,
    en: `The deposit is in ${text(found)} and its section in ${text(opening)}.`,
  }),
  'bgmax.too-many-payments': ({ most }) => ({
    sv: `Insättningen har fler än ${text(most)} betalningar och ryms inte i minnet.`,
    en: `The deposit has more than ${text(most)} payments and does not fit in memory.`,
  }),
  'bgmax.count-differs': ({ what, stated, found }) => ({
    sv: `Slutposten anger ${text(stated)} ${svParts[text(what)]}, filen har ${text(found)}. Något kan fattas: jämför med banken.`,
    en: `The end record states ${text(stated)} ${enParts[text(what)]}, the file has ${text(found)}. Something may be missing: compare with the bank.`,
  }),
  'bgmax.deposit-differs': ({ stated, found }) => ({
    sv: `Insättningen anger ${text(stated)} betalningar, filen har ${text(found)}.`,
    en: `The deposit states ${text(stated)} payments, the file has ${text(found)}.`,
  }),
  'bgmax.test-file': () => ({
    sv: 'Filen är märkt som en testfil. Betalningarna i den är inga riktiga.',
    en: 'The file is marked as a test. The payments in it are not real.',
  }),
  'bgmax.tabs': () => ({
    sv: 'Posten har tabbar där blanktecken ska stå; de är lästa som blanka fram till nästa åttonde tecken.',
    en: 'The record has tabs where blanks belong; they were read as blanks up to the next eighth character.',
  }),
  'bgmax.old-platform': () => ({
    sv: 'Sedan den 8 september 2026 finns i BgMax bara betalningar på den gamla plattformen. Att en betalning saknas här säger inte att den inte kommit: se kontoutdraget.',
    en: 'Since 8 September 2026 BgMax holds only payments on the old platform. That a payment is not here does not say that it has not come: see the statement.',
  }),
};
