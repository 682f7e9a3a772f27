import { counted, type ErrorDetails, type Messages } from '@saldo/kernel';

const days = ({ from, to }: ErrorDetails) => `${from} – ${to}`;

/** What the ledger refuses, in words. */
export const messages: Messages = {
  'ledger.year-has-source': (details) => ({
    sv: `Räkenskapsåret ${days(details)} hämtas redan från en annan datakälla. Ett år har en källa: arkivera den andra först.`,
    en: `The financial year ${days(details)} already comes from another data feed. A year has one source: archive the other first.`,
  }),
  'ledger.year-overlaps': (details) => ({
    sv: `Räkenskapsåret ${details.newFrom} – ${details.newTo} överlappar ${days(details)}, som redan finns. Kontrollera årets datum i källan.`,
    en: `The financial year ${details.newFrom} – ${details.newTo} overlaps ${days(details)}, which is there already. Check the days of the year at the source.`,
  }),
  'ledger.year-missing': () => ({ sv: 'Räkenskapsåret finns inte.', en: 'There is no such financial year.' }),
  'ledger.year-unfinished': (details) => ({
    sv: `Räkenskapsåret ${days(details)} är inte färdigsparat: en hämtning pågår eller avbröts. Försök igen när den är klar, eller hämta på nytt.`,
    en: `The financial year ${days(details)} is not wholly stored: a sync is running or was cut off. Try again when it is done, or sync again.`,
  }),
  'ledger.year-changed': (details) => ({
    sv: `Räkenskapsåret ${days(details)} ändrades medan det lästes. Försök igen.`,
    en: `The financial year ${days(details)} changed while it was being read. Try again.`,
  }),
  'ledger.no-single-year': (details) => ({
    sv: `Dagarna ${days(details)} ligger inte inom ett räkenskapsår. Välj dagar inom ett och samma år.`,
    en: `The days ${days(details)} do not lie within one financial year. Choose days within one year.`,
  }),
  'ledger.too-many-months': ({ most }) => ({
    sv: `Dagarna går över fler än ${most} månader. Välj färre.`,
    en: `The days span more than ${most} months. Choose fewer.`,
  }),
  'ledger.voucher-missing': () => ({ sv: 'Verifikationen finns inte.', en: 'There is no such voucher.' }),
  'ledger.sample-changed': () => ({
    sv: 'Bokföringen ändrades medan urvalet drogs. Dra det igen.',
    en: 'The books changed while the sample was drawn. Draw it again.',
  }),
  'ledger.no-file': () => ({ sv: 'Verifikationen har ingen sådan fil.', en: 'The voucher has no such file.' }),
  'ledger.file-not-here': ({ state }) =>
    state === 'waiting'
      ? {
          sv: 'Filen är inte hämtad ännu. Den kommer strax efter nästa hämtning.',
          en: 'The file has not been fetched yet. It comes soon after the next fetch.',
        }
      : { sv: 'Filen finns inte här. Öppna den i bokföringsprogrammet.', en: 'The file is not here. Open it in the bookkeeping program.' },
  'ledger.no-source': () => ({ sv: 'Verifikationens källa är inte sparad.', en: 'The source of the voucher is not kept.' }),
  'ledger.raw-missing': () => ({ sv: 'De mottagna uppgifterna finns inte kvar.', en: 'What was received is not there.' }),
  'ledger.file-refused': ({ file, count }) => ({
    sv: `Filen ${file} går inte att läsa med säkerhet (${count} fel). Inget av den sparades.`,
    en: `The file ${file} cannot be read with certainty (${counted(count, 'fault', 'faults')}). Nothing of it was stored.`,
  }),
  'ledger.file-cut-off': ({ file, count }) => ({
    sv: `Filen ${file} ser avklippt ut: årets ${count} sista verifikationer saknas, och den stämmer inte med sina egna saldon. Inget har ändrats. Exportera den på nytt.`,
    en: `The file ${file} looks cut off: the last ${count} vouchers of the year are missing, and it does not agree with its own balances. Nothing was changed. Export it again.`,
  }),
  'ledger.file-without-vouchers': ({ file, count }) =>
    Number(count) > 0
      ? {
          sv: `Filen ${file} har inga verifikationer, fast året har ${count} sedan förut, och inga saldon i den visar att de ska bort. Inget har ändrats. Exportera den på nytt.`,
          en: `The file ${file} has no vouchers although the year holds ${count}, and no balances in it bear out that they are gone. Nothing was changed. Export it again.`,
        }
      : {
          sv: `Filen ${file} har inga verifikationer att lägga till. Exportera den på nytt.`,
          en: `The file ${file} has no vouchers to add. Export it again.`,
        },
  'ledger.file-without-year': ({ file }) => ({
    sv: `Filen ${file} anger inget räkenskapsår (#RAR 0). Exportera den på nytt med räkenskapsåret.`,
    en: `The file ${file} names no financial year (#RAR 0). Export it again with its financial year.`,
  }),
  'ledger.bad-cursor': () => ({
    sv: 'Sidmarkören går inte att läsa. Börja om från första sidan.',
    en: 'The cursor cannot be read. Start again from the first page.',
  }),
};
