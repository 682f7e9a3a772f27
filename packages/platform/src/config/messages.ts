import type { Messages } from '@saldo/kernel';

/** What the configuration refuses, in words; the faults of `config.invalid` say the rest, one line per variable. */
export const messages: Messages = {
  'config.invalid': ({ count }) => ({
    sv: count === 1 ? 'En variabel är fel eller saknas:' : `${count} variabler är fel eller saknas:`,
    en: count === 1 ? 'One variable is wrong or missing:' : `${count} variables are wrong or missing:`,
  }),
  'config.keys-given': () => ({
    sv: 'Nycklarna kommer ur ENCRYPTION_KEYS. Lägg en ny först i listan, starta om och kör "saldo rotate-keys" igen.',
    en: 'The keys come from ENCRYPTION_KEYS. Put a new one first in the list, start again and run "saldo rotate-keys" once more.',
  }),
  'config.kept-key': ({ file }) => ({
    sv: `${file} i DATA_DIR går inte att läsa som nyckel. Lägg tillbaka filen ur din kopia; en ny nyckel öppnar inte det som är låst.`,
    en: `${file} in DATA_DIR cannot be read as a key. Put the file back from your copy; a new key does not open what is locked.`,
  }),
};
