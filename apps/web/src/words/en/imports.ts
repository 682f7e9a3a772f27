import { counting } from '../count.ts';

const count = counting('en');

/** Reading in a SIE file by hand. */
export const imports = {
  title: 'Read in SIE',
  text: 'SIE 1–4 and SIE 5 from any bookkeeping program. The file is looked through first; nothing is stored before you say so.',
  drop: 'Drop the SIE file here',
  dropNow: 'Drop to look it through',
  or: 'or',
  choose: 'Choose a file',
  other: 'Choose another file',
  reading: (name: string) => `Looking through ${name}`,
  goodTitle: (name: string) => `${name} can be read in`,
  badTitle: (name: string) => `${name} cannot be read in`,
  badText: 'Nothing is stored. Correct the file or export it again, and drop it here once more.',
  unprovenText: 'The books will be read in as they stand in the file. Where it is wrong, correct it at the source and export again.',
  unprovenNoneText: 'Once the file is read in: compare the trial balance with a report of the source.',
  submit: 'Read in',
  submitAnyway: 'Read in anyway',
  importing: 'Reading in the file',
  done: 'The file is read in',
  toVouchers: 'Show the vouchers',
  toBalance: 'Show the trial balance',
  company: 'Company',
  program: 'Program',
  type: 'Type',
  encoding: 'Encoding',
  years: 'Financial years',
  vouchers: (n: number) => count(n, 'voucher', 'vouchers'),
  faults: 'Faults in the file',
  remarks: 'Remarks',
};
