import type { Messages } from '@saldo/kernel';

/** What the audit log refuses, in words. */
export const messages: Messages = {
  'audit.closed': () => ({ sv: 'Revisionsloggen är inte öppen.', en: 'The audit log is not open.' }),
  'audit.no-head': () => ({ sv: 'Loggkedjans slut går inte att läsa.', en: 'The end of the chain cannot be read.' }),
  'audit.lock-order': () => ({
    sv: 'Kundens logg måste skrivas före byråns i samma transaktion.',
    en: "The client's chain must be written before the firm's in one transaction.",
  }),
  'audit.payload-too-large': ({ action }) => ({
    sv: `Uppgifterna till loggraden ${action} är för stora.`,
    en: `What the audit row ${action} is to hold is too large.`,
  }),
  'audit.chain-differs': ({ chain }) => ({
    sv: `Loggkedjan ${chain} slutar inte där den ska. Inget har lästs tillbaka; ta en annan säkerhetskopia.`,
    en: `The chain ${chain} does not end where it should. Nothing was restored; take another backup.`,
  }),
  'audit.bad-cursor': () => ({
    sv: 'Sidmärket går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Begin again from the first page.',
  }),
};
