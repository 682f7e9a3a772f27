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
