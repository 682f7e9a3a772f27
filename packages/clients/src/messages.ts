import type { Messages } from '@saldo/kernel';

/** What the clients refuse, in words. */
export const messages: Messages = {
  'clients.missing': () => ({ sv: 'Klienten finns inte.', en: 'There is no such client.' }),
  'clients.invalid': () => ({
    sv: 'Uppgifterna om klienten stämmer inte. Rätta de fält som anges.',
    en: 'The client is not valid. Correct the fields named.',
  }),
  'clients.stale': () => ({
    sv: 'Någon har ändrat klienten sedan du läste den. Läs om den och gör ändringen igen.',
    en: 'Somebody has changed the client since you read it. Read it again and repeat the change.',
  }),
  'clients.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
  'clients.has-books': () => ({
    sv: 'Klienten har bokföring och kan inte tas bort, bara arkiveras. Räkenskapsinformation ska sparas i sju år (BFL 7:2).',
    en: 'The client has books and cannot be removed, only archived. Accounting records are kept for seven years (BFL 7:2).',
  }),
  'clients.not-archived': () => ({ sv: 'Klienten är inte arkiverad.', en: 'The client is not archived.' }),
};
