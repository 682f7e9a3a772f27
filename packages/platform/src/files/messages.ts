import type { Messages } from '@saldo/kernel';

/** What the store of files refuses, in words. */
export const messages: Messages = {
  'files.missing': () => ({ sv: 'Filen finns inte.', en: 'The file is not there.' }),
  'files.exists': () => ({ sv: 'Filen finns redan.', en: 'The file is already there.' }),
  'files.bad-key': () => ({ sv: 'Filens namn i lagret är fel.', en: "The file's name in the store is wrong." }),
  'files.too-large': ({ maxBytes }) => ({
    sv: `Filen är större än ${Math.floor(Number(maxBytes) / 1_048_576)} MB.`,
    en: `The file is larger than ${Math.floor(Number(maxBytes) / 1_048_576)} MB.`,
  }),
  'files.no-space': () => ({
    sv: 'Disken är full. Ingenting sparades; frigör utrymme och försök igen.',
    en: 'The disk is full. Nothing was stored; free some space and try again.',
  }),
};
