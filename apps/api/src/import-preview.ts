import { readSie, type SieReading, type SieRefusal } from '@saldo/ledger/sie';
import { files } from '@saldo/platform/files';

/** Reads a stored SIE file without keeping anything of it: what it holds, or why it is refused. */
export async function previewSie(fileKey: string, fileName: string): Promise<SieReading | SieRefusal> {
  return await readSie(() => contentOf(fileKey), { fileName });
}

async function* contentOf(key: string): AsyncGenerator<Uint8Array> {
  yield* await files().get(key);
}
