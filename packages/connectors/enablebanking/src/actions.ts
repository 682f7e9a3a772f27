import { setImmediate } from 'node:timers/promises';
import { type BankProvider, type ProviderHttp, providerError } from '@saldo/bank/provider';
import { config } from '@saldo/platform/config';
import { pause, request } from '@saldo/platform/http';
import { enablebankingClient } from './client.ts';
import { signedBearer } from './jwt.ts';

/** Enable Banking with the application of this installation. Throws `bank.not-configured`. */
export function openEnableBanking(signal?: AbortSignal): BankProvider {
  const { enablebankingApiUrl: apiUrl, enablebankingAppId: appId, enablebankingPrivateKey: privateKey } = config();
  if (!appId || !privateKey) throw providerError('enablebanking', 'not-configured');
  return enablebankingClient({
    apiUrl,
    http: door,
    bearer: () => signedBearer({ appId, privateKey }, Date.now()),
    sleep: pause,
    rest: setImmediate,
    now: Date.now,
    random: Math.random,
    ...(signal ? { signal } : {}),
  });
}

const door: ProviderHttp = (call) => request({ ...call, urlFrom: 'operator', retries: 0, redirects: 0 });
