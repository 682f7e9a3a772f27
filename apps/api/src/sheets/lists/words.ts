import type { Sentence } from '@saldo/kernel';

type Words = Readonly<Record<string, Sentence>>;

/** What the states and kinds of the API are called in a file: the words of the page. */
export const clientKinds: Words = {
  company: { sv: 'Företag', en: 'Company' },
  aifm: { sv: 'AIF-förvaltare', en: 'AIF manager' },
  aif: { sv: 'AIF-fond', en: 'AIF fund' },
};

export const feedSources: Words = {
  FORTNOX: { sv: 'Fortnox', en: 'Fortnox' },
  BANK: { sv: 'Bank', en: 'Bank' },
  MANUAL: { sv: 'Inlästa filer', en: 'Files read in' },
};

export const feedStatuses: Words = {
  new: { sv: 'inte ansluten', en: 'not connected' },
  active: { sv: 'ansluten', en: 'connected' },
  paused: { sv: 'pausad', en: 'paused' },
  needs_connect: { sv: 'anslut igen', en: 'connect again' },
  needs_key: { sv: 'ange ny nyckel', en: 'enter a new key' },
  failing: { sv: 'hämtning misslyckad', en: 'sync failed' },
  disconnected: { sv: 'frånkopplad', en: 'disconnected' },
  archived: { sv: 'arkiverad', en: 'archived' },
};

export const jobStatuses: Words = {
  queued: { sv: 'i kö', en: 'queued' },
  running: { sv: 'pågår', en: 'running' },
  succeeded: { sv: 'klart', en: 'done' },
  failed: { sv: 'misslyckat', en: 'failed' },
  cancelled: { sv: 'avbrutet', en: 'cancelled' },
};

/** A job that succeeded, with books or balances that do not agree. */
export const notProven: Sentence = { sv: 'inte avstämt', en: 'not reconciled' };

export const bankAccountStates: Words = {
  mirror: { sv: 'speglar annat konto', en: 'mirrors another account' },
  off: { sv: 'avstängt', en: 'off' },
  file: { sv: 'läses in som fil', en: 'imported as files' },
  ready: { sv: 'hämtas', en: 'fetched' },
  'not-ready': { sv: 'banken gör klart kontot', en: 'the bank is preparing it' },
  expired: { sv: 'samtycket har gått ut', en: 'the consent has run out' },
  revoked: { sv: 'samtycket är återkallat', en: 'the consent was withdrawn' },
  suspended: { sv: 'kopplingen är avstängd', en: 'the connection is suspended' },
  closed: { sv: 'avslutat hos banken', en: 'closed at the bank' },
  'not-granted': { sv: 'ingår inte i samtycket', en: 'not in the consent' },
};

export const bankProviders: Readonly<Record<string, string>> = { gocardless: 'GoCardless', enablebanking: 'Enable Banking' };

export const jobNames: Words = {
  'etl.fortnox': { sv: 'Hämtning från Fortnox', en: 'Sync from Fortnox' },
  'etl.fortnox-details': { sv: 'Detaljer om verifikationer', en: 'Details of vouchers' },
  'etl.bank': { sv: 'Hämtning från banken', en: 'Fetch from the bank' },
  'etl.bank-consents': { sv: 'Samtycken ses över', en: 'Consents looked over' },
  'ai.data-quality': { sv: 'Kontroll av bokföringen', en: 'Check of the books' },
  'ai.reconcile': { sv: 'Avstämning', en: 'Reconciliation' },
  'ai.reconcile-after-sync': { sv: 'Avstämning efter hämtning', en: 'Reconciliation after a fetch' },
  'ai.reconcile-replay': { sv: 'Provkörning av avstämning', en: 'Reconciliation tried anew' },
  'etl.import': { sv: 'Inläsning av fil', en: 'Import of a file' },
  'etl.revoke': { sv: 'Samtycke dras tillbaka', en: 'Consent withdrawn' },
  'compliance.audit-heads': { sv: 'Loggen signeras', en: 'Log signed' },
  'etl.forgotten-files': { sv: 'Kvarglömda filer städas', en: 'Forgotten files swept' },
};

export const roles: Words = {
  ADMIN: { sv: 'Administratör', en: 'Administrator' },
  COORDINATOR: { sv: 'Koordinator', en: 'Coordinator' },
  SPECIALIST: { sv: 'Specialist', en: 'Specialist' },
  CLIENT: { sv: 'Klient', en: 'Client' },
  AUDITOR: { sv: 'Revisor', en: 'Auditor' },
};

export const userStatuses: Words = {
  active: { sv: 'aktiv', en: 'active' },
  disabled: { sv: 'avstängd', en: 'shut out' },
  removed: { sv: 'borttagen', en: 'removed' },
};

export const boardStates: Words = {
  blocked: { sv: 'stoppad', en: 'blocked' },
  attention: { sv: 'se över', en: 'to review' },
  due: { sv: 'att göra', en: 'to do' },
  running: { sv: 'pågår', en: 'running' },
  done: { sv: 'klar', en: 'done' },
  none: { sv: 'inget än', en: 'nothing yet' },
};
