import type { z } from '@hono/zod-openapi';
import { FIRM, type Language, type Sentence } from '@saldo/kernel';
import type { AuditRowSchema } from '../../wire/audit.ts';
import type { BoardRowSchema } from '../../wire/board.ts';
import type { ClientSchema } from '../../wire/client.ts';
import type { FeedSchema } from '../../wire/feed.ts';
import type { JobSchema } from '../../wire/job.ts';
import type { UserSchema } from '../../wire/user.ts';
import { FIRM_TIME_ZONE, localMinute, type Sheet, type SheetColumn } from '../sheet.ts';
import { auditActs } from './audit-acts.ts';
import {
  bankProviders,
  boardStates,
  clientKinds,
  feedSources,
  feedStatuses,
  jobNames,
  jobStatuses,
  notProven,
  roles,
  userStatuses,
} from './words.ts';

const name: Sentence = { sv: 'Namn', en: 'Name' };
const status: Sentence = { sv: 'Läge', en: 'State' };
const client: Sentence = { sv: 'Klient', en: 'Client' };

const unknownPerson: Sentence = { sv: 'Okänd person', en: 'Unknown person' };
const operator: Sentence = { sv: 'Från kommandoraden', en: 'From the command line' };

type Feed = z.input<typeof FeedSchema>;

/** A client with where its data comes from. */
export type ClientWithFeeds = z.input<typeof ClientSchema> & { readonly feeds: readonly Feed[] };

/** The clients of the firm. */
export const clientSheet: Sheet<ClientWithFeeds> = {
  list: 'clients',
  title: { sv: 'Klienter', en: 'Clients' },
  columns: [
    { id: 'name', header: name, kind: 'text', value: (row) => row.name },
    {
      id: 'books',
      header: { sv: 'Bokföring', en: 'Books' },
      kind: 'text',
      value: ({ feeds }, language) => feeds.map((feed) => feedText(feed, language)).join('; ') || null,
    },
    { id: 'orgNo', header: { sv: 'Organisationsnummer', en: 'Organisation number' }, kind: 'text', value: (row) => row.orgNo },
    { id: 'kind', header: { sv: 'Typ', en: 'Kind' }, kind: 'text', value: ({ kind }, language) => said(clientKinds, kind, language) },
    { id: 'tier', header: { sv: 'Nivå', en: 'Tier' }, kind: 'text', value: (row) => row.tier },
    { id: 'created', header: { sv: 'Upplagd', en: 'Added' }, kind: 'instant', value: (row) => row.createdAt },
    { id: 'archived', header: { sv: 'Arkiverad', en: 'Archived' }, kind: 'instant', value: (row) => row.archivedAt },
  ],
};

/** Where the data comes from. */
export const feedSheet: Sheet<Feed> = {
  list: 'datafeeds',
  title: { sv: 'Datakällor', en: 'Data feeds' },
  columns: [
    {
      id: 'source',
      header: { sv: 'Källa', en: 'Source' },
      kind: 'text',
      value: feedNameOf,
    },
    { id: 'status', header: status, kind: 'text', value: (row, language) => said(feedStatuses, row.status, language) },
    { id: 'last', header: { sv: 'Senast hämtad', en: 'Last fetched' }, kind: 'instant', value: (row) => row.lastSyncAt },
  ],
};

/** A job with the name of its client. */
export type NamedJob = z.input<typeof JobSchema> & { readonly clientName: string };

/** What runs in the background. */
export const jobSheet: Sheet<NamedJob> = {
  list: 'jobs',
  title: { sv: 'Jobb', en: 'Jobs' },
  columns: [
    { id: 'name', header: { sv: 'Jobb', en: 'Job' }, kind: 'text', value: (row, language) => said(jobNames, row.name, language) },
    { id: 'client', header: client, kind: 'text', value: (row) => row.clientName || null },
    { id: 'status', header: status, kind: 'text', value: jobStateOf },
    { id: 'result', header: { sv: 'Resultat', en: 'Result' }, kind: 'text', value: outcomeOf },
    { id: 'took', header: { sv: 'Tidsåtgång, sekunder', en: 'Took, seconds' }, kind: 'count', value: secondsOf },
    { id: 'created', header: { sv: 'Begärt', en: 'Asked for' }, kind: 'instant', value: (row) => row.createdAt },
  ],
};

/** A row of the log with the name of the client whose chain it is in. */
export type NamedAct = z.input<typeof AuditRowSchema> & { readonly chainName: string };

/**
 * What was done, by whom, in the words of the page; beside them the stable codes of both, and what was said of it as JSON: a file of
 * evidence is read by machines too.
 */
export const auditSheet: Sheet<NamedAct> = {
  list: 'audit-log',
  title: { sv: 'Revisionslogg', en: 'Audit log' },
  columns: [
    { id: 'at', header: { sv: 'När', en: 'When' }, kind: 'instant', value: (row) => row.at },
    { id: 'act', header: { sv: 'Vad', en: 'What' }, kind: 'text', value: ({ action }, language) => actText(action, language) },
    { id: 'action', header: { sv: 'Kod', en: 'Code' }, kind: 'text', value: (row) => row.action },
    { id: 'who', header: { sv: 'Vem', en: 'Who' }, kind: 'text', value: ({ actor }, language) => actorText(actor)[language] },
    { id: 'actor', header: { sv: 'Vem, kod', en: 'Who, code' }, kind: 'text', value: ({ actor: { kind, id } }) => `${kind}:${id}` },
    { id: 'chain', header: client, kind: 'text', value: (row) => row.chainName },
    { id: 'seq', header: { sv: 'Nr', en: 'No.' }, kind: 'count', value: (row) => row.seq },
    { id: 'about', header: { sv: 'Gäller', en: 'About' }, kind: 'text', value: ({ refType, refId }) => `${refType} ${refId}` },
    {
      id: 'payload',
      header: { sv: 'Uppgifter', en: 'Details' },
      kind: 'text',
      value: ({ payload }) => (payload ? JSON.stringify(payload) : null),
    },
    { id: 'hash', header: { sv: 'Hash', en: 'Hash' }, kind: 'text', value: (row) => row.hash },
  ],
};

/** Who may sign in. */
export const userSheet: Sheet<z.input<typeof UserSchema>> = {
  list: 'users',
  title: { sv: 'Användare', en: 'Users' },
  columns: [
    { id: 'name', header: name, kind: 'text', value: (row) => row.name },
    { id: 'email', header: { sv: 'E-post', en: 'E-mail' }, kind: 'text', value: (row) => row.email },
    { id: 'role', header: { sv: 'Roll', en: 'Role' }, kind: 'text', value: (row, language) => said(roles, row.role, language) },
    {
      id: 'clients',
      header: { sv: 'Klienter', en: 'Clients' },
      kind: 'text',
      value: ({ role, clientIds }, language) =>
        role === 'ADMIN' || role === 'COORDINATOR' ? { sv: 'Alla', en: 'All' }[language] : String(clientIds.length),
    },
    { id: 'status', header: status, kind: 'text', value: (row, language) => said(userStatuses, row.status, language) },
    { id: 'last', header: { sv: 'Senast inne', en: 'Last signed in' }, kind: 'instant', value: (row) => row.lastSignInAt },
  ],
};

type BoardRow = z.input<typeof BoardRowSchema>;

/** Where every client stands in a month: of each step its state and why. */
export const boardSheet: Sheet<BoardRow> = {
  list: 'board',
  title: { sv: 'Tavla', en: 'Board' },
  columns: [
    { id: 'client', header: client, kind: 'text', value: (row) => row.name },
    stepColumn('books', { sv: 'Bokföring', en: 'Books' }),
    stepColumn('bank', { sv: 'Bank', en: 'Bank' }),
    stepColumn('checks', { sv: 'Kontroller', en: 'Checks' }),
    stepColumn('reconciled', { sv: 'Avstämt', en: 'Reconciled' }),
    stepColumn('closed', { sv: 'Stängd', en: 'Closed' }),
    { id: 'state', header: status, kind: 'text', value: (row, language) => said(boardStates, row.state, language) },
    { id: 'manager', header: { sv: 'Ansvarig', en: 'Manager' }, kind: 'text', value: (row) => row.managerName },
  ],
};

function stepColumn(id: keyof BoardRow['steps'], header: Sentence): SheetColumn<BoardRow> {
  const value: SheetColumn<BoardRow>['value'] = ({ steps }, language) => {
    const { state, reason } = steps[id];
    return state === 'none' && reason === '' ? null : [said(boardStates, state, language), reason].filter(Boolean).join(': ');
  };
  return { id, header, kind: 'text', value };
}

function feedText({ source, config, status: state, lastSyncAt }: Feed, language: Language): string {
  const since = lastSyncAt === null ? '' : `, ${localMinute(lastSyncAt, FIRM_TIME_ZONE)}`;
  return `${feedNameOf({ source, config }, language)}: ${said(feedStatuses, state, language)}${since}`;
}

// A bank by its name, and who stands before it.
function feedNameOf({ source, config }: Pick<Feed, 'source' | 'config'>, language: Language): string {
  const { bank, provider } = config;
  if (source !== 'BANK' || typeof bank !== 'string') return said(feedSources, source, language);
  if (typeof provider !== 'string') return bank;
  return `${bank} ${{ sv: 'genom', en: 'through' }[language]} ${bankProviders[provider] ?? provider}`;
}

function jobStateOf({ status: state, result }: NamedJob, language: Language): string {
  const proof = result?.proof as { status?: unknown } | undefined; // what every sync and import answers
  return state === 'succeeded' && proof?.status === 'unproven' ? notProven[language] : said(jobStatuses, state, language);
}

function outcomeOf({ error, status: state, result }: NamedJob, language: Language): string | null {
  if (error && state !== 'succeeded') return error.message;
  const counts = result?.vouchers ?? result?.transactions;
  if (typeof counts !== 'object' || counts === null) return null;
  const { added, changed, removed } = counts as Record<string, number>; // what every sync and import answers
  return { sv: `${added} nya, ${changed} ändrade, ${removed} borttagna`, en: `${added} new, ${changed} changed, ${removed} removed` }[
    language
  ];
}

function secondsOf({ startedAt, finishedAt }: NamedJob): number | null {
  if (startedAt === null || finishedAt === null) return null;
  return Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000);
}

// As on the page, where a word begins the line.
function actText(action: string, language: Language): string {
  const act = said(auditActs, action, language);
  return act.charAt(0).toLocaleUpperCase(language) + act.slice(1);
}

function actorText({ kind, id, name: known }: NamedAct['actor']): Sentence {
  const person = known === null ? unknownPerson : { sv: known, en: known };
  switch (kind) {
    case 'user':
      return person;
    case 'key':
      return id === FIRM ? operator : { sv: `${person.sv}, med API-nyckel`, en: `${person.en}, by API key` };
    case 'job':
      return { sv: 'Ett jobb', en: 'A job' };
    case 'system':
      return { sv: 'Saldo', en: 'Saldo' };
    // A row that somebody has altered is told as it stands.
    default:
      return { sv: String(kind), en: String(kind) };
  }
}

function said(words: Readonly<Record<string, Sentence>>, word: string, language: Language): string {
  return words[word]?.[language] ?? word;
}
