import type { ErrorDetails, Language, Messages, Sentence } from '@saldo/kernel';

const SOURCES: Readonly<Record<string, Sentence>> = {
  FORTNOX: { sv: 'Fortnox', en: 'Fortnox' },
  BANK: { sv: 'banken', en: 'the bank' },
  MANUAL: { sv: 'inlästa filer', en: 'imported files' },
};

/** What happened to a client, in words. */
export const timelineMessages: Messages = {
  'timeline.feed-synced': ofSource('Bokföringen hämtades från', 'The books were fetched from'),
  'timeline.feed-synced-same': (details) => plus(from('Bokföringen hämtades från', 'The books were fetched from', details), SAME),
  'timeline.feed-synced-changes': (details) =>
    plus(from('Bokföringen hämtades från', 'The books were fetched from', details), changes(details, VOUCHERS)),
  'timeline.bank-synced': () => FETCHED,
  'timeline.bank-synced-same': () => plus(FETCHED, SAME),
  'timeline.bank-synced-changes': (details) => plus(FETCHED, changes(details, TRANSACTIONS)),
  'timeline.bank-imported': () => STATEMENT,
  'timeline.bank-imported-same': () => plus(STATEMENT, SAME),
  'timeline.bank-imported-changes': (details) => plus(STATEMENT, changes(details, TRANSACTIONS)),
  'timeline.feed-imported': () => IMPORTED,
  'timeline.feed-imported-same': () => plus(IMPORTED, SAME),
  'timeline.feed-imported-changes': (details) => plus(IMPORTED, changes(details, VOUCHERS)),
  'timeline.feed-failed': ofSource('Det gick inte att hämta från', 'Fetching failed from'),
  'timeline.import-failed': () => ({ sv: 'En fil kunde inte läsas in', en: 'A file could not be imported' }),
  'timeline.feed-create': ofSource('Ny datakälla:', 'New data feed:'),
  'timeline.feed-update': ofSource('Ändrade inställningar för', 'Changed the settings of'),
  'timeline.feed-key': ofSource('Angav en ny nyckel för', 'Entered a new key for'),
  'timeline.feed-connect': ofSource('Anslöt', 'Connected'),
  'timeline.feed-pause': ofSource('Pausade hämtningen från', 'Paused fetching from'),
  'timeline.feed-resume': ofSource('Återupptog hämtningen från', 'Resumed fetching from'),
  'timeline.feed-disconnect': ofSource('Kopplade från', 'Disconnected'),
  'timeline.feed-revoke': ofSource('Samtycket togs tillbaka hos', 'The consent was revoked at'),
  'timeline.feed-archive': ofSource('Arkiverade datakällan', 'Archived the data feed'),
  'timeline.client-create': () => ({ sv: 'Lade upp klienten', en: 'Added the client' }),
  'timeline.client-update': () => ({ sv: 'Ändrade uppgifterna', en: 'Changed the details' }),
  'timeline.client-profile': () => ({ sv: 'Ändrade profilen', en: 'Changed the profile' }),
  'timeline.client-archive': () => ({ sv: 'Arkiverade klienten', en: 'Archived the client' }),
  'timeline.client-restore': () => ({ sv: 'Återställde klienten', en: 'Restored the client' }),
  'timeline.job-retry': () => ({ sv: 'Körde om ett jobb', en: 'Ran a job again' }),
  'timeline.job-cancel': () => ({ sv: 'Avbröt ett jobb', en: 'Stopped a job' }),
  'timeline.task-open': () => ({ sv: 'Ny uppgift', en: 'New task' }),
  'timeline.task-close': () => ({ sv: 'Uppgiften är klar', en: 'The task is done' }),
  'timeline.task-assign': () => ({ sv: 'Lämnade över uppgiften', en: 'Handed over the task' }),
  'timeline.task-approve': () => ({ sv: 'Godkände uppgiften', en: 'Approved the task' }),
  'timeline.task-reject': () => ({ sv: 'Avslog uppgiften', en: 'Rejected the task' }),
};

const IMPORTED: Sentence = { sv: 'En SIE-fil lästes in', en: 'A SIE file was imported' };
const FETCHED: Sentence = { sv: 'Transaktioner hämtades från banken', en: 'Transactions were fetched from the bank' };
const STATEMENT: Sentence = { sv: 'Transaktioner lästes in ur en fil', en: 'Transactions were imported from a file' };
const SAME: Sentence = { sv: 'inget nytt', en: 'nothing new' };

function ofSource(sv: string, en: string): Messages[string] {
  return (details) => from(sv, en, details);
}

function from(sv: string, en: string, { source }: ErrorDetails): Sentence {
  const name = SOURCES[String(source)] ?? { sv: String(source), en: String(source) };
  return { sv: `${sv} ${name.sv}`, en: `${en} ${name.en}` };
}

function plus(what: Sentence, more: Sentence): Sentence {
  return { sv: `${what.sv}: ${more.sv}`, en: `${what.en}: ${more.en}` };
}

type Counted = Readonly<Record<Language, readonly [added: Words, changed: Words, removed: Words]>>;
type Words = readonly [one: string, many: string];

const VOUCHERS: Counted = {
  sv: [
    ['ny verifikation', 'nya verifikationer'],
    ['ändrad', 'ändrade'],
    ['borttagen', 'borttagna'],
  ],
  en: [
    ['new voucher', 'new vouchers'],
    ['changed', 'changed'],
    ['removed', 'removed'],
  ],
};

const TRANSACTIONS: Counted = {
  sv: [
    ['ny', 'nya'],
    ['ändrad', 'ändrade'],
    ['borttagen', 'borttagna'],
  ],
  en: [
    ['new', 'new'],
    ['changed', 'changed'],
    ['removed', 'removed'],
  ],
};

function changes({ added, changed, removed }: ErrorDetails, words: Counted): Sentence {
  const told = (language: Language) =>
    [added, changed, removed]
      .map((count, place) => ({ count: Number(count), name: words[language][place]?.[Number(count) === 1 ? 0 : 1] }))
      .filter(({ count }) => count > 0)
      .map(({ count, name }) => `${count} ${name}`)
      .join(', ');
  return { sv: told('sv'), en: told('en') };
}
