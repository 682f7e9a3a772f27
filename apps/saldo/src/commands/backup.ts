import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { brokenChains, chainCheck, openAudit } from '@saldo/audit';
import { counted, SaldoError } from '@saldo/kernel';
import { openConfig } from '@saldo/platform/config';
import { type ArchiveSummary, inspectArchive, restoreBackup } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { secrets, signer } from '@saldo/platform/secrets';
import { openApiDoor, refusal } from '../api-door.ts';
import { type Command, read } from '../command.ts';
import { headsFolder } from '../product.ts';

/** `saldo backup` */
export const backup: Command = {
  name: 'backup',
  summary: 'Writes everything into one file, and reads it again before it says so.',
  usage: `backup <file>
  The keys are not in it: keep DATA_DIR/keys, or AUTH_SECRET and ENCRYPTION_KEYS, in another place.`,
  run: async (given) => {
    const { positionals } = read(given, {}, { atLeast: 1 });
    const file = positionals[0] ?? '';
    await refuseExisting(file);
    const door = await openApiDoor(openConfig());
    try {
      const response = await door.call('/api/admin/backup');
      if (!response.ok || !response.body) throw await refusal(response);
      await keep(response.body as ReadableStream<Uint8Array>, file);
    } finally {
      await door.close();
    }
    const summary = await inspectArchive(file);
    console.log(`${file} holds ${told(summary)}. The keys are not in it.`);
    return tellBroken(summary);
  },
};

/** `saldo restore` */
export const restore: Command = {
  name: 'restore',
  summary: 'Brings a backup back into an empty DATA_DIR or DATABASE_URL: all of it, or nothing.',
  usage: `restore <file>
  --without-keys  although the keys are lost: providers must be connected again, and the audit log's seals do not hold`,
  run: async (given) => {
    const { values, positionals } = read(given, { 'without-keys': { type: 'boolean', default: false } }, { atLeast: 1 });
    const config = openConfig();
    openAudit({ signer: signer('audit'), headsFolder: headsFolder(config) });
    const summary = await restoreBackup({
      file: positionals[0] ?? '',
      databaseUrl: config.databaseUrl ?? undefined,
      dataDir: config.dataDir,
      runtimeFolder: config.runtimeFolder ?? undefined,
      files: files(),
      chains: chainCheck,
      keys: secrets(),
      withoutKeys: values['without-keys'],
    });
    console.log(`Restored ${told(summary)}.`);
    return tellBroken(summary);
  },
};

// Written beside its name and moved there when it is whole; one that is there is not replaced.
async function keep(body: ReadableStream<Uint8Array>, file: string): Promise<void> {
  const beside = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(body), createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function refuseExisting(file: string): Promise<void> {
  const isThere = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );
  const folder = dirname(resolve(file));
  if (!(await isThere(folder))) throw new SaldoError('backup.no-folder', 'missing', { folder });
  if (await isThere(file)) throw new SaldoError('backup.exists', 'conflict', { file });
}

// Kept and brought back as they are: it is no reason to be without a backup, but to be looked into before anything else is done.
function tellBroken({ header }: ArchiveSummary): boolean {
  const broken = brokenChains(header.heads);
  if (broken.length === 0) return true;
  console.error(
    `The audit log in it is not whole: ${broken.length === 1 ? 'the chain' : 'the chains'} ${broken.slice(0, 5).join(', ')}. Run saldo verify-audit.`,
  );
  return false;
}

function told({ header, rows, files: stored }: ArchiveSummary): string {
  return `${counted(rows, 'row', 'rows')} of ${counted(header.tables.length, 'table', 'tables')} and ${counted(stored, 'file', 'files')}, as of ${header.madeAt}`;
}
