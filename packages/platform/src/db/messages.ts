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
  'backup.no-folder': ({ folder }) => ({
    sv: `Mappen ${folder} finns inte. Skapa den, eller välj en annan plats för säkerhetskopian.`,
    en: `There is no folder ${folder}. Make it, or choose another place for the backup.`,
  }),
  'database.no-answer': ({ at, reason }) => ({
    sv: `PostgreSQL på ${at} svarar inte (${reason}). Kontrollera DATABASE_URL och att servern är igång.`,
    en: `PostgreSQL at ${at} does not answer (${reason}). Look at DATABASE_URL, and whether the server runs.`,
  }),
  'database.not-let-in': ({ at, user, database, reason }) => ({
    sv: `PostgreSQL på ${at} släpper inte in ${user} i databasen ${database} (${reason}). Kontrollera användare, lösenord och databas i DATABASE_URL.`,
    en: `PostgreSQL at ${at} does not let ${user} into the database ${database} (${reason}). Look at user, password and database in DATABASE_URL.`,
  }),
  'database.no-right': ({ user, database, reason }) => ({
    sv:
      `${user} får inte förbereda databasen ${database} (${reason}). Låt ${user} äga databasen, och låt någon som får skapa roller köra: ` +
      `create role saldo_app nologin; grant saldo_app to ${user};`,
    en:
      `${user} may not set up the database ${database} (${reason}). Let ${user} own the database, and let somebody who may create roles run: ` +
      `create role saldo_app nologin; grant saldo_app to ${user};`,
  }),
  'backup.exists': ({ file }) => ({
    sv: `${file} finns redan och skrivs inte över. Välj ett annat namn.`,
    en: `${file} is already there and is not replaced. Choose another name.`,
  }),
  'backup.missing': ({ file }) => ({ sv: `${file} finns inte.`, en: `${file} is not there.` }),
  'backup.damaged': ({ file, reason }) => ({
    sv: `Säkerhetskopian ${file} är skadad (${reason}). Ingenting lästes in; ta en annan kopia.`,
    en: `The backup ${file} is damaged (${reason}). Nothing was restored; take another copy.`,
  }),
  'backup.newer': ({ file }) => ({
    sv: `Säkerhetskopian ${file} är gjord av en nyare version av Saldo. Läs in den med den versionen.`,
    en: `The backup ${file} was made by a newer version of Saldo. Restore it with that version.`,
  }),
  'backup.newer-version': ({ product }) => ({
    sv: `Säkerhetskopian är gjord av Saldo ${product}, som är nyare än denna. Läs in den med den versionen.`,
    en: `The backup was made by Saldo ${product}, which is newer than this. Restore it with that version.`,
  }),
  'backup.other-schema': ({ name }) => ({
    sv: `Säkerhetskopians tabeller passar inte (${name}). Läs in den i en ny, tom databas med den version som gjorde den.`,
    en: `The tables of the backup do not fit (${name}). Restore it into a new, empty database with the version that made it.`,
  }),
  'backup.not-empty': ({ tables }) => ({
    sv: `Databasen är inte tom (${tables}). Läs in säkerhetskopian i en ny DATA_DIR eller en ny databas.`,
    en: `The database is not empty (${tables}). Restore the backup into a new DATA_DIR or a new database.`,
  }),
  'backup.other-keys': ({ keyId }) => ({
    sv: `Säkerhetskopian är låst med nyckeln ${keyId}, som saknas här. Lägg tillbaka DATA_DIR/keys eller ENCRYPTION_KEYS från den tiden.`,
    en: `The backup is locked with the key ${keyId}, which is missing here. Put back DATA_DIR/keys or ENCRYPTION_KEYS of that time.`,
  }),
  'backup.file-differs': ({ key }) => ({
    sv: `Filen ${key} finns redan med annat innehåll. Läs in säkerhetskopian i en ny DATA_DIR.`,
    en: `The file ${key} is already there with other content. Restore the backup into a new DATA_DIR.`,
  }),
};
