import type { Messages } from '@saldo/kernel';

const text = (value: unknown): string => String(value ?? '');

/** The sentences of the reader of MT940. */
export const mt940Messages: Messages = {
  'mt940.no-messages': () => ({
    sv: 'Filen har inget kontoutdrag (ingen post :20:). Hämta det på nytt från banken.',
    en: 'The file has no statement (no field :20:). Fetch it again from the bank.',
  }),
  'mt940.interim': ({ line }) => ({
    sv: `Filen är en MT942, rörelser under dagen, från rad ${text(line)}. De är inte slutliga: hämta kontoutdraget (MT940) för dagen.`,
    en: `The file is an MT942, movements during the day, from line ${text(line)}. They are not final: fetch the statement (MT940) of the day.`,
  }),
  'mt940.summary': ({ line }) => ({
    sv: `Filen är en MT941, saldon utan transaktioner, från rad ${text(line)}. Hämta kontoutdraget (MT940).`,
    en: `The file is an MT941, balances without transactions, from line ${text(line)}. Fetch the statement (MT940).`,
  }),
  'mt940.truncated': ({ begun }) => ({
    sv: `Filen slutar innan kontoutdraget från rad ${text(begun)} har sitt utgående saldo. Den är avklippt: hämta den på nytt.`,
    en: `The file ends before the statement of line ${text(begun)} has its closing balance. It is cut off: fetch it again.`,
  }),
  'mt940.truncated-block': () => ({
    sv: 'Filen slutar innan sitt sista meddelande är avslutat ("-}"). Den är avklippt: hämta den på nytt.',
    en: 'The file ends before its last message does ("-}"). It is cut off: fetch it again.',
  }),
  'mt940.unclosed': ({ begun }) => ({
    sv: `Kontoutdraget från rad ${text(begun)} saknar utgående saldo, och ett nytt börjar. Något fattas: hämta filen på nytt.`,
    en: `The statement of line ${text(begun)} lacks its closing balance, and another begins. Something is missing: fetch the file again.`,
  }),
  'mt940.entry-outside': () => ({
    sv: 'En transaktion (:61:) står utanför ingående och utgående saldo.',
    en: 'A transaction (:61:) stands outside opening and closing balance.',
  }),
  'mt940.account-missing': () => ({ sv: 'Kontoutdraget anger inget konto (:25:).', en: 'The statement names no account (:25:).' }),
  'mt940.balance-misplaced': () => ({ sv: 'Ett saldo står där det inte hör hemma.', en: 'A balance stands where it does not belong.' }),
  'mt940.balance-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget saldo.`, en: `"${text(found)}" is no balance.` }),
  'mt940.currency-differs': ({ opening, found }) => ({
    sv: `Kontoutdraget har saldon i både ${text(opening)} och ${text(found)}.`,
    en: `The statement has balances in both ${text(opening)} and ${text(found)}.`,
  }),
  'mt940.field-too-long': ({ most }) => ({
    sv: `Fältet är längre än ${text(most)} tecken, vilket inget fält i ett kontoutdrag är.`,
    en: `The field is longer than ${text(most)} characters, which no field of a statement is.`,
  }),
  'mt940.date-unreadable': ({ found }) => ({
    sv: `"${text(found)}" börjar inte med något datum (ÅÅMMDD).`,
    en: `"${text(found)}" does not begin with a date (YYMMDD).`,
  }),
  'mt940.date-impossible': ({ found }) => ({
    sv: `Datumet ${text(found)} finns inte i kalendern, och något annat har transaktionen inte.`,
    en: `The calendar has no day ${text(found)}, and the transaction has no other.`,
  }),
  'mt940.mark-unreadable': ({ found }) => ({
    sv: `"${text(found)}" saknar tecken för in eller ut (C, D, RC, RD) efter datumet.`,
    en: `"${text(found)}" lacks the mark for in or out (C, D, RC, RD) after its date.`,
  }),
  'mt940.amount-unreadable': ({ found }) => ({
    sv: `"${text(found)}" har inget belopp i hela ören.`,
    en: `"${text(found)}" has no amount in whole öre.`,
  }),
  'mt940.amount-form': ({ found }) => ({
    sv: `Beloppet ${text(found)} är inte skrivet med decimalkomma.`,
    en: `The amount ${text(found)} is not written with a decimal comma.`,
  }),
  'mt940.type-missing': ({ found }) => ({
    sv: `"${text(found)}" saknar kod för transaktionens slag.`,
    en: `"${text(found)}" lacks the code of its kind.`,
  }),
  'mt940.value-date-impossible': ({ found }) => ({
    sv: `Valutadagen ${text(found)} finns inte i kalendern och är utelämnad; transaktionen har sin bokföringsdag.`,
    en: `The calendar has no value date ${text(found)}; it is left out, and the transaction has its booking date.`,
  }),
  'mt940.entry-date-impossible': ({ found }) => ({
    sv: `Bokföringsdagen ${text(found)} finns inte i kalendern; valutadagen är tagen.`,
    en: `The calendar has no booking date ${text(found)}; the value date was taken.`,
  }),
  'mt940.balance-date-impossible': ({ found }) => ({
    sv: `Saldots dag ${text(found)} finns inte i kalendern; saldot gäller utan dag.`,
    en: `The calendar has no day ${text(found)}; the balance counts without a day.`,
  }),
  'mt940.reference-missing': () => ({
    sv: 'Kontoutdraget saknar referens (:20:).',
    en: 'The statement lacks its reference (:20:).',
  }),
  'mt940.tag-unknown': () => ({
    sv: 'Fältet finns inte i standarden och är inte tolkat.',
    en: 'The standard has no such field; it is not interpreted.',
  }),
  'mt940.last-line-open': () => ({
    sv: 'Sista raden saknar radslut. Om filen är avklippt saknas något: jämför med banken.',
    en: 'The last line has no line end. If the file is cut off something is missing: compare with the bank.',
  }),
};
