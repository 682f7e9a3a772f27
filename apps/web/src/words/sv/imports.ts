import { counting } from '../count.ts';

const count = counting('sv');

/** Reading in a SIE file by hand. */
export const imports = {
  title: 'Läs in SIE',
  text: 'SIE 1–4 och SIE 5 från vilket bokföringsprogram som helst. Filen granskas först, inget sparas förrän du säger till.',
  drop: 'Släpp SIE-filen här',
  dropNow: 'Släpp för att granska',
  or: 'eller',
  choose: 'Välj fil',
  other: 'Välj en annan fil',
  reading: (name: string) => `Granskar ${name}`,
  goodTitle: (name: string) => `${name} går att läsa in`,
  badTitle: (name: string) => `${name} går inte att läsa in`,
  badText: 'Inget är sparat. Rätta filen eller exportera den på nytt, och släpp den här igen.',
  unprovenText: 'Böckerna läses in som de står i filen. Rätta i källan och exportera på nytt, om det är fel där.',
  unprovenNoneText: 'När filen är inläst: stäm av saldobalansen mot en rapport från källan.',
  submit: 'Läs in',
  submitAnyway: 'Läs in ändå',
  importing: 'Läser in filen',
  done: 'Filen är inläst',
  toVouchers: 'Visa verifikationerna',
  toBalance: 'Visa saldobalansen',
  company: 'Företag',
  program: 'Program',
  type: 'Typ',
  encoding: 'Teckenkodning',
  years: 'Räkenskapsår',
  vouchers: (n: number) => count(n, 'verifikation', 'verifikationer'),
  faults: 'Fel i filen',
  remarks: 'Anmärkningar',
};
