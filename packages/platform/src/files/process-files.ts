import { config } from '../config/index.ts';
import type { FileStore } from './file-store.ts';
import { localFiles } from './local-files.ts';

let held: { readonly folder: string; readonly store: FileStore } | null = null;

/** The store that the configuration names. */
export function files(): FileStore {
  const folder = config().uploadPath;
  if (held?.folder !== folder) held = { folder, store: localFiles(folder) };
  return held.store;
}

/** A stored file's bytes in pieces, opened anew by each call. Throws as `FileStore.get` does. */
export async function* fileContent(key: string): AsyncGenerator<Uint8Array> {
  yield* await files().get(key);
}
