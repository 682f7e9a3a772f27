import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { SaldoError } from '@saldo/kernel';
import { weakness } from './password-policy.ts';

/**
 * argon2id with 19 MiB and two passes (OWASP's first choice), its cost and salt before it. 20 ms.
 * Throws `access.weak-password` with the reason where the policy refuses the password.
 */
export async function hashPassword(password: string, own: readonly string[]): Promise<string> {
  refuseWeak(password, own);
  return hashUnchecked(password);
}

/** Throws `access.weak-password` with the reason where the policy refuses the password. */
export function refuseWeak(password: string, own: readonly string[]): void {
  const reason = weakness(password, own);
  if (reason !== null) throw new SaldoError('access.weak-password', 'invalid', { reason });
}

/** The hash of any password, good or bad: signing in takes the same time for users that do not exist. */
export async function hashUnchecked(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive({ message: Buffer.from(password.normalize('NFKC')), nonce, ...COST });
  return ['argon2id', COST.memory, COST.passes, COST.parallelism, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

/** Whether the hash is of this password. */
export async function passwordFits(hash: string, password: string): Promise<boolean> {
  const [kind, memory, passes, parallelism, nonce = '', tag = ''] = hash.split('$');
  if (kind !== 'argon2id') return false;
  const expected = Buffer.from(tag, 'base64url');
  const found = await derive({
    message: Buffer.from(password.normalize('NFKC')),
    nonce: Buffer.from(nonce, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(found, expected);
}

/** A new secret with 256 random bits, fit for an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** So many random bytes. */
export function randomOf(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(Buffer.from(tag))));
  });
}
