import { countText } from '../../format/amount.ts';
import { counting } from '../count.ts';

const count = counting('sv');

/** The auditor's home and the sample. */
export const review = {
  title: 'Granskning',
  text: (clients: number, years: number) =>
    `${count(clients, 'klient', 'klienter')}, ${count(years, 'räkenskapsår', 'räkenskapsår')}. Det du gör här ändrar inget i bokföringen och lämnar inga spår i den.`,
  none: 'Inga klienter att granska än',
  noneText: 'Be byråns administratör att ge dig de klienter som du ska granska.',
  client: 'Klient',
  year: 'Räkenskapsår',
  days: 'Period',
  proof: 'Mot källans saldon',
  proven: 'stämmer',
  proofs: { proven: 'Stämmer', unproven: 'Stämmer inte eller inte prövat', none: 'Ingen bokföring' },
  notProved: 'inte prövat',
  nothingStated: 'källan anger inga saldon',
  differences: (n: number) => count(n, 'skillnad', 'skillnader'),
  unbalanced: (n: number) => `${countText(n, 'sv')} i obalans`,
  state: 'Läge',
  noBooks: 'ingen bokföring',
  toSample: (year: string) => `Dra stickprov ${year}`,
  sample: 'Stickprov',
  sampleTitle: 'Stickprov',
  sampleText: 'Slumpvis dragna verifikationer. Samma frö och samma bokföring ger samma stickprov, vem som än drar det.',
  drawn: (n: number, of: number, period: string) => `${countText(n, 'sv')} av ${count(of, 'verifikation', 'verifikationer')}, ${period}.`,
  vouchers: (n: number) => count(n, 'gällande verifikation', 'gällande verifikationer'),
  count: 'Antal',
  countWrong: (most: number) => `1–${most}`,
  seed: 'Frö',
  seedHint: 'Valfri text. Lämna tomt så väljs ett.',
  draw: 'Dra stickprov',
  population: 'Draget ur',
  method: 'Metod',
  methodText:
    'För varje gällande verifikation räknas SHA-256 av texten ”frö|årets första dag|serie|nummer” (UTF-8). De med minst värde är stickprovet, minst först. Exempel: 7|2026-01-01|A|105.',
  print: 'Skriv ut',
  copyLink: 'Kopiera länk',
  trail: 'I revisionsloggen',
  noTrail: 'Loggen har ingen rad om årets filer.',
  stored: (when: string) => `Året sparat ${when}`,
  ownFile: 'samma fil som verifikationen står i',
  logRow: (seq: number, hash: string) => `Rad ${seq} · ${hash}`,
};
