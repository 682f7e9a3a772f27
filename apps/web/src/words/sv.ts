import { counting } from './count.ts';
import { account } from './sv/account.ts';
import { audit } from './sv/audit.ts';
import { bank } from './sv/bank.ts';
import { board } from './sv/board.ts';
import { chart } from './sv/chart.ts';
import { clients } from './sv/clients.ts';
import { feeds } from './sv/feeds.ts';
import { frame } from './sv/frame.ts';
import { imports } from './sv/imports.ts';
import { jobs } from './sv/jobs.ts';
import { ledger } from './sv/ledger.ts';
import { lists } from './sv/lists.ts';
import { people } from './sv/people.ts';
import { portal } from './sv/portal.ts';
import { review } from './sv/review.ts';
import { system } from './sv/system.ts';
import { timeline } from './sv/timeline.ts';

const count = counting('sv');

/** Every word of the page in Swedish, the words of the trade. */
export const sv = {
  language: 'sv' as 'sv' | 'en',
  close: 'Stäng',
  cancel: 'Avbryt',
  save: 'Spara',
  done: 'Klar',
  undo: 'Ångra',
  more: 'Mer',
  loading: 'Hämtar',
  tryAgain: 'Försök igen',
  copied: 'Kopierat',
  messages: 'Meddelanden',
  all: 'Alla',
  optional: 'frivilligt',
  dayForm: 'åååå-mm-dd',
  dayWrong: 'Skriv dagen som 2026-11-30',
  clearFilter: 'Rensa filter',
  noHits: 'Inget passar filtret',
  rows: (shown: number, more: boolean) => (more ? `fler än ${count(shown, 'rad', 'rader')}` : count(shown, 'rad', 'rader')),
  keys: { move: 'flytta', open: 'öppna', search: 'sök här', create: 'ny', edit: 'ändra', fetch: 'hämta', retry: 'kör igen' },
  problem: {
    page: 'Något gick fel på sidan. Ladda om den och försök igen.',
    unreachable: 'Servern svarar inte. Kontrollera att den är igång och att nätet fungerar, och försök igen.',
    status: (status: number) => `Det gick inte (${status}). Försök igen.`,
    missing: 'Sidan finns inte, eller så får du inte se den.',
    stale: 'Någon annan ändrade här medan du skrev.',
    staleNext: 'Det du har fyllt i är kvar. Spara igen för att ersätta det som den andra skrev, eller avbryt för att se det.',
    clientMissing: 'Klienten finns inte, eller så får du inte se den.',
    missingNext: 'Till klienterna',
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
};
