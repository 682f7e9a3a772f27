import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './fortnox/answer.ts';

/** What a fault does to an answer on its way: `slow`, `cut` and `drip`. */
interface DeliveryFault {
  readonly kind: string;
  readonly delayMs?: number | undefined;
  readonly afterBytes?: number | undefined;
}

/** Sends the answer, as slowly and as incompletely as the fault says. */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  fault: DeliveryFault | null,
  bytesPerSecond?: number,
): Promise<void> {
  const bytes = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (fault?.kind === 'slow') await waitUnlessGone(fault.delayMs ?? 60_000, gone.signal);
  if (gone.signal.aborted) return;
  response.writeHead(answer.status, { 'content-type': answer.contentType, 'content-length': bytes.length, ...answer.headers });
  if (fault?.kind === 'cut') {
    // Half of what was promised, then the line is dead.
    await new Promise<void>((resolve) =>
      response.write(bytes.subarray(0, fault.afterBytes ?? Math.floor(bytes.length / 2)), () => resolve()),
    );
    response.destroy();
    return;
  }
  const pace = fault?.kind === 'drip' ? 1 : bytesPerSecond;
  if (pace === undefined) response.end(bytes);
  else await trickle(response, bytes, pace, gone.signal);
}

async function trickle(response: ServerResponse, bytes: Uint8Array, bytesPerSecond: number, gone: AbortSignal): Promise<void> {
  const step = Math.max(1, Math.floor(bytesPerSecond / 20));
  for (let at = 0; at < bytes.length && !gone.aborted; at += step) {
    response.write(bytes.subarray(at, at + step));
    await waitUnlessGone((step * 1000) / bytesPerSecond, gone);
  }
  if (!gone.aborted) response.end();
}

async function waitUnlessGone(ms: number, gone: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal: gone });
  } catch (error) {
    // The caller hung up: nothing is left to wait for.
    if (!gone.aborted) throw error;
  }
}
