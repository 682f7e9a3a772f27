import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaldoError } from '@saldo/kernel';
import { type EncryptionKey, encryptionKeys } from './kinds.ts';
import type { Config, Settings } from './load-config.ts';

/**
 * Completes the settings with the keys that lie in `DATA_DIR/keys`, making those that are missing: without `DATABASE_URL` the
 * signing secret and the encryption keys, always the local key. Files are 0600 and appear whole; of two processes that make
 * one at once, both use the first.
 */
export function withKeptKeys(settings: Settings): Config {
  const kept = (name: string, make: () => string) => keep(keyFolder(settings), name, make);
  return {
    ...settings,
    authSecret: settings.authSecret ?? kept('auth-secret', () => randomBytes(48).toString('base64url')),
    encryptionKeys: settings.encryptionKeys ?? readKeys(kept('encryption-keys', makeKey)),
    localKey: kept('local-key', () => randomBytes(32).toString('base64url')),
  };
}

/**
 * Adds a new encryption key before those that are kept and answers the config with it; what older keys sealed still opens.
 * Throws `config.keys-given` where `ENCRYPTION_KEYS` names them: whoever set it adds the new one there.
 */
export function addKeptKey(settings: Settings): Config {
  if (settings.encryptionKeys) throw new SaldoError('config.keys-given', 'conflict');
  const before = withKeptKeys(settings);
  write(keyFolder(settings), 'encryption-keys', [makeKey(), ...before.encryptionKeys.map(writeKey)].join(','), renameSync);
  return withKeptKeys(settings);
}

/** A key in the form of `ENCRYPTION_KEYS`. */
export function writeKey({ id, bytes }: EncryptionKey): string {
  return `${id}:${Buffer.from(bytes).toString('base64')}`;
}

function makeKey(): string {
  return writeKey({ id: `k${randomBytes(4).toString('hex')}`, bytes: randomBytes(32) });
}

function readKeys(text: string): readonly EncryptionKey[] {
  const read = encryptionKeys().safeParse(text.trim());
  if (!read.success) throw new SaldoError('config.kept-key', 'defect', { file: 'keys/encryption-keys' });
  return read.data;
}

function keyFolder({ dataDir }: Settings): string {
  return join(dataDir, 'keys');
}

function keep(folder: string, name: string, make: () => string): string {
  const found = read(folder, name);
  if (found !== null) return found;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A link never replaces: whoever comes second reads what the first has made.
  write(folder, name, make(), linkIfMissing);
  const made = read(folder, name);
  if (made === null) throw new SaldoError('config.kept-key', 'defect', { file: `keys/${name}` });
  return made;
}

function read(folder: string, name: string): string | null {
  try {
    const text = readFileSync(join(folder, name), 'utf8').trim();
    // An empty secret would be used without a word.
    if (text === '') throw new SaldoError('config.kept-key', 'defect', { file: `keys/${name}` });
    return text;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function write(folder: string, name: string, text: string, place: (from: string, to: string) => void): void {
  const beside = join(folder, `.${name}.${randomBytes(6).toString('hex')}`);
  const file = openSync(beside, 'wx', 0o600);
  try {
    writeFileSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    place(beside, join(folder, name));
  } finally {
    rmSync(beside, { force: true });
  }
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function linkIfMissing(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
