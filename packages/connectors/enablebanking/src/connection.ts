import type { ProviderHttp } from '@saldo/bank/provider';

/** What the calls need from outside; everything that makes them wait, differ or reach the world comes in here. */
export interface EnablebankingConnection {
  /** `https://api.enablebanking.com`, or a server that behaves like it. */
  readonly apiUrl: string;
  readonly http: ProviderHttp;
  /** A bearer that is signed for now. */
  bearer(): string;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets everything else that waits be done, in the middle of reading a long answer. */
  rest(): Promise<void>;
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  readonly signal?: AbortSignal;
}
