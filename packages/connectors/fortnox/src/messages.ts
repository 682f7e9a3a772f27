import { counted, type ErrorDetails, type Messages } from '@saldo/kernel';

const said = ({ said: words }: ErrorDetails) => (typeof words === 'string' && words !== '' ? ` (Fortnox: ${words})` : '');

const lacking = ({ lacks }: ErrorDetails, words: string) => (typeof lacks === 'string' && lacks !== '' ? ` (${words} ${lacks})` : '');

// Read while the job still tries by itself as well as when it has given up.
const AGAIN = {
  sv: 'Går det inte över av sig självt: hämta igen om en stund.',
  en: 'If it does not pass by itself, fetch again in a while.',
};

/** What Fortnox refused or could not answer, and what to do about it. */
export const messages: Messages = {
  'fortnox.key-refused': () => ({
    sv: 'Fortnox godtar inte nyckeln. Ange en ny under Datakällor.',
    en: 'Fortnox does not accept the key. Enter a new one under Data feeds.',
  }),
  'fortnox.unauthorized': () => ({
    sv: 'Fortnox släpper inte in oss. Koppla på nytt under Datakällor.',
    en: 'Fortnox does not let us in. Connect again under Data feeds.',
  }),
  'fortnox.other-year': ({ wanted, found }) => ({
    sv: `Fortnox gav räkenskapsåret ${found} när ${wanted} begärdes. Inget har ändrats; hämta igen om en stund.`,
    en: `Fortnox gave the financial year ${found} when ${wanted} was asked for. Nothing was changed; fetch again in a while.`,
  }),
  'fortnox.not-configured': () => ({
    sv: 'Fortnox-appen saknas: sätt FORTNOX_CLIENT_ID och FORTNOX_CLIENT_SECRET.',
    en: 'There is no Fortnox app: set FORTNOX_CLIENT_ID and FORTNOX_CLIENT_SECRET.',
  }),
  'fortnox.app-refused': () => ({
    sv: 'Fortnox känner inte igen appen. Kontrollera FORTNOX_CLIENT_ID och FORTNOX_CLIENT_SECRET.',
    en: 'Fortnox does not know the app. Check FORTNOX_CLIENT_ID and FORTNOX_CLIENT_SECRET.',
  }),
  'fortnox.grant-refused': (details) => ({
    sv: `Fortnox godtog inte medgivandet${said(details)}. Koppla på nytt under Datakällor.`,
    en: `Fortnox did not accept the consent${said(details)}. Connect again under Data feeds.`,
  }),
  'fortnox.consent-refused': ({ reason }) => ({
    sv: `Medgivandet gavs inte i Fortnox (${reason}). Försök igen, som systemadministratör i kundens Fortnox.`,
    en: `The consent was not given in Fortnox (${reason}). Try again, as a system administrator of the client's Fortnox.`,
  }),
  'fortnox.scope-missing': (details) => ({
    sv: `Behörigheten hos Fortnox räcker inte${said(details)}. Koppla på nytt och godkänn allt, eller ange en nyckel som får läsa bokföringen.`,
    en: `The permission at Fortnox is not enough${said(details)}. Connect again and approve all of it, or enter a key that may read the books.`,
  }),
  'fortnox.licence-missing': (details) => ({
    sv: `Kundens Fortnox saknar licens för bokföring${said(details)}. Lägg till licensen i Fortnox och hämta igen.`,
    en: `The client's Fortnox has no licence for bookkeeping${said(details)}. Add the licence in Fortnox and fetch again.`,
  }),
  'fortnox.integration-licence-missing': (details) => ({
    sv: `Kundens Fortnox saknar integrationslicens${said(details)}. Beställ den i Fortnox och hämta igen.`,
    en: `The client's Fortnox has no integration licence${said(details)}. Order it in Fortnox and fetch again.`,
  }),
  'fortnox.not-permitted': (details) => ({
    sv: `Den som kopplade får inte läsa detta i Fortnox${said(details)}. Koppla på nytt som systemadministratör, eller ange en nyckel som får.`,
    en: `Whoever connected may not read this in Fortnox${said(details)}. Connect again as a system administrator, or enter a key that may.`,
  }),
  'fortnox.route-missing': () => ({
    sv: 'Fortnox har inte det som efterfrågas på den adressen. Kontrollera FORTNOX_API_URL.',
    en: 'Fortnox does not have what was asked for at that address. Check FORTNOX_API_URL.',
  }),
  'fortnox.missing': (details) => ({
    sv: `Fortnox har inte det som efterfrågades${said(details)}. ${AGAIN.sv}`,
    en: `Fortnox does not have what was asked for${said(details)}. ${AGAIN.en}`,
  }),
  'fortnox.refused': (details) => ({
    sv: `Fortnox avvisade frågan${said(details)}. ${AGAIN.sv}`,
    en: `Fortnox refused the request${said(details)}. ${AGAIN.en}`,
  }),
  'fortnox.limit': () => ({
    sv: `Fortnox tar inte emot fler frågor just nu. ${AGAIN.sv}`,
    en: `Fortnox takes no more requests just now. ${AGAIN.en}`,
  }),
  'fortnox.timeout': () => ({
    sv: `Fortnox svarade inte i tid. ${AGAIN.sv}`,
    en: `Fortnox did not answer in time. ${AGAIN.en}`,
  }),
  'fortnox.unreachable': () => ({
    sv: `Fortnox gick inte att nå, eller svaret avbröts. ${AGAIN.sv}`,
    en: `Fortnox could not be reached, or its answer broke off. ${AGAIN.en}`,
  }),
  'fortnox.unreadable': (details) => ({
    sv: `Fortnox svarade med något annat än bokföring${said(details)}${lacking(details, 'saknas eller oläsligt:')}. ${AGAIN.sv}`,
    en: `Fortnox answered with something other than books${said(details)}${lacking(details, 'missing or unreadable:')}. ${AGAIN.en}`,
  }),
  'fortnox.out-of-order': (details) => ({
    sv: `Fortnox har ett tillfälligt fel${said(details)}. ${AGAIN.sv}`,
    en: `Fortnox has a passing fault${said(details)}. ${AGAIN.en}`,
  }),
  'fortnox.no-years': () => ({
    sv: 'Fortnox har inget räkenskapsår för bolaget, så det finns inget att hämta. Lägg upp ett år i Fortnox och hämta igen.',
    en: 'Fortnox has no financial year for the company, so there is nothing to fetch. Add a year in Fortnox and fetch again.',
  }),
  'fortnox.truncated': ({ year }) => ({
    sv: `Fortnox skickade bara en del av räkenskapsåret ${year}. Inget av det sparades. ${AGAIN.sv}`,
    en: `Fortnox sent only a part of the financial year ${year}. None of it was stored. ${AGAIN.en}`,
  }),
  'fortnox.export-lacks': ({ count, names }) => ({
    sv: `Fortnox listar ${counted(count, 'verifikation', 'verifikationer')} som saknas i årets SIE-export (${names}). Det som redan var hämtat är kvar. Kontrollera exporten i Fortnox och hämta igen.`,
    en: `Fortnox lists ${counted(count, 'voucher', 'vouchers')} that the SIE export of the year lacks (${names}). What was fetched before is kept. Check the export in Fortnox and fetch again.`,
  }),
  'fortnox.shifting-pages': () => ({
    sv: `Bokföringen ändrades i Fortnox medan den lästes. ${AGAIN.sv}`,
    en: `The books changed in Fortnox while they were read. ${AGAIN.en}`,
  }),
  'fortnox.unreadable-voucher': ({ voucher }) => ({
    sv: `Verifikation ${voucher} går inte att läsa med säkerhet. Inget av den sparades. Rätta den i Fortnox och hämta igen.`,
    en: `Voucher ${voucher} cannot be read with certainty. Nothing of it was stored. Correct it in Fortnox and fetch again.`,
  }),
};
