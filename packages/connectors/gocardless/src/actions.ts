import { createHash, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type BankProvider, type ProviderHttp, providerError } from '@saldo/bank/provider';
import { leaseProviderToken, readProviderToken, releaseProviderToken, saveProviderToken } from '@saldo/feeds';
import { config } from '@saldo/platform/config';
import { pause, request } from '@saldo/platform/http';
import { gocardlessClient } from './client.ts';
import type { Access } from './connection.ts';
import { freshToken, type TokenSource, type TokenStore } from './token.ts';

/** GoCardless with the keys of this installation. Throws `bank.not-configured`. */
export function openGocardless(signal?: AbortSignal): BankProvider {
  const { gocardlessApiUrl: apiUrl, nordigenSecretId: secretId, nordigenSecretKey: secretKey } = config();
  if (!secretId || !secretKey) throw providerError('gocardless', 'not-configured');
  const source: TokenSource = {
    apiUrl,
    secretId,
    secretKey,
    http: door,
    store: storeOf(apiUrl, secretId, secretKey),
    newHolder: randomUUID,
    sleep: pause,
    now: Date.now,
    signal,
  };
  return gocardlessClient({
    apiUrl,
    http: door,
    access: accessOf(source),
    sleep: pause,
    rest: setImmediate,
    now: Date.now,
    random: Math.random,
    ...(signal ? { signal } : {}),
  });
}

function accessOf(source: TokenSource): Access {
  return { current: () => freshToken(source, null), renew: (refused) => freshToken(source, refused) };
}

// Another address or other keys are another token; the keys themselves belong in no table.
function storeOf(apiUrl: string, secretId: string, secretKey: string): TokenStore {
  const key = `gocardless:${createHash('sha256').update([apiUrl, secretId, secretKey].join('\n')).digest('hex').slice(0, 24)}`;
  return {
    read: () => readProviderToken(key),
    lease: (holder, version) => leaseProviderToken(key, holder, version),
    save: (token, version) => saveProviderToken(key, token, version),
    release: (holder) => releaseProviderToken(key, holder),
  };
}

const door: ProviderHttp = (call) => request({ ...call, urlFrom: 'operator', retries: 0, redirects: 0 });
