import { requestStream } from '@saldo/platform/http';
import { type Sandbox, type SandboxOptions, startSandbox } from '@saldo/sandbox';
import { keyBearer } from './bearer.ts';
import { type FortnoxClient, type FortnoxConnection, fortnoxClient } from './client.ts';
import type { HttpCall } from './http-call.ts';
import type { FortnoxApp } from './oauth.ts';

/** A sandbox and a clock that both sides go by; waiting moves the clock and takes no time. */
export interface SandboxWorld {
  readonly sandbox: Sandbox;
  readonly client: FortnoxClient;
  readonly connection: FortnoxConnection;
  readonly app: FortnoxApp;
  /** How long was waited, in order, turns left out. */
  readonly waits: number[];
  /** How long everybody was held back, in order. */
  readonly heldBack: number[];
  pass(ms: number): void;
}

/** The house's own door, with the patience of a test. */
const doorWithin =
  (timeoutMs: number): HttpCall =>
  (request) =>
    requestStream({ ...request, urlFrom: 'operator', retries: 0, redirects: 0, timeoutMs: Math.min(request.timeoutMs, timeoutMs) });

/** For tests: the connector over HTTP against a sandbox of its own. */
export async function sandboxWorld(options: SandboxOptions = {}, timeoutMs = 10_000): Promise<SandboxWorld> {
  const http = doorWithin(timeoutMs);
  let nowMs = Date.parse('2026-11-25T11:00:00Z');
  const sandbox = await startSandbox({ size: 120, now: () => nowMs, ...options });
  const waits: number[] = [];
  const heldBack: number[] = [];
  const clock = {
    now: () => nowMs,
    random: () => 0.5,
    sleep: (ms: number) => {
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  };
  const connection: FortnoxConnection = {
    ...clock,
    apiUrl: sandbox.url,
    http,
    bearer: keyBearer(sandbox.apiKey),
    turn: () => {
      nowMs += 210;
      return Promise.resolve();
    },
    holdBack: (ms) => {
      heldBack.push(ms);
      return Promise.resolve();
    },
  };
  const { clientId, clientSecret } = sandbox.client;
  return {
    sandbox,
    connection,
    client: fortnoxClient(connection),
    app: { ...clock, authUrl: sandbox.authUrl, clientId, clientSecret, http },
    waits,
    heldBack,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}
