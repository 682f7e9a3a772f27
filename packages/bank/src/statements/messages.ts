import { counted, type ErrorDetails, type Language, type Messages, type Sentence } from '@saldo/kernel';
import { bgmaxMessages } from './bgmax/messages.ts';
import { camtMessages } from './camt/messages.ts';
import { csvMessages } from './csv/messages.ts';
import { mt940Messages } from './mt940/messages.ts';
import { skattekontoMessages } from './skattekonto/messages.ts';

const text = (value: unknown): string => String(value ?? '');

/** Why a file is none that statements come in. */
const otherFiles: Messages = {
  'statement.pdf': () => ({
    sv: 'Det här är en PDF, som är till för att läsas av människor. Hämta kontoutdraget som camt.053, MT940 eller CSV.',
    en: 'This is a PDF, which is made for people to read. Fetch the statement as camt.053, MT940 or CSV.',
  }),
  'statement.excel': () => ({
    sv: 'Det här är en Excelfil. Spara den som CSV, eller hämta kontoutdraget som camt.053.',
    en: 'This is an Excel file. Save it as CSV, or fetch the statement as camt.053.',
  }),
  'statement.packed': () => ({
    sv: 'Det här är en packad fil. Packa upp den och läs in filerna i den.',
    en: 'This is a packed file. Unpack it and take in the files in it.',
  }),
  'statement.picture': () => ({
    sv: 'Det här är en bild. Hämta kontoutdraget som fil från banken.',
    en: 'This is a picture. Fetch the statement as a file from the bank.',
  }),
  'statement.web-page': () => ({
    sv: 'Det här är en webbsida som sparats under namnet av ett kontoutdrag. Hämta filen på nytt från banken.',
    en: 'This is a web page that was saved under the name of a statement. Fetch the file again from the bank.',
  }),
  'statement.sie': () => ({
    sv: 'Det här är bokföring (SIE) och inget kontoutdrag. Läs in den som SIE.',
    en: 'These are books (SIE) and no statement. Take it in as SIE.',
  }),
  'statement.other-format': ({ found }) => ({
    sv: `Filen är ${text(found)}, som inte läses. Hämta kontoutdraget som camt.053, MT940 eller CSV.`,
    en: `The file is ${text(found)}, which is not read. Fetch the statement as camt.053, MT940 or CSV.`,
  }),
  'statement.unknown': ({ found }) => ({
    sv: `Det går inte att se vad filen är${found ? `: den börjar med "${text(found)}"` : ''}. Hämta kontoutdraget som camt.053, MT940 eller CSV.`,
    en: `It cannot be seen what the file is${found ? `: it begins with "${text(found)}"` : ''}. Fetch the statement as camt.053, MT940 or CSV.`,
  }),
  'statement.other-kind': ({ wanted, found }) => ({
    sv: `Filen är ${kindName('sv', found)}, inte ${kindName('sv', wanted)} som den lästes som.`,
    en: `The file is ${kindName('en', found)}, not ${kindName('en', wanted)} as it was taken for.`,
  }),
};

const kindNames: Readonly<Record<string, Sentence>> = {
  camt: { sv: 'ISO 20022 (camt)', en: 'ISO 20022 (camt)' },
  camt053: { sv: 'camt.053', en: 'camt.053' },
  camt054: { sv: 'camt.054', en: 'camt.054' },
  mt940: { sv: 'MT940', en: 'MT940' },
  bgmax: { sv: 'BgMax', en: 'BgMax' },
  csv: { sv: 'CSV', en: 'CSV' },
  skattekonto: { sv: 'ett utdrag från skattekontot', en: 'a statement of the tax account' },
};

function kindName(language: Language, kind: unknown): string {
  return kindNames[text(kind)]?.[language] ?? text(kind);
}

/** What is said of a file of any kind. */
const anyFile: Messages = {
  'statement.empty': () => ({ sv: 'Filen är tom. Hämta den på nytt.', en: 'The file is empty. Fetch it again.' }),
  'statement.binary': () => ({
    sv: 'Filen innehåller nolltecken och är skadad eller ingen textfil. Hämta den på nytt.',
    en: 'The file holds zero bytes: it is damaged, or no text file. Fetch it again.',
  }),
  'statement.line-too-long': () => ({
    sv: 'En rad är längre än någon rad i ett kontoutdrag. Hämta filen på nytt.',
    en: 'A line is longer than any line of a statement. Fetch the file again.',
  }),
  'statement.account-too-long': ({ found, most }) => ({
    sv: `Kontonumret "${text(found)}" har fler än ${text(most)} tecken, och är inget kontonummer. Hämta filen på nytt.`,
    en: `The account number "${text(found)}" has more than ${text(most)} characters, and is none. Fetch the file again.`,
  }),
  'statement.too-many-statements': ({ most }) => ({
    sv: `Filen har fler än ${text(most)} kontoutdrag. Dela den.`,
    en: `The file has more than ${text(most)} statements. Split it.`,
  }),
  'statement.amounts-too-large': () => ({
    sv: 'Beloppen blir tillsammans större än något konto kan hålla. Hämta filen på nytt.',
    en: 'The amounts come to more than any account can hold. Fetch the file again.',
  }),
  'statement.changed-while-read': ({ expected, found }) => ({
    sv: `Filen ändrades medan den lästes: först hade den ${counted(expected, 'transaktion', 'transaktioner')}, sedan ${text(found)}. Läs in den igen.`,
    en: `The file changed while it was read: first it had ${counted(expected, 'transaction', 'transactions')}, then ${text(found)}. Take it in again.`,
  }),
};

/** Every sentence of the readers of statements, by code. */
export const messages: Messages = {
  ...otherFiles,
  ...anyFile,
  ...camtMessages,
  ...mt940Messages,
  ...bgmaxMessages,
  ...csvMessages,
  ...skattekontoMessages,
};

/** The sentence for a code. Throws RangeError for one that has none. */
export function sentenceOf(code: string, details: ErrorDetails): Sentence {
  const sentence = messages[code];
  if (!sentence) throw new RangeError(`No sentence for ${code}`);
  return sentence(details);
}
