import { createPrivateKey, sign } from 'node:crypto';
import { providerError } from '@saldo/bank/provider';

/** The application as it is registered with Enable Banking. */
export interface Application {
  readonly appId: string;
  /** PEM. */
  readonly privateKey: string;
}

/** An hour; a day is the longest that is taken. */
const LIFE_SECONDS = 3_600;

/** A bearer that the application signs for itself (RS256, RFC 7518). Throws `bank.misconfigured` for a key that is none. */
export function signedBearer({ appId, privateKey }: Application, nowMs: number): string {
  const issuedAt = Math.floor(nowMs / 1_000);
  const header = encoded({ typ: 'JWT', alg: 'RS256', kid: appId });
  const body = encoded({ iss: 'enablebanking.com', aud: 'api.enablebanking.com', iat: issuedAt, exp: issuedAt + LIFE_SECONDS });
  const signature = sign('RSA-SHA256', Buffer.from(`${header}.${body}`), keyFrom(privateKey));
  return `${header}.${body}.${signature.toString('base64url')}`;
}

function keyFrom(pem: string) {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw providerError('enablebanking', 'misconfigured', { said: 'the private key is none' }, { cause });
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
