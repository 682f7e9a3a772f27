import type { ErrorDetails, Messages, Sentence } from '@saldo/kernel';

const NAMES: Readonly<Record<string, string>> = { gocardless: 'GoCardless', enablebanking: 'Enable Banking' };

const provider = ({ provider: name }: ErrorDetails) => NAMES[String(name)] ?? 'Bankkopplingen';

const said = (details: ErrorDetails) =>
  typeof details.said === 'string' && details.said !== '' ? ` (${provider(details)}: ${details.said})` : '';

// Read while the job still tries by itself as well as when it has given up.
const AGAIN: Sentence = {
  sv: 'Går det inte över av sig självt: hämta igen om en stund.',
  en: 'If it does not pass by itself, fetch again in a while.',
};

const RENEW: Sentence = { sv: 'Förnya det under Datakällor.', en: 'Renew it under Data feeds.' };

/** What stands between Saldo and a bank's accounts, and what to do about it. */
export const messages: Messages = {
  'bank.not-configured': (details) => ({
    sv: `${provider(details)} är inte inställt: ${keysOf(details)} saknas.`,
    en: `${provider(details)} is not set up: ${keysOf(details)} are missing.`,
  }),
  'bank.misconfigured': (details) => ({
    sv: `${provider(details)} godtar inte installationens nycklar eller adress${said(details)}. Kontrollera ${keysOf(details)}.`,
    en: `${provider(details)} does not accept the installation's keys or address${said(details)}. Check ${keysOf(details)}.`,
  }),
  'bank.quota': (details) => ({
    sv: `Månadens kvot av nya bankkopplingar hos ${provider(details)} är slut. Läs in bankens filer tills vidare.`,
    en: `This month's quota of new bank connections at ${provider(details)} is used up. Import the bank's files meanwhile.`,
  }),
  'bank.limit': () => ({
    sv: 'Banken lämnar inte ut mer i dag. Nästa hämtning sker av sig själv när gränsen släpper.',
    en: 'The bank gives out no more today. The next fetch happens by itself when the limit lifts.',
  }),
  'bank.consent-refused': (details) => ({
    sv: `Samtycket gavs inte hos banken${said(details)}. Det som fanns förut gäller; börja om när du vill.`,
    en: `The consent was not given at the bank${said(details)}. What there was before still holds; begin again when you like.`,
  }),
  'bank.consent-pending': () => ({
    sv: 'Samtycket är inte klart hos banken. Slutför det där, eller börja om.',
    en: 'The consent is not finished at the bank. Finish it there, or begin again.',
  }),
  'bank.consent-expired': () => ({
    sv: `Bankens samtycke har gått ut. ${RENEW.sv}`,
    en: `The bank's consent has run out. ${RENEW.en}`,
  }),
  'bank.revoked': () => ({
    sv: `Samtycket har tagits tillbaka hos banken. ${RENEW.sv}`,
    en: `The consent was taken back at the bank. ${RENEW.en}`,
  }),
  'bank.suspended': (details) => ({
    sv: `${provider(details)} har stängt av kopplingen efter många fel i rad. ${RENEW.sv}`,
    en: `${provider(details)} has suspended the connection after many failures in a row. ${RENEW.en}`,
  }),
  'bank.not-granted': (details) => ({
    sv: `Samtycket omfattar inte detta konto${said(details)}. Förnya det och kryssa för kontot hos banken.`,
    en: `The consent does not cover this account${said(details)}. Renew it and tick the account at the bank.`,
  }),
  'bank.account-closed': () => ({
    sv: 'Kontot är avslutat hos banken. Det som är hämtat finns kvar.',
    en: 'The account is closed at the bank. What was fetched stays.',
  }),
  'bank.not-ready': () => ({
    sv: 'Banken är inte klar med kontot än. Hämtningen görs om av sig själv inom några minuter.',
    en: 'The bank is not done with the account yet. The fetch is repeated by itself within minutes.',
  }),
  'bank.bank-down': (details) => ({
    sv: `Banken svarar inte som den ska just nu${said(details)}. ${AGAIN.sv}`,
    en: `The bank does not answer as it should just now${said(details)}. ${AGAIN.en}`,
  }),
  'bank.out-of-order': (details) => ({
    sv: `${provider(details)} har ett tillfälligt fel${said(details)}. ${AGAIN.sv}`,
    en: `${provider(details)} has a passing fault${said(details)}. ${AGAIN.en}`,
  }),
  'bank.timeout': (details) => ({
    sv: `${provider(details)} svarade inte i tid. ${AGAIN.sv}`,
    en: `${provider(details)} did not answer in time. ${AGAIN.en}`,
  }),
  'bank.unreachable': (details) => ({
    sv: `${provider(details)} gick inte att nå, eller svaret avbröts. ${AGAIN.sv}`,
    en: `${provider(details)} could not be reached, or its answer broke off. ${AGAIN.en}`,
  }),
  'bank.unreadable': (details) => ({
    sv: `Svaret från ${provider(details)} går inte att läsa med säkerhet${lacking(details, 'fel i')}. Inget av det sparades. ${AGAIN.sv}`,
    en: `The answer of ${provider(details)} cannot be read with certainty${lacking(details, 'wrong:')}. None of it was stored. ${AGAIN.en}`,
  }),
  'bank.missing': (details) => ({
    sv: `${provider(details)} känner inte till det som efterfrågades${said(details)}. Anslut banken på nytt under Datakällor.`,
    en: `${provider(details)} does not know what was asked for${said(details)}. Connect the bank again under Data feeds.`,
  }),
  'bank.refused': (details) => ({
    sv: `${provider(details)} avvisade frågan${said(details)}. Anslut banken på nytt om felet består.`,
    en: `${provider(details)} refused the request${said(details)}. Connect the bank again if it stays so.`,
  }),
};

function keysOf({ provider: name }: ErrorDetails): string {
  return name === 'enablebanking' ? 'ENABLEBANKING_APP_ID, ENABLEBANKING_PRIVATE_KEY' : 'NORDIGEN_SECRET_ID, NORDIGEN_SECRET_KEY';
}

function lacking({ lacks }: ErrorDetails, words: string): string {
  return typeof lacks === 'string' && lacks !== '' ? ` (${words} ${lacks})` : '';
}
