import type { ErrorDetails, Messages } from '@saldo/kernel';

const said = ({ said: words }: ErrorDetails) => (typeof words === 'string' && words !== '' ? ` (Fortnox: ${words})` : '');

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
    sv: `Medgivandet omfattar inte det som behövs${said(details)}. Koppla på nytt och godkänn alla behörigheter.`,
    en: `The consent does not cover what is needed${said(details)}. Connect again and approve all permissions.`,
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
    sv: `Den som kopplade får inte läsa detta i Fortnox${said(details)}. Koppla på nytt som systemadministratör.`,
    en: `Whoever connected may not read this in Fortnox${said(details)}. Connect again as a system administrator.`,
  }),
  'fortnox.route-missing': () => ({
    sv: 'Fortnox har inte det som efterfrågas på den adressen. Kontrollera FORTNOX_API_URL.',
    en: 'Fortnox does not have what was asked for at that address. Check FORTNOX_API_URL.',
  }),
  'fortnox.missing': (details) => ({
    sv: `Fortnox har inte längre det som efterfrågades${said(details)}.`,
    en: `Fortnox no longer has what was asked for${said(details)}.`,
  }),
  'fortnox.refused': (details) => ({
    sv: `Fortnox avvisade frågan${said(details)}.`,
    en: `Fortnox refused the request${said(details)}.`,
  }),
  'fortnox.limit': () => ({
    sv: 'Fortnox tar inte emot fler frågor just nu. Hämtningen fortsätter av sig själv.',
    en: 'Fortnox takes no more requests just now. The fetch goes on by itself.',
  }),
  'fortnox.timeout': () => ({
    sv: 'Fortnox svarade inte i tid. Hämtningen försöker igen.',
    en: 'Fortnox did not answer in time. The fetch tries again.',
  }),
  'fortnox.unreachable': () => ({
    sv: 'Fortnox gick inte att nå, eller svaret avbröts. Hämtningen försöker igen.',
    en: 'Fortnox could not be reached, or its answer broke off. The fetch tries again.',
  }),
  'fortnox.unreadable': (details) => ({
    sv: `Fortnox svarade med något annat än bokföring${said(details)}. Hämtningen försöker igen.`,
    en: `Fortnox answered with something other than books${said(details)}. The fetch tries again.`,
  }),
  'fortnox.out-of-order': (details) => ({
    sv: `Fortnox har ett tillfälligt fel${said(details)}. Hämtningen försöker igen.`,
    en: `Fortnox has a passing fault${said(details)}. The fetch tries again.`,
  }),
  'fortnox.truncated': ({ year }) => ({
    sv: `Fortnox skickade bara en del av räkenskapsåret ${year}. Inget av det sparades; hämtningen försöker igen.`,
    en: `Fortnox sent only a part of the financial year ${year}. None of it was stored; the fetch tries again.`,
  }),
  'fortnox.shifting-pages': () => ({
    sv: 'Bokföringen ändrades i Fortnox medan den lästes. Hämtningen försöker igen.',
    en: 'The books changed in Fortnox while they were read. The fetch tries again.',
  }),
  'fortnox.unreadable-voucher': ({ voucher }) => ({
    sv: `Verifikation ${voucher} går inte att läsa med säkerhet. Inget av den sparades.`,
    en: `Voucher ${voucher} cannot be read with certainty. Nothing of it was stored.`,
  }),
};
