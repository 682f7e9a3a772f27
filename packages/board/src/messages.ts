import { counted, type Messages, writtenAmount } from '@saldo/kernel';
import { timelineMessages } from './timeline-messages.ts';

/** Why a step of the board stands as it does, with what helps; and what the board refuses. */
export const messages: Messages = {
  ...timelineMessages,
  'board.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
  'board.fetching': () => ({ sv: 'Hämtas just nu.', en: 'Being fetched just now.' }),
  'board.queued': () => ({ sv: 'Hämtningen står i kö.', en: 'The fetch is waiting in the queue.' }),
  'board.not-begun': () => ({ sv: 'Månaden har inte börjat.', en: 'The month has not begun.' }),
  'board.no-books': () => ({
    sv: 'Ingen bokföring är ansluten. Anslut Fortnox eller läs in en SIE-fil.',
    en: 'No books are connected. Connect Fortnox or import a SIE file.',
  }),
  'board.no-file': () => ({
    sv: 'Ingen inläst fil har bokföring för månaden. Läs in en SIE-fil.',
    en: 'No imported file has books for the month. Import a SIE file.',
  }),
  'board.never-fetched': () => ({
    sv: 'Källan är ansluten, men bokföringen är inte hämtad än. Hämta den nu.',
    en: 'The source is connected, but the books have not been fetched yet. Fetch them now.',
  }),
  'board.no-year': () => ({
    sv: 'Källan har inget räkenskapsår för månaden. Lägg upp året där och hämta igen.',
    en: 'The source has no financial year for the month. Add the year there and fetch again.',
  }),
  'board.needs-connect': () => ({
    sv: 'Samtycket gäller inte längre. Anslut källan igen.',
    en: 'The consent is no longer valid. Connect the source again.',
  }),
  'board.failing': () => ({ sv: 'Senaste hämtningen misslyckades. Hämta igen.', en: 'The last fetch failed. Fetch again.' }),
  'board.disconnected': () => ({ sv: 'Källan är frånkopplad. Anslut den igen.', en: 'The source is disconnected. Connect it again.' }),
  'board.paused': () => ({
    sv: 'Källan är pausad, så inget hämtas. Återuppta den.',
    en: 'The source is paused, so nothing is fetched. Resume it.',
  }),
  'board.not-connected': () => ({ sv: 'Källan är inte ansluten än. Anslut den.', en: 'The source is not connected yet. Connect it.' }),
  'board.cut-off': () => ({
    sv: 'Senaste hämtningen avbröts innan året var klart. Hämta igen.',
    en: 'The last run was cut off before the year was whole. Fetch again.',
  }),
  'board.empty-year': () => ({
    sv: 'Källan har inga verifikationer för räkenskapsåret.',
    en: 'The source has no vouchers for the financial year.',
  }),
  'board.unproven': ({ accounts, more }) => ({
    sv: `Summorna stämmer inte med källan på ${accounts}${Number(more) > 0 ? ` och ${more === 1 ? 'ett konto' : `${more} konton`} till` : ''}. Jämför i saldobalansen.`,
    en: `The sums do not agree with the source on ${accounts}${Number(more) > 0 ? ` and ${more === 1 ? 'one more account' : `${more} more accounts`}` : ''}. Compare in the trial balance.`,
  }),
  'board.unbalanced': ({ count }) => ({
    sv:
      count === 1 ? 'En verifikation i året balanserar inte. Granska den.' : `${count} verifikationer i året balanserar inte. Granska dem.`,
    en: count === 1 ? 'One voucher of the year does not balance. Review it.' : `${count} vouchers of the year do not balance. Review them.`,
  }),
  'board.nothing-stated': () => ({
    sv: 'Källan anger inga saldon att stämma av mot. Se över saldobalansen.',
    en: 'The source states no balances to reconcile with. Look through the trial balance.',
  }),
  'board.proven': () => ({
    sv: 'Hela månaden är hämtad och stämmer med källans saldon.',
    en: "The whole month is fetched and agrees with the source's balances.",
  }),
  'board.proven-until': ({ until }) => ({
    sv: `Hämtad till och med ${until} och stämmer med källans saldon.`,
    en: `Fetched through ${until}, and agrees with the source's balances.`,
  }),
  'board.not-whole': ({ until }) => ({
    sv: `Månaden är bara hämtad till och med ${until}. Hämta resten.`,
    en: `The month is fetched only through ${until}. Fetch the rest.`,
  }),
  'board.old': ({ until }) => ({
    sv: `Senast hämtad ${until}. Hämta igen för att se vad som hänt sedan dess.`,
    en: `Last fetched ${until}. Fetch again to see what has happened since.`,
  }),
  'board.no-bank': () => ({ sv: 'Inget bankkonto är anslutet.', en: 'No bank account is connected.' }),
  'board.bank-not-fetched': () => ({
    sv: 'Banken är ansluten, men inga transaktioner är inlästa.',
    en: 'The bank is connected, but no transactions have been read in.',
  }),
  'board.bank-unproven': ({ count, from, to, difference }) => {
    if (count !== 1)
      return {
        sv: `${count} bankkonton stämmer inte med bankens saldo. Granska dem.`,
        en: `${count} bank accounts do not agree with the bank's balance. Review them.`,
      };
    const days = from === to ? from : `${from} – ${to}`;
    const amount = String(difference);
    return {
      sv: `Ett bankkonto stämmer inte med bankens saldo: ${days} skiljer det ${writtenAmount(amount, 'sv')}. Granska det.`,
      en: `One bank account does not agree with the bank's balance: ${days} it differs by ${writtenAmount(amount, 'en')}. Review it.`,
    };
  },
  'board.bank-proven': () => ({
    sv: 'Alla dagar i månaden är hämtade och stämmer med bankens saldon.',
    en: "Every day of the month is fetched and agrees with the bank's balances.",
  }),
  'board.bank-proven-until': ({ until }) => ({
    sv: `Hämtat till och med ${until} och stämmer med bankens saldon.`,
    en: `Fetched through ${until}, and agrees with the bank's balances.`,
  }),
  'board.bank-nothing-stated': () => ({
    sv: 'Transaktionerna är hämtade, men banken har inte uppgett saldon att stämma av dem mot.',
    en: 'The transactions are fetched, but the bank has told no balances to reconcile them with.',
  }),
  'board.bank-missing': () => ({
    sv: 'Månadens kontoutdrag saknas. Hämta från banken eller läs in en fil.',
    en: 'The statements of the month are missing. Fetch from the bank, or import a file.',
  }),
  'board.bank-not-whole': ({ until }) => ({
    sv: `Banken är bara hämtad till och med ${until}. Hämta resten.`,
    en: `The bank is fetched only through ${until}. Fetch the rest.`,
  }),
  'board.flagged': ({ count }) => ({
    sv: count === 1 ? 'En verifikation i månaden är flaggad. Granska den.' : `${count} verifikationer i månaden är flaggade. Granska dem.`,
    en: count === 1 ? 'One voucher of the month is flagged. Review it.' : `${count} vouchers of the month are flagged. Review them.`,
  }),
  'board.errors': ({ count, warnings }) => ({
    sv: `${count === 1 ? 'Ett fel' : `${count} fel`}${Number(warnings) > 0 ? ` och ${warnings} varningar` : ''} i månadens bokföring. Granska dem.`,
    en: `${counted(count, 'error', 'errors')}${Number(warnings) > 0 ? ` and ${warnings} warnings` : ''} in the books of the month. Review them.`,
  }),
  'board.warnings': ({ count }) => ({
    sv: count === 1 ? 'En varning om månadens bokföring. Granska den.' : `${count} varningar om månadens bokföring. Granska dem.`,
    en:
      count === 1 ? 'One warning about the books of the month. Review it.' : `${count} warnings about the books of the month. Review them.`,
  }),
  'board.checked': () => ({
    sv: 'Böckerna är kontrollerade, och inga fel eller varningar är öppna.',
    en: 'The books are checked, and no error or warning is open.',
  }),
  'board.checked-so-far': () => ({
    sv: 'Det som är hämtat är kontrollerat. Resten kontrolleras när böckerna är hela.',
    en: 'What is fetched is checked. The rest is when the books are whole.',
  }),
  'board.nothing-flagged': () => ({
    sv: 'Inga andra kontroller är körda än de som läsningen gör; den flaggade inget.',
    en: 'No checks have been run but those of the reading; it flagged nothing.',
  }),
  'board.no-books-yet': () => ({ sv: 'Det finns ingen bokföring att kontrollera.', en: 'There are no books to check.' }),
  'board.nothing-to-reconcile': () => ({
    sv: 'Det finns inga banktransaktioner att stämma av mot.',
    en: 'There are no transactions from the bank to reconcile with.',
  }),
  'board.bank-first': () => ({
    sv: 'Banken måste vara ansluten innan något kan stämmas av.',
    en: 'The bank must be connected before anything can be reconciled.',
  }),
  'board.no-ledger-account': () => ({
    sv: 'Inget bankkonto är kopplat till ett konto i bokföringen. Ange vilket under Bank.',
    en: 'No bank account is named as an account of the books. Say which under Bank.',
  }),
  'board.not-reconciled': ({ accounts }) => ({
    sv: accounts === 1 ? 'Bankkontot är inte avstämt för månaden.' : `${accounts} bankkonton är inte avstämda för månaden.`,
    en:
      accounts === 1 ? 'The bank account is not reconciled for the month.' : `${accounts} bank accounts are not reconciled for the month.`,
  }),
  'board.partly-reconciled': ({ until }) => ({
    sv: `Månaden är bara avstämd till och med ${until}. Stäm av resten.`,
    en: `The month is reconciled only through ${until}. Reconcile the rest.`,
  }),
  'board.reconciling': () => ({ sv: 'Stäms av just nu.', en: 'Being reconciled just now.' }),
  'board.rows-undecided': ({ count }) => ({
    sv: count === 1 ? 'En rad väntar på beslut.' : `${count} rader väntar på beslut.`,
    en: count === 1 ? 'One row waits for a decision.' : `${count} rows wait for a decision.`,
  }),
  'board.unexplained': ({ unexplained }) => ({
    sv: `Allt är avgjort, men ${writtenAmount(String(unexplained), 'sv')} är oförklarat.`,
    en: `Everything is decided, but ${writtenAmount(String(unexplained), 'en')} is unexplained.`,
  }),
  'board.reconciliation-unproven': () => ({
    sv: 'Banken har inte uppgett något saldo, så avstämningen går inte att bevisa.',
    en: 'The bank has stated no balance, so that the reconciliation cannot be proven.',
  }),
  'board.reconciliation-stale': () => ({
    sv: 'Något har ändrats sedan avstämningen stängdes. Granska ändringarna.',
    en: 'Something has changed since the reconciliation was closed. Review the changes.',
  }),
  'board.reconciled': () => ({
    sv: 'Bank och bokföring stämmer på öret, och varje öppen post är avgjord.',
    en: 'Bank and books agree to the öre, and every open item is decided.',
  }),
  'board.closed': () => ({ sv: 'Månaden är stängd.', en: 'The month is closed.' }),
  'board.closed-stale': () => ({
    sv: 'Månaden är stängd, men något har ändrats sedan dess.',
    en: 'The month is closed, but something has changed since.',
  }),
  'board.ready-to-close': () => ({ sv: 'Allt är avstämt. Stäng månaden.', en: 'Everything is reconciled. Close the month.' }),
  'board.not-closed': () => ({ sv: 'Månaden är inte stängd.', en: 'The month is not closed.' }),
};
