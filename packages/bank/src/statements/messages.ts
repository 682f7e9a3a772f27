import { counted, type ErrorDetails, type Messages, type Sentence } from '@saldo/kernel';
import { bgmaxMessages } from './bgmax/messages.ts';
import { camtMessages } from './camt/messages.ts';
import { mt940Messages } from './mt940/messages.ts';

const text = (value: unknown): string => String(value ?? '');

/** What is said of a file of any kind. */
const anyFile: Messages = {
  'statement.empty': () => ({ sv: 'Filen är tom. Hämta den på nytt.', en: 'The file is empty. Fetch it again.' }),
  'statement.binary': () => ({
    sv: 'Filen innehåller nolltecken och är skadad eller ingen textfil. Hämta den på nytt.',
    en: 'The file holds zero bytes: it is damaged, or no text file. Fetch it again.',
  }),
  'statement.utf16': () => ({
    sv: 'Filen är sparad som UTF-16. Spara den som UTF-8, eller hämta den på nytt.',
    en: 'The file is saved as UTF-16. Save it as UTF-8, or fetch it again.',
  }),
  'statement.line-too-long': () => ({
    sv: 'En rad är längre än någon rad i ett kontoutdrag. Hämta filen på nytt.',
    en: 'A line is longer than any line of a statement. Fetch the file again.',
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
export const messages: Messages = { ...anyFile, ...camtMessages, ...mt940Messages, ...bgmaxMessages };

/** The sentence for a code. Throws RangeError for one that has none. */
export function sentenceOf(code: string, details: ErrorDetails): Sentence {
  const sentence = messages[code];
  if (!sentence) throw new RangeError(`No sentence for ${code}`);
  return sentence(details);
}
