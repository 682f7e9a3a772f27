import type { Readable } from 'node:stream';

/** A file that is stored whole. */
export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  /** Hexadecimal SHA-256 of what was stored. */
  readonly sha256: string;
}

export interface PutOptions {
  /** More than so many bytes refuse the file (`files.too-large`). */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/** Where files lie. Keys are made by this product (`documents/<id>`), never by a caller of the API. */
export interface FileStore {
  /** Stores the stream whole or not at all, and answers when it would survive a power cut. Throws `files.exists`: a key is used once. */
  put(key: string, source: AsyncIterable<Uint8Array>, options?: PutOptions): Promise<StoredFile>;
  /** The bytes as a stream. Throws `files.missing`. */
  get(key: string): Promise<Readable>;
  /** The size of a file, or null where there is none. */
  size(key: string): Promise<number | null>;
  /** Removes the file; one that is not there is no error. */
  remove(key: string): Promise<void>;
  /** All keys with their sizes, in the order of their names; those below a folder (`imports`) where one is named. */
  list(folder?: string): AsyncIterable<{ readonly key: string; readonly bytes: number }>;
}
