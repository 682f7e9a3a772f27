import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';

const PERIOD_SECONDS = 30;
const DIGITS = 6;

/** How many random bytes a secret is made of, as RFC 4226 recommends, and the recovery codes together. */
export const SECRET_BYTES = 20;
export const RECOVERY_BYTES = 100;

/** A secret in base32, as every authenticator app takes it, of `SECRET_BYTES` random bytes. */
export function totpSecret(random: Uint8Array): string {
  return base32.encode(random, { padding: false });
}

/** The address that an authenticator app reads from a picture: `otpauth://totp/Saldo:<e-mail>?secret=…`. */
export function totpUri(secret: string, email: string): string {
  const query = new URLSearchParams({ secret, issuer: 'Saldo', digits: String(DIGITS), period: String(PERIOD_SECONDS) });
  return `otpauth://totp/Saldo:${encodeURIComponent(email)}?${query}`;
}

/**
 * The half minute, counted from 1970, whose code this is: the one under way, the one before or the one after, since clocks differ
 * (RFC 6238, section 5.2). Null where it is none of theirs, or not later than `after`, the last one that was taken.
 */
export async function stepOfCode(secret: string, code: string, { now, after }: { now: Date; after: number }): Promise<number | null> {
  const one = createOTP(base32.decode(secret), { digits: DIGITS, period: PERIOD_SECONDS });
  const current = Math.floor(now.getTime() / 1_000 / PERIOD_SECONDS);
  const typed = code.replaceAll(/\s/g, '');
  let found: number | null = null;
  // All three are looked at, so that the time tells nothing.
  for (const step of [current - 1, current, current + 1]) if ((await one.hotp(step)) === typed && step > after) found ??= step;
  return found;
}

/** The code of the half minute that is under way, for tests and for whoever has the secret. */
export function codeAt(secret: string, now: Date): Promise<string> {
  return createOTP(base32.decode(secret), { digits: DIGITS, period: PERIOD_SECONDS }).hotp(
    Math.floor(now.getTime() / 1_000 / PERIOD_SECONDS),
  );
}

/** Ten codes for whoever has lost the app, such as `k3vq-7wpa-n2xe-5tjd`: 80 bits each, of `RECOVERY_BYTES` random bytes. */
export function recoveryCodes(random: Uint8Array): string[] {
  const bytes = random.length / 10;
  return Array.from({ length: 10 }, (_, i) => {
    const part = random.slice(i * bytes, (i + 1) * bytes);
    return normalRecoveryCode(base32.encode(part, { padding: false }));
  });
}

/** A recovery code as it was made, however it was typed. */
export function normalRecoveryCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}
