import { config, type EncryptionKey } from '../config/index.ts';
import { type Envelope, openEnvelope } from './envelope.ts';
import { openSigner, type Signer } from './signer.ts';

let held: { readonly keys: readonly EncryptionKey[]; readonly envelope: Envelope; readonly signers: Map<string, Signer> } | null = null;

/** The envelope over this process's `ENCRYPTION_KEYS`. */
export function secrets(): Envelope {
  return current().envelope;
}

/** The signer for a purpose over this process's `ENCRYPTION_KEYS`. */
export function signer(purpose: string): Signer {
  const { keys, signers } = current();
  const found = signers.get(purpose) ?? openSigner(keys, purpose);
  signers.set(purpose, found);
  return found;
}

// Made again when a key was added.
function current(): NonNullable<typeof held> {
  const keys = config().encryptionKeys;
  if (held?.keys !== keys) held = { keys, envelope: openEnvelope(keys), signers: new Map() };
  return held;
}
