import type { Messages } from '@saldo/kernel';

/** What the database refuses, in words. */
export const messages: Messages = {
  'database.closed': () => ({ sv: 'Databasen är inte öppen.', en: 'The database is not open.' }),
  'database.no-transaction': () => ({
    sv: 'Anropet hör till en transaktion som är avslutad.',
    en: 'The call belongs to a transaction that has ended.',
  }),
  'database.too-old': ({ version }) => ({
    sv: `PostgreSQL ${version} är för gammal. Saldo behöver PostgreSQL 15 eller senare.`,
    en: `PostgreSQL ${version} is too old. Saldo needs PostgreSQL 15 or newer.`,
  }),
  'database.migration-changed': ({ name }) => ({
    sv: `Migreringen ${name} har ändrats efter att den kördes. Installera om den version som databasen hör till.`,
    en: `The migration ${name} was changed after it ran. Install again the version that the database belongs to.`,
  }),
  'database.folder-held': ({ folder, pid, host }) => ({
    sv: `Datamappen ${folder} används redan av process ${pid} på ${host}. Stoppa den först, eller välj en annan DATA_DIR.`,
    en: `The data folder ${folder} is in use by process ${pid} on ${host}. Stop it first, or choose another DATA_DIR.`,
  }),
  'database.other-version': ({ found, wanted }) => ({
    sv: `Datamappen hör till ${found}, men detta är ${wanted}. Gör "saldo backup" med den gamla versionen och "saldo restore" med den nya.`,
    en: `The data folder belongs to ${found}, but this is ${wanted}. Run "saldo backup" with the old version and "saldo restore" with the new one.`,
  }),
  'database.will-not-open': ({ path }) => ({
    sv: `Databasen i ${path} går inte att öppna. Läs tillbaka den senaste säkerhetskopian med "saldo restore".`,
    en: `The database in ${path} will not open. Bring back the latest backup with "saldo restore".`,
  }),
  'database.not-durable': () => ({
    sv: 'Disken bekräftar inte att databasen sparas. Saldo startar inte, för ett strömavbrott skulle kunna förlora data.',
    en: 'The disk does not confirm that the database is kept. Saldo does not start, since a power cut could lose data.',
  }),
  'database.socket-folder': ({ path }) => ({
    sv: `Mappen ${path} tillhör någon annan. Ta bort den eller sätt XDG_RUNTIME_DIR till en egen mapp.`,
    en: `The folder ${path} belongs to somebody else. Remove it or set XDG_RUNTIME_DIR to a folder of your own.`,
  }),
  'database.socket-path': ({ path }) => ({
    sv: `Sökvägen ${path} är för lång för en socket. Sätt XDG_RUNTIME_DIR till en kortare mapp.`,
    en: `The path ${path} is too long for a socket. Set XDG_RUNTIME_DIR to a shorter folder.`,
  }),
  'database.timeout': () => ({
    sv: 'Databasen svarade inte i tid. Ändringen kan ha gjorts; kontrollera innan du försöker igen.',
    en: 'The database did not answer in time. The change may have happened; look before you try again.',
  }),
  'database.unreachable': () => ({
    sv: 'Databasen går inte att nå just nu. Försök igen om en stund.',
    en: 'The database cannot be reached just now. Try again in a moment.',
  }),
};
