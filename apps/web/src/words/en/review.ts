import { countText } from '../../format/amount.ts';
import { counting } from '../count.ts';

const count = counting('en');

/** The auditor's home and the sample. */
export const review = {
  title: 'Review',
  text: (clients: number, years: number) =>
    `${count(clients, 'client', 'clients')}, ${count(years, 'financial year', 'financial years')}. What you do here changes nothing in the books and leaves no trace in them.`,
  none: 'No clients to review yet',
  noneText: 'Ask the administrator of the firm to give you the clients that you are to review.',
  client: 'Client',
  year: 'Financial year',
  days: 'Period',
  proof: 'Against the source',
  proven: 'agrees',
  proofs: { proven: 'Agrees', unproven: 'Does not agree or not proved', none: 'No books' },
  notProved: 'not proved',
  nothingStated: 'the source states no balances',
  differences: (n: number) => count(n, 'difference', 'differences'),
  unbalanced: (n: number) => `${countText(n, 'en')} out of balance`,
  state: 'State',
  noBooks: 'no books',
  toSample: (year: string) => `Draw a sample of ${year}`,
  sample: 'Sample',
  sampleTitle: 'Sample',
  sampleText: 'Vouchers drawn at random. The same seed and the same books give the same sample, whoever draws it.',
  drawn: (n: number, of: number, period: string) => `${countText(n, 'en')} of ${count(of, 'voucher', 'vouchers')}, ${period}.`,
  vouchers: (n: number) => count(n, 'current voucher', 'current vouchers'),
  count: 'Number',
  countWrong: (most: number) => `1–${most}`,
  seed: 'Seed',
  seedHint: 'Any text. Leave it empty to have one made.',
  draw: 'Draw a sample',
  population: 'Drawn from',
  method: 'Method',
  methodText:
    'For each current voucher, SHA-256 is taken of the text “seed|first day of the year|series|number” (UTF-8). Those with the smallest values are the sample, the smallest first. Example: 7|2026-01-01|A|105.',
  print: 'Print',
  copyLink: 'Copy link',
  trail: 'In the audit log',
  noTrail: 'The log has no row about the files of the year.',
  stored: (when: string) => `Year stored ${when}`,
  ownFile: 'the file that the voucher stands in',
  logRow: (seq: number, hash: string) => `Row ${seq} · ${hash}`,
};
