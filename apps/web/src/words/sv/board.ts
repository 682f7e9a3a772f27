import { counting } from '../count.ts';

const count = counting('sv');

/** The board: clients × steps, and what helps. */
export const board = {
  title: (month: string, done: number, all: number) => (all === 0 ? month : `${month}: ${done} av ${all} klara`),
  label: 'Tavla',
  text: ({ blocked, attention, due, running }: { blocked: number; attention: number; due: number; running: number }) => {
    const told = [
      blocked > 0 ? count(blocked, 'är stoppad', 'är stoppade') : '',
      attention > 0 ? `${attention}\u00a0att se över` : '',
      due > 0 ? `${due}\u00a0att göra` : '',
      running > 0 ? count(running, 'hämtas', 'hämtas') : '',
    ].filter(Boolean);
    return told.length === 0 ? 'Inget väntar på någon.' : `${told.join(', ')}.`;
  },
  client: 'Klient',
  steps: { books: 'Bokföring', bank: 'Bank', checks: 'Kontroller', reconciled: 'Avstämt', closed: 'Stängd' },
  state: 'Läge',
  manager: 'Ansvarig',
  noManager: 'ingen',
  needsSomebody: 'Behöver någon',
  blocked: 'Stoppade',
  done: 'Klara',
  mine: 'Mina',
  search: 'Sök klient',
  nothingWaits: 'Inget väntar på någon',
  nothingWaitsText: 'Allt som går att se för månaden är i ordning.',
  showAll: 'Visa alla',
  emptyText: 'Lägg upp den första klienten och anslut böckerna, så visar tavlan vad som är klart och vad som väntar.',
  states: { blocked: 'stoppad', attention: 'se över', due: 'att göra', running: 'pågår', done: 'klar', none: 'inget än' },
  // Short words for a cell; what is not here is told by its state.
  short: {
    'board.queued': 'i kö',
    'board.no-books': 'inte ansluten',
    'board.no-file': 'ingen fil',
    'board.never-fetched': 'aldrig hämtad',
    'board.no-year': 'inget år',
    'board.disconnected': 'frånkopplad',
    'board.paused': 'pausad',
    'board.not-connected': 'inte ansluten',
    'board.cut-off': 'avbruten',
    'board.empty-year': 'tomt',
    'board.nothing-stated': 'inga saldon',
  } as Record<string, string>,
  fetching: 'hämtar',
  fetchingShare: (percent: number) => `hämtar ${percent} %`,
  unproven: (accounts: number) => count(accounts, 'konto skiljer', 'konton skiljer'),
  unbalanced: (vouchers: number) => `${vouchers} i obalans`,
  flagged: (vouchers: number) => count(vouchers, 'flaggad', 'flaggade'),
  until: (day: string) => `till ${day}`,
  connectAgain: 'anslut igen',
  fetchFailed: 'hämtning misslyckad',
  fileRefused: 'fil avvisad',
  at: 'Senast hämtad',
  failedAt: 'Misslyckades',
  knownUntil: 'Känd till och med',
  restOf: 'Övriga steg',
  inOrder: 'Allt som går att se är i ordning.',
  askOther: 'Du får inte göra det här. Be en koordinator.',
  openClient: 'Öppna klienten',
  openJob: 'Öppna jobbet',
  openFeed: 'Till datakällan',
  openBalance: 'Öppna saldobalansen',
  openVouchers: 'Visa verifikationerna',
  connectFortnox: 'Anslut Fortnox',
};
