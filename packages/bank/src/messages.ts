import { counted, type Messages } from '@saldo/kernel';

/** What the bank domain refuses, in words. */
export const messages: Messages = {
  'bank.account-missing': () => ({ sv: 'Bankkontot finns inte.', en: 'There is no such bank account.' }),
  'bank.account-exists': ({ number }) => ({
    sv: `Klienten har redan bankkontot ${number}. Välj det i listan.`,
    en: `The client has the bank account ${number} already. Choose it from the list.`,
  }),
  'bank.statement-missing': () => ({ sv: 'Kontoutdraget finns inte.', en: 'There is no such statement.' }),
  'bank.transaction-missing': () => ({ sv: 'Transaktionen finns inte.', en: 'There is no such transaction.' }),
  'bank.mapping-missing': () => ({ sv: 'Kolumnmallen finns inte.', en: 'There is no such column mapping.' }),
  'bank.mapping-name': ({ name }) => ({
    sv: `Klienten har redan en kolumnmall som heter ${name}. Välj ett annat namn.`,
    en: `The client has a column mapping called ${name} already. Choose another name.`,
  }),
  'bank.no-source': () => ({ sv: 'Transaktionens källa finns inte bevarad.', en: 'The source of the transaction is not kept.' }),
  'bank.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
  'bank.stale': () => ({
    sv: 'Någon har ändrat detta sedan du läste det. Läs om det och gör ändringen igen.',
    en: 'Somebody has changed this since you read it. Read it again and repeat the change.',
  }),
  'bank.invalid': () => ({ sv: 'Uppgifterna stämmer inte. Rätta de fält som anges.', en: 'This is not valid. Correct the fields named.' }),
  'bank.too-many-days': () => ({ sv: 'Välj högst 400 dagar, första dagen först.', en: 'Choose at most 400 days, the first day first.' }),
  'bank.no-institution': () => ({ sv: 'Välj vilken bank datakällan ska hämta från.', en: 'Choose which bank the data feed fetches from.' }),
  'bank.no-provider': () => ({
    sv: 'Ingen bankleverantör är inställd. Läs in kontoutdrag som filer, eller be administratören ställa in GoCardless eller Enable Banking.',
    en: 'No provider of bank accounts is set up. Import statements as files, or ask the administrator to set up GoCardless or Enable Banking.',
  }),
  'bank.answer-lacks': () => ({
    sv: 'Banken lämnade ut långt mindre än förut. Inget har markerats som borttaget; hämta igen senare.',
    en: 'The bank gave far less than before. Nothing was marked as taken back; fetch again later.',
  }),
  'bank.statements-apart': ({ gaps }) => ({
    sv: `Kontoutdragen hänger inte ihop: ${counted(gaps, 'glapp', 'glapp')}. Läs in de utdrag som fattas.`,
    en: `The statements do not join: ${counted(gaps, 'gap', 'gaps')}. Import the statements that are missing.`,
  }),
  'bank.statement-unproven': ({ unproven }) => ({
    sv: `${counted(unproven, 'kontoutdrag', 'kontoutdrag')} går inte ihop med sina saldon, eller saknar saldon. Jämför med banken.`,
    en: `${counted(unproven, 'statement does', 'statements do')} not agree with the balances, or states none. Compare with the bank.`,
  }),
  'bank.consent-ends': ({ bank, endsOn }) => ({
    sv: `Samtycket hos ${bank} gäller till ${endsOn}. Förnya det under Datakällor; hämtningen fortsätter under tiden.`,
    en: `The consent at ${bank} holds until ${endsOn}. Renew it under Data feeds; fetching goes on meanwhile.`,
  }),
  'bank.consent-over': ({ bank }) => ({
    sv: `Inget hämtas från ${bank} förrän samtycket är förnyat. Gör det under Datakällor.`,
    en: `Nothing is fetched from ${bank} until the consent is renewed. Do so under Data feeds.`,
  }),
  'bank.account-changed': () => ({
    sv: 'Kontots transaktioner ändrades medan de lästes. Försök igen.',
    en: 'The transactions of the account changed while they were read. Try again.',
  }),
  'bank.file-refused': ({ file, count }) => ({
    sv: `${file} går inte att läsa säkert: ${counted(count, 'fel', 'fel')}. Inget har lästs in.`,
    en: `${file} cannot be read with certainty: ${counted(count, 'fault', 'faults')}. Nothing was imported.`,
  }),
  'bank.account-unnamed': ({ file }) =>
    file === undefined
      ? {
          sv: 'Banken lämnar inget nummer för kontot, så det går inte att känna igen nästa gång. Läs in kontots utdrag som filer.',
          en: 'The bank gives no number for the account, so that it cannot be known again. Import the account as files of statements.',
        }
      : {
          sv: `${file} nämner inget konto. Välj vilket bankkonto filen gäller, eller lägg upp det, och läs in den igen.`,
          en: `${file} names no account. Choose which bank account it is of, or add it, and import it again.`,
        },
  'bank.other-account': ({ file, found, chosen }) => ({
    sv: `${file} gäller kontot ${found}, inte det valda ${chosen}. Inget har lästs in.`,
    en: `${file} is of the account ${found}, not of ${chosen}, which was chosen. Nothing was imported.`,
  }),
};
