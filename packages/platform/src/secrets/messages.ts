import type { Messages } from '@saldo/kernel';

/** What cannot be opened, in words. */
export const messages: Messages = {
  'secrets.no-key': () => ({
    sv: 'Det finns ingen krypteringsnyckel. Sätt ENCRYPTION_KEYS.',
    en: 'There is no encryption key. Set ENCRYPTION_KEYS.',
  }),
  'secrets.unknown-key': ({ keyId }) => ({
    sv: `Nyckeln ${keyId} saknas i ENCRYPTION_KEYS. Lägg tillbaka den sist i listan.`,
    en: `The key ${keyId} is missing from ENCRYPTION_KEYS. Put it back at the end of the list.`,
  }),
  'secrets.tampered': () => ({
    sv: 'Den sparade hemligheten är ändrad eller hör till något annat. Ange den på nytt.',
    en: 'The stored secret was changed or belongs to something else. Enter it again.',
  }),
  'secrets.malformed': () => ({
    sv: 'Den sparade hemligheten går inte att läsa. Ange den på nytt.',
    en: 'The stored secret cannot be read. Enter it again.',
  }),
};
