import type { Messages } from '@saldo/kernel';

const text = (value: unknown): string => String(value ?? '');

/** The sentences of the reader of CSV. */
export const csvMessages: Messages = {
  'csv.no-mapping': () => ({
    sv: 'Filen är CSV. Välj eller spara en kolumnmall som säger hur den ska läsas.',
    en: 'The file is CSV. Choose or save a column mapping that says how to read it.',
  }),
  'csv.mapping-date': ({ found }) => ({
    sv: `Kolumnmallens datumform "${text(found)}" går inte att använda. Skriv den med YYYY eller YY, MM och DD.`,
    en: `The date form "${text(found)}" of the mapping cannot be used. Write it with YYYY or YY, MM and DD.`,
  }),
  'csv.mapping-amount': () => ({
    sv: 'Kolumnmallen saknar belopp: ange en kolumn med tecken, eller en för in och en för ut.',
    en: 'The mapping lacks the amount: name a column with signs, or one for in and one for out.',
  }),
  'csv.heading-missing': () => ({ sv: 'Filen slutar före sin rubrikrad.', en: 'The file ends before its heading.' }),
  'csv.column-missing': ({ found }) => ({
    sv: `Filen har ingen kolumn "${text(found)}". Är det rätt fil, eller har banken ändrat rubrikerna?`,
    en: `The file has no column "${text(found)}". Is it the right file, or has the bank changed its headings?`,
  }),
  'csv.row-short': ({ found }) => ({
    sv: `Raden har bara ${text(found)} kolumner, så att datum eller belopp fattas.`,
    en: `The row has only ${text(found)} columns, so that its day or amount is missing.`,
  }),
  'csv.line-passed-over': () => ({
    sv: 'Raden är en summa eller bara en text och ingen transaktion; den är överhoppad.',
    en: 'The row is a sum, or a text alone, and no transaction; it was passed over.',
  }),
  'csv.quote-open': () => ({
    sv: 'En text börjar med citattecken som aldrig avslutas. Filen är avklippt eller skadad: hämta den på nytt.',
    en: 'A text begins with a quotation mark that nothing closes. The file is cut off or damaged: fetch it again.',
  }),
  'csv.truncated': () => ({
    sv: 'Filen slutar mitt i sin sista rad. Den är avklippt: hämta den på nytt.',
    en: 'The file ends in the middle of its last row. It is cut off: fetch it again.',
  }),
  'csv.date-missing': () => ({ sv: 'Raden saknar datum.', en: 'The row lacks its day.' }),
  'csv.date-unreadable': ({ found, format }) => ({
    sv: `"${text(found)}" är ingen dag skriven ${text(format)}.`,
    en: `"${text(found)}" is no day written ${text(format)}.`,
  }),
  'csv.value-date-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är ingen dag; valutadagen är utelämnad.`,
    en: `"${text(found)}" is no day; the value date is left out.`,
  }),
  'csv.amount-missing': () => ({ sv: 'Raden saknar belopp.', en: 'The row lacks its amount.' }),
  'csv.amount-unreadable': ({ found, decimal }) => ({
    sv: `"${text(found)}" är inget belopp i hela ören med decimaltecknet "${text(decimal)}".`,
    en: `"${text(found)}" is no amount in whole öre with the decimal sign "${text(decimal)}".`,
  }),
  'csv.amount-ambiguous': ({ found }) => ({
    sv: `"${text(found)}" kan vara tusental eller ett belopp med tre decimaler. Kontrollera kolumnmallens decimaltecken.`,
    en: `"${text(found)}" may be thousands, or an amount with three decimals. Check the decimal sign of the mapping.`,
  }),
  'csv.amount-sign': ({ found }) => ({
    sv: `"${text(found)}" är minus i kolumnen för pengar in.`,
    en: `"${text(found)}" is negative in the column for money in.`,
  }),
  'csv.direction-unreadable': ({ found }) => ({
    sv: `"${text(found)}" säger inte om pengarna gick in (K) eller ut (D).`,
    en: `"${text(found)}" does not tell whether the money came in (C) or went out (D).`,
  }),
  'csv.direction-differs': ({ found }) => ({
    sv: `Beloppet är minus, men "${text(found)}" säger att pengarna kom in.`,
    en: `The amount is negative, and "${text(found)}" says that the money came in.`,
  }),
  'csv.currency-unreadable': ({ found }) => ({
    sv: `"${text(found)}" är ingen valuta.`,
    en: `"${text(found)}" is no currency.`,
  }),
  'csv.accounts-mixed': ({ found }) => ({
    sv: `Rader för konto ${text(found)} står på flera ställen mellan andra kontons. Hämta ett konto i taget, eller sortera filen efter konto.`,
    en: `Rows of account ${text(found)} stand in several places between those of others. Fetch one account at a time, or sort the file by account.`,
  }),
  'csv.pending-left-out': ({ found }) => ({
    sv: `Raden ("${text(found)}") är inte bokförd och saknar dag; den är utelämnad.`,
    en: `The row ("${text(found)}") is not booked and has no day; it is left out.`,
  }),
  'csv.chain-broken': () => ({
    sv: 'Saldot följer inte av raderna intill. Någon rad kan fattas eller vara ändrad: jämför med banken.',
    en: 'The balance does not follow from the rows beside it. A row may be missing or changed: compare with the bank.',
  }),
  'csv.no-rows': () => ({ sv: 'Filen har inga transaktioner.', en: 'The file has no transactions.' }),
  'csv.last-line-open': () => ({
    sv: 'Sista raden saknar radslut. Om filen är avklippt kan dess belopp vara fel: jämför med banken.',
    en: 'The last line has no line end. If the file is cut off its amount may be wrong: compare with the bank.',
  }),
  'csv.encoding-differs': ({ wanted, encoding }) => ({
    sv: `Kolumnmallen säger ${text(wanted)}, filen är skriven i ${text(encoding)} och läst så.`,
    en: `The mapping says ${text(wanted)}; the file is written in ${text(encoding)} and was read so.`,
  }),
};
