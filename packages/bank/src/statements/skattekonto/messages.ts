import type { Messages } from '@saldo/kernel';

const text = (value: unknown): string => String(value ?? '');

/** The sentences of the reader of the tax account. */
export const skattekontoMessages: Messages = {
  'skattekonto.no-balances': () => ({
    sv: 'Filen har varken ingående eller utgående saldo. Hämta utdraget på nytt från Skatteverkets e-tjänst, eller läs in filen som CSV.',
    en: 'The file has neither opening nor closing balance. Fetch the statement again from Skatteverket, or take the file in as CSV.',
  }),
  'skattekonto.truncated': () => ({
    sv: 'Filen slutar före utgående saldo. Den är avklippt: hämta den på nytt från Skatteverket.',
    en: 'The file ends before its closing balance. It is cut off: fetch it again from Skatteverket.',
  }),
  'skattekonto.unclosed': () => ({
    sv: 'Ett nytt ingående saldo kommer före det utgående. Något fattas: hämta filen på nytt.',
    en: 'Another opening balance comes before the closing one. Something is missing: fetch the file again.',
  }),
  'skattekonto.no-opening': () => ({
    sv: 'Utgående saldo står utan ingående. Något fattas: hämta filen på nytt.',
    en: 'The closing balance stands without an opening one. Something is missing: fetch the file again.',
  }),
  'skattekonto.outside': () => ({
    sv: 'En transaktion står utanför ingående och utgående saldo. Något fattas: hämta filen på nytt.',
    en: 'A transaction stands outside opening and closing balance. Something is missing: fetch the file again.',
  }),
  'skattekonto.date-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget datum.`, en: `"${text(found)}" is no date.` }),
  'skattekonto.amount-unreadable': ({ found }) => ({ sv: `"${text(found)}" är inget belopp.`, en: `"${text(found)}" is no amount.` }),
  'skattekonto.amount-missing': () => ({ sv: 'Raden saknar belopp.', en: 'The row lacks its amount.' }),
  'skattekonto.owner-missing': () => ({
    sv: 'Filen anger inte vems skattekonto det är. Välj kontot när den läses in.',
    en: 'The file does not tell whose tax account it is. Choose the account when it is taken in.',
  }),
  'skattekonto.chain-broken': () => ({
    sv: 'Saldot följer inte av raderna före. Någon rad kan fattas eller vara ändrad: jämför med Skatteverket.',
    en: 'The balance does not follow from the rows before it. A row may be missing or changed: compare with Skatteverket.',
  }),
};
