import { counted, formatAmount, type Language, type Messages, writtenAmount } from '@saldo/kernel';

const text = (value: unknown): string => String(value ?? '');
/** Minor units as people write an amount; what is none stays as it stands. */
const amountIn = (language: Language, minor: unknown): string =>
  /^-?\d+$/.test(text(minor)) ? writtenAmount(formatAmount(BigInt(text(minor))), language) : text(minor);

/** Why a file is no statement that can be read. */
const files: Messages = {
  'camt.not-camt': ({ found }) => ({
    sv: `Det här är XML men inget kontoutdrag: filen är ${text(found)}, inte camt.053 eller camt.054.`,
    en: `This is XML and no statement: the file is ${text(found)}, not camt.053 or camt.054.`,
  }),
  'camt.intraday-report': () => ({
    sv: 'Det här är camt.052, en rapport om den pågående dagen som ännu kan ändras. Hämta kontoutdraget camt.053 i stället.',
    en: 'This is camt.052, a report of the running day that may still change. Fetch the statement camt.053 instead.',
  }),
  'camt.mixed': () => ({
    sv: 'Filen har både kontoutdrag (camt.053) och aviseringar (camt.054). Läs in dem var för sig.',
    en: 'The file has both statements (camt.053) and notifications (camt.054). Take them in one by one.',
  }),
  'camt.no-statement': ({ kind }) => ({
    sv: `Filen har ${kind === 'camt054' ? 'ingen avisering (Ntfctn)' : 'inget kontoutdrag (Stmt)'}. Hämta den på nytt från banken.`,
    en: `The file has no ${kind === 'camt054' ? 'notification (Ntfctn)' : 'statement (Stmt)'}. Fetch it again from the bank.`,
  }),
  'camt.xml-broken': ({ found }) => ({
    sv: `XML-filen är felaktig (${text(found)}). Hämta den på nytt från banken.`,
    en: `The XML file is broken (${text(found)}). Fetch it again from the bank.`,
  }),
  'camt.cut-off': ({ found }) => ({
    sv: `Filen slutar ${found ? `inuti <${text(found)}>` : 'mitt i'}. Den är avklippt: hämta den på nytt från banken.`,
    en: `The file ends ${found ? `inside <${text(found)}>` : 'in the middle'}. It is cut off: fetch it again from the bank.`,
  }),
  'camt.doctype': () => ({
    sv: 'Filen har en dokumenttyp (DOCTYPE), som inga kontoutdrag har och som inte läses av säkerhetsskäl.',
    en: 'The file has a document type (DOCTYPE), which no statement has and which is not read, for safety.',
  }),
  'camt.encoding': () => ({
    sv: 'Filen har tecken som inte är UTF-16, som den är sparad i. Hämta den på nytt från banken.',
    en: 'The file has characters that are not UTF-16, in which it is saved. Fetch it again from the bank.',
  }),
  'camt.encoding-unknown': ({ found }) => ({
    sv: `Filen anger teckenkodningen ${text(found)}, som inte läses här. Spara den som UTF-8.`,
    en: `The file states the encoding ${text(found)}, which is not read here. Save it as UTF-8.`,
  }),
};

/** What in a statement cannot be read with certainty: each alone is why the file is refused. */
const values: Messages = {
  'camt.amount-missing': () => ({ sv: 'Beloppet saknas.', en: 'The amount is missing.' }),
  'camt.amount-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget belopp.`, en: `"${text(found)}" is no amount.` }),
  'camt.amount-decimals': ({ found, currency }) => ({
    sv: `"${text(found)}" har fler decimaler än ${text(currency)} har.`,
    en: `"${text(found)}" has more decimals than ${text(currency)} has.`,
  }),
  'camt.amount-thousandths': ({ found, currency }) => ({
    sv: `"${text(found)}" ${text(currency)} går inte att bokföra i hundradelar.`,
    en: `"${text(found)}" ${text(currency)} cannot be told in hundredths.`,
  }),
  'camt.amount-too-large': ({ found }) => ({ sv: `Beloppet ${text(found)} är för stort.`, en: `The amount ${text(found)} is too large.` }),
  'camt.amounts-too-large': () => ({
    sv: 'Kontoutdragets belopp blir tillsammans större än något konto kan ha.',
    en: 'The amounts of the statement come to more than any account can hold.',
  }),
  'camt.currency-missing': () => ({ sv: 'Beloppet saknar valuta (Ccy).', en: 'The amount lacks its currency (Ccy).' }),
  'camt.currency-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är ingen valutakod.`,
    en: `"${text(found)}" is no code of a currency.`,
  }),
  'camt.entry-currency': ({ found, currency }) => ({
    sv: `Transaktionen är i ${text(found)} men kontot förs i ${text(currency)}.`,
    en: `The entry is in ${text(found)}, and the account is kept in ${text(currency)}.`,
  }),
  'camt.direction-missing': () => ({
    sv: 'Det framgår inte om beloppet är in eller ut (CdtDbtInd saknas).',
    en: 'Nothing tells whether the amount is money in or out (CdtDbtInd is missing).',
  }),
  'camt.direction-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är varken CRDT (in) eller DBIT (ut).`,
    en: `"${text(found)}" is neither CRDT (in) nor DBIT (out).`,
  }),
  'camt.indicator-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är varken true eller false.`,
    en: `"${text(found)}" is neither true nor false.`,
  }),
  'camt.date-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget datum.`, en: `"${text(found)}" is no date.` }),
  'camt.date-missing': () => ({
    sv: 'Transaktionen saknar datum, och kontoutdraget gäller inte en enda dag.',
    en: 'The entry lacks a date, and the statement is not about a single day.',
  }),
  'camt.twice': () => ({
    sv: 'Uppgiften står två gånger där den bara kan stå en gång.',
    en: 'This stands twice where it can stand only once.',
  }),
  'camt.element-in-value': ({ found }) => ({
    sv: `<${text(found)}> står inuti ett värde.`,
    en: `<${text(found)}> stands inside a value.`,
  }),
  'camt.entry-too-long': () => ({
    sv: 'Transaktionen har fler detaljer än vad som går att läsa (100 000, eller 64 MB). Be banken dela upp filen.',
    en: 'The entry has more details than can be read (100,000, or 64 MB). Ask the bank to split the file.',
  }),
  'camt.too-many-statements': ({ most }) => ({
    sv: `Filen har mer än ${text(most)} kontoutdrag. Be banken dela upp den.`,
    en: `The file has more than ${text(most)} statements. Ask the bank to split it.`,
  }),
  'camt.too-many-balances': ({ most }) => ({
    sv: `Filen har mer än ${text(most)} saldon. Be banken dela upp den.`,
    en: `The file has more than ${text(most)} balances. Ask the bank to split it.`,
  }),
};

/** What was read although it is not as it should be. */
const findings: Messages = {
  'camt.encoding-differs': ({ found, encoding }) => ({
    sv: `Filen säger sig vara ${text(found)} men är skriven i ${text(encoding)}.`,
    en: `The file says that it is ${text(found)} and is written in ${text(encoding)}.`,
  }),
  'camt.characters-lost': ({ count }) => ({
    sv: `${counted(count, 'tecken, troligen å, ä eller ö, var förlorat', 'tecken, troligen å, ä och ö, var förlorade')} redan i filen.`,
    en: `${counted(count, 'character, most likely å, ä or ö, was', 'characters, most likely å, ä and ö, were')} lost before the file came here.`,
  }),
  'camt.account-missing': () => ({ sv: 'Kontots nummer saknas.', en: 'The number of the account is missing.' }),
  'camt.status-unknown': ({ found }) => ({
    sv: `Transaktionen har den okända statusen "${text(found)}" och räknas inte som bokförd.`,
    en: `The entry has the unknown status "${text(found)}" and is not counted as booked.`,
  }),
  'camt.booking-day-from-value': () => ({
    sv: 'Bokföringsdagen saknas; valutadagen är tagen.',
    en: 'The booking date is missing; the value date was taken.',
  }),
  'camt.booking-day-from-statement': ({ day }) => ({
    sv: `Bokföringsdagen saknas; kontoutdragets dag ${text(day)} är tagen.`,
    en: `The booking date is missing; the day of the statement, ${text(day)}, was taken.`,
  }),
  'camt.balance-currency': ({ kind, found, currency }) => ({
    sv: `Saldot ${text(kind)} är i ${text(found)} och kan inte prövas mot kontot i ${text(currency)}.`,
    en: `The balance ${text(kind)} is in ${text(found)} and cannot be held against the account in ${text(currency)}.`,
  }),
  'camt.amount-left-out': ({ found, currency }) => ({
    sv: `"${text(found)}" ${text(currency)} går inte att säga i hundradelar och är utelämnat; det bokförda beloppet berörs inte.`,
    en: `"${text(found)}" ${text(currency)} cannot be told in hundredths and is left out; the booked amount is not touched.`,
  }),
  'camt.details-differ': ({ amount, details }) => ({
    sv: `Detaljerna blir tillsammans ${amountIn('sv', details)}, transaktionen är ${amountIn('sv', amount)}.`,
    en: `The details come to ${amountIn('en', details)}, the entry is ${amountIn('en', amount)}.`,
  }),
  'camt.entries-differ': ({ stated, found }) => ({
    sv: `Kontoutdraget anger ${counted(stated, 'transaktion', 'transaktioner')} och har ${text(found)}.`,
    en: `The statement tells of ${counted(stated, 'entry', 'entries')} and has ${text(found)}.`,
  }),
};

/** What a second pass over a file may find. */
const passes: Messages = {
  'camt.changed-while-read': () => ({
    sv: 'Filen ändrades medan den lästes. Läs in den igen.',
    en: 'The file changed while it was read. Take it in again.',
  }),
};

/** Every sentence of the reader of camt, by code. */
export const camtMessages: Messages = { ...files, ...values, ...findings, ...passes };
