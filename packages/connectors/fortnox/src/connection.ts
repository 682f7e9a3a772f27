import type { HttpCall } from './http-call.ts';

/** What the calls need from outside; everything that makes them wait, differ or reach the world comes in here. */
export interface FortnoxConnection {
  /** `https://api.fortnox.se/3`, or a server that behaves like it. */
  readonly apiUrl: string;
  readonly http: HttpCall;
  readonly bearer: Bearer;
  /** Waits for the next turn among all workers that ask for this tenant. */
  turn(signal?: AbortSignal): Promise<void>;
  /** Nobody asks for this tenant for so long. */
  holdBack(ms: number): Promise<void>;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  readonly signal?: AbortSignal;
}

/** Where the access token comes from. */
export interface Bearer {
  current(): Promise<string>;
  /** Another token than the one that was refused. Throws where there is none to be had without a person. */
  renew(refused: string): Promise<string>;
}
