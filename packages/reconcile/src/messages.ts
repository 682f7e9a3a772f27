import type { Messages } from '@saldo/kernel';

/** What reconciliation refuses, in words. */
export const messages: Messages = {
  'reconcile.missing': () => ({ sv: 'Avstämningen finns inte.', en: 'There is no such reconciliation.' }),
  'reconcile.match-missing': () => ({ sv: 'Matchningen finns inte.', en: 'There is no such match.' }),
  'reconcile.row-missing': () => ({ sv: 'En av raderna finns inte.', en: 'One of the rows is not there.' }),
  'reconcile.rule-missing': () => ({ sv: 'Regeln finns inte.', en: 'There is no such rule.' }),
  'reconcile.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
  'reconcile.stale': () => ({
    sv: 'Någon har ändrat detta sedan du läste det. Läs om det och gör ändringen igen.',
    en: 'Somebody has changed this since you read it. Read it again and repeat the change.',
  }),
  'reconcile.invalid': () => ({
    sv: 'Uppgifterna stämmer inte. Rätta de fält som anges.',
    en: 'This is not valid. Correct the fields named.',
  }),
  'reconcile.overlaps': ({ from, to }) => ({
    sv: `Kontot har redan en avstämning för ${from} – ${to}. Välj dagar som inte går in i den.`,
    en: `The account has a reconciliation of ${from} – ${to} already. Choose days that do not run into it.`,
  }),
  'reconcile.closed': ({ from, to }) => ({
    sv: `Avstämningen ${from} – ${to} är stängd. Öppna den igen först.`,
    en: `The reconciliation of ${from} – ${to} is closed. Reopen it first.`,
  }),
  'reconcile.not-closed': () => ({ sv: 'Avstämningen är inte stängd.', en: 'The reconciliation is not closed.' }),
  'reconcile.not-ready': ({ undecided, unexplained }) =>
    unexplained === null
      ? {
          sv: 'Banken har inte uppgett något saldo, så avstämningen går inte att bevisa.',
          en: 'The bank has stated no balance, so that the reconciliation cannot be proven.',
        }
      : {
          sv: `Det går inte att stänga än: ${undecided} rader väntar på beslut och ${unexplained} är oförklarat.`,
          en: `It cannot be closed yet: ${undecided} rows wait for a decision and ${unexplained} is unexplained.`,
        },
  'reconcile.running': () => ({
    sv: 'Avstämningen körs just nu. Försök igen när den är klar.',
    en: 'The reconciliation is running just now. Try again when it is done.',
  }),
  'reconcile.decided': () => ({
    sv: 'Matchningen är redan avgjord.',
    en: 'The match is decided already.',
  }),
  'reconcile.row-taken': () => ({
    sv: 'En av raderna hör redan till en annan matchning. Ångra den först.',
    en: 'One of the rows belongs to another match already. Undo that one first.',
  }),
  'reconcile.row-outside': () => ({
    sv: 'En av raderna hör inte till avstämningens konto eller dagar.',
    en: 'One of the rows is not of the account or the days of the reconciliation.',
  }),
  'reconcile.has-opening': () => ({
    sv: 'Avstämningen har redan en ingående ställning, och någon av dess poster är matchad. Ångra matchningen först.',
    en: 'The reconciliation has an opening already, and one of its items is matched. Undo that match first.',
  }),
  'reconcile.not-first': ({ from }) => ({
    sv: `Avstämningen fortsätter från en tidigare. Ingående poster anges på den första, som börjar ${from}.`,
    en: `The reconciliation goes on from an earlier one. Opening items belong to the first, which begins on ${from}.`,
  }),
  'reconcile.file-refused': ({ count }) => ({
    sv: `Filen går inte att läsa säkert: ${count} fel. Inget har lästs in.`,
    en: `The file cannot be read with certainty: ${count} faults. Nothing was taken in.`,
  }),
  'reconcile.too-large': () => ({
    sv: 'Beloppen är för stora för att stämmas av: summan överstiger 90 biljoner kronor. Kontrollera inläsningen.',
    en: 'The amounts are too large to be reconciled: they come to more than 90 trillion kronor. Check what was imported.',
  }),
  'reconcile.sync-running': () => ({
    sv: 'Böcker eller bank hämtas just nu. Avstämningen börjar när hämtningen är klar.',
    en: 'Books or bank are being fetched just now. The reconciliation begins when that is done.',
  }),
  'reconcile.rows-changed': () => ({
    sv: 'Raderna ändrades medan de lästes. Avstämningen börjar om.',
    en: 'The rows changed while they were read. The reconciliation begins again.',
  }),
  'reconcile.too-many-rows': ({ most }) => ({
    sv: `Dagarna har fler än ${most} rader. Välj färre dagar.`,
    en: `The days have more than ${most} rows. Choose fewer days.`,
  }),
  'reconcile.engine-ended': () => ({
    sv: 'Matchningen avbröts, troligen för att minnet tog slut. Välj färre dagar.',
    en: 'Matching ended, probably out of memory. Choose fewer days.',
  }),
  'reconcile.rule-exists': () => ({ sv: 'Det finns redan en sådan regel.', en: 'There is such a rule already.' }),
  'reconcile.proposal-exists': () => ({
    sv: 'Matchningen har redan ett föreslaget verifikat.',
    en: 'The match has a proposed voucher already.',
  }),
};
