import { counting } from './count.ts';
import { account } from './en/account.ts';
import { audit } from './en/audit.ts';
import { bank } from './en/bank.ts';
import { board } from './en/board.ts';
import { chart } from './en/chart.ts';
import { clients } from './en/clients.ts';
import { feeds } from './en/feeds.ts';
import { frame } from './en/frame.ts';
import { imports } from './en/imports.ts';
import { jobs } from './en/jobs.ts';
import { ledger } from './en/ledger.ts';
import { lists } from './en/lists.ts';
import { people } from './en/people.ts';
import { portal } from './en/portal.ts';
import { review } from './en/review.ts';
import { system } from './en/system.ts';
import { timeline } from './en/timeline.ts';
import type { sv } from './sv.ts';

const count = counting('en');

/** Every word of the page in English. */
export const en = {
  language: 'en' as 'sv' | 'en',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  done: 'Done',
  undo: 'Undo',
  more: 'More',
  loading: 'Loading',
  tryAgain: 'Try again',
  copied: 'Copied',
  messages: 'Messages',
  all: 'All',
  optional: 'optional',
  dayForm: 'yyyy-mm-dd',
  dayWrong: 'Write the day as 2026-11-30',
  clearFilter: 'Clear filter',
  noHits: 'Nothing fits the filter',
  rows: (shown: number, more: boolean) => (more ? `more than ${count(shown, 'row', 'rows')}` : count(shown, 'row', 'rows')),
  keys: { move: 'move', open: 'open', search: 'search here', create: 'new', edit: 'change', fetch: 'fetch', retry: 'run again' },
  problem: {
    page: 'Something went wrong on the page. Reload it and try again.',
    unreachable: 'The server does not answer. Check that it runs and that the network works, and try again.',
    status: (status: number) => `That did not work (${status}). Try again.`,
    missing: 'The page does not exist, or you may not see it.',
    stale: 'Somebody else changed this while you wrote.',
    staleNext: 'What you filled in is still here. Save again to replace what the other one wrote, or cancel to see it.',
    clientMissing: 'The client does not exist, or you may not see it.',
    missingNext: 'To the clients',
  },
  ...frame,
  account,
  audit,
  bank,
  board,
  chart,
  clients,
  feeds,
  imports,
  jobs,
  ledger,
  lists,
  people,
  portal,
  review,
  system,
  timeline,
} satisfies typeof sv;
