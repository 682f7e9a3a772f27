import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { SaldoError } from '@saldo/kernel';
import type { EncryptionKey } from '../config/index.ts';

/** Signs texts with a key that lies outside the database, for one purpose. */
export interface Signer {
  /** `<key id>.<base64url of HMAC-SHA-256>` by the first key. */
  sign(text: string): string;
  /** Whether the signature is of this text. Throws `secrets.unknown-key` where its key is not among those given. */
  holds(text: string, signature: string): boolean;
}

/**
 * HMAC-SHA-256 by keys derived from the encryption keys (HKDF, RFC 5869) for a purpose such as `audit`: signatures for one purpose
 * are worth nothing for another, and whoever keeps `ENCRYPTION_KEYS` can verify on any machine. A key that has signed must stay
 * listed for as long as its signatures are verified.
 */
export function openSigner(keys: readonly EncryptionKey[], purpose: string): Signer {
  const derived = new Map(keys.map(({ id, bytes }) => [id, Buffer.from(hkdfSync('sha256', bytes, '', `saldo sign ${purpose}`, 32))]));
  const [first] = keys;
  if (!first) throw new SaldoError('secrets.no-key', 'defect');
  const signatureBy = (keyId: string, text: string): string => {
    const key = derived.get(keyId);
    if (!key) throw new SaldoError('secrets.unknown-key', 'defect', { keyId });
    return `${keyId}.${createHmac('sha256', key).update(text, 'utf8').digest('base64url')}`;
  };
  return {
    sign: (text) => signatureBy(first.id, text),
    holds(text, signature) {
      const keyId = /^([A-Za-z0-9_-]{1,32})\.[A-Za-z0-9_-]{43}$/.exec(signature)?.[1];
      if (keyId === undefined) return false;
      return timingSafeEqual(Buffer.from(signatureBy(keyId, text)), Buffer.from(signature));
    },
  };
}
