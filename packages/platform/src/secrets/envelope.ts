import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SaldoError } from '@saldo/kernel';
import type { EncryptionKey } from '../config/index.ts';

/** Encrypts with the first key and opens with whichever key sealed. */
export interface Envelope {
  /**
   * Seals a text for one use: `context` names where it belongs (`feed:<id>`), and it opens nowhere else, so that a row copied
   * to another client is worth nothing there.
   */
  seal(plaintext: string, context: string): string;
  /** Throws SaldoError `secrets.malformed`, `secrets.unknown-key`, or `secrets.tampered` for other bytes or another context. */
  open(sealed: string, context: string): string;
  /** Whether another key than the first sealed it: `rotate-keys` then opens and seals it again. */
  needsReseal(sealed: string): boolean;
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
const KEY = 32;
const WRAPPED = NONCE + KEY + TAG;

/**
 * AES-256-GCM (NIST SP 800-38D) in an envelope: each text gets a key of its own, which the master key wraps, so that no master
 * key meets the limit of its random nonces. Form: `s1.<key id>.<base64url of wrapped key, nonce, ciphertext, tag>`.
 */
export function openEnvelope(keys: readonly EncryptionKey[]): Envelope {
  const [first] = keys;
  if (!first) throw new SaldoError('secrets.no-key', 'defect');
  return {
    seal(plaintext, context) {
      const key = randomBytes(KEY);
      const wrapped = encrypt(first.bytes, key, associated('key', first.id, context));
      const body = encrypt(key, Buffer.from(plaintext, 'utf8'), associated('text', first.id, context));
      return `s1.${first.id}.${Buffer.concat([wrapped, body]).toString('base64url')}`;
    },
    open(sealed, context) {
      const { keyId, bytes } = read(sealed);
      const master = keys.find(({ id }) => id === keyId);
      if (!master) throw new SaldoError('secrets.unknown-key', 'defect', { keyId });
      const key = decrypt(master.bytes, bytes.subarray(0, WRAPPED), associated('key', keyId, context));
      return decrypt(key, bytes.subarray(WRAPPED), associated('text', keyId, context)).toString('utf8');
    },
    needsReseal: (sealed) => read(sealed).keyId !== first.id,
  };
}

function read(sealed: string): { keyId: string; bytes: Buffer } {
  const [, keyId, text] = /^s1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)$/.exec(sealed) ?? [];
  const bytes = Buffer.from(text ?? '', 'base64url');
  // Read back, so that a text with stray bits at its end is not a second form of the same secret.
  if (keyId === undefined || bytes.length < WRAPPED + NONCE + TAG || bytes.toString('base64url') !== text) {
    throw new SaldoError('secrets.malformed', 'defect');
  }
  return { keyId, bytes };
}

function associated(part: 'key' | 'text', keyId: string, context: string): Buffer {
  return Buffer.from(`saldo s1 ${part} ${keyId} ${context}`, 'utf8');
}

function encrypt(key: Uint8Array, plain: Uint8Array, about: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(about);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, bytes: Buffer, about: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG }).setAAD(about);
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new SaldoError('secrets.tampered', 'defect', {}, { cause });
  }
}
