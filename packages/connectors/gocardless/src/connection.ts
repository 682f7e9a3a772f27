import type { ProviderHttp } from '@saldo/bank/provider';

/** What the calls need from outside; everything that makes them wait, differ or reach the world comes in here. */
export interface GocardlessConnection {
  /** `https://bankaccountdata.gocardless.com/api/v2`, or a server that behaves like it. */
  readonly apiUrl: string;
  readonly http: ProviderHttp;
  readonly access: Access;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets everything else that waits be done, in the middle of reading a long answer. */
  rest(): Promise<void>;
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  readonly signal?: AbortSignal;
}

/** Where the access token comes from: one for the whole installation. */
export interface Access {
  current(): Promise<string>;
  /** Another token than the one that was refused. */
  renew(refused: string): Promise<string>;
}
