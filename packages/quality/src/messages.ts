import type { Messages } from '@saldo/kernel';

/** What the checks refuse, in words. */
export const messages: Messages = {
  'quality.missing': () => ({ sv: 'Fyndet finns inte.', en: 'There is no such finding.' }),
  'quality.invalid': () => ({
    sv: 'Inställningen stämmer inte. Rätta de fält som anges.',
    en: 'The setting is not valid. Correct the fields named.',
  }),
  'quality.stale': () => ({
    sv: 'Någon har ändrat detta sedan du läste det. Läs om det och gör ändringen igen.',
    en: 'Somebody has changed this since you read it. Read it again and repeat the change.',
  }),
  'quality.not-open': ({ status }) => ({
    sv: status === 'gone' ? 'Felet finns inte längre i böckerna. Det behöver inte godtas.' : 'Fyndet är redan godtaget.',
    en: status === 'gone' ? 'The fault is no longer in the books. It need not be accepted.' : 'The finding has been accepted already.',
  }),
  'quality.not-accepted': ({ status }) => ({
    sv: status === 'gone' ? 'Felet finns inte längre i böckerna. Kontrollera igen om du tror något annat.' : 'Fyndet är öppet redan.',
    en: status === 'gone' ? 'The fault is no longer in the books. Check again if you think otherwise.' : 'The finding is open already.',
  }),
  'quality.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
};
