import { log } from '@saldo/platform/log';

const MOST_DISCARDED_BYTES = 4 * 1024 ** 3;
const LONGEST_DISCARDING_MS = 30_000;

/**
 * The body piece by piece. Who stops early leaves the connection open: ending the stream instead would cut a caller off
 * in the middle of sending, before it could read why.
 */
export async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    reader.releaseLock();
  }
}

/** Takes what is left of a body that was refused and forgets it, beside the answer, until it ends, is over 4 GB or has taken half a minute. */
export function discardRest(body: ReadableStream<Uint8Array> | null): void {
  if (!body || body.locked) return;
  discard(body).catch((error: unknown) => log.debug({ error }, 'the rest of a refused body was cut off'));
}

async function discard(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const endsAt = performance.now() + LONGEST_DISCARDING_MS;
  let bytes = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes += piece.value.byteLength;
      if (bytes > MOST_DISCARDED_BYTES || performance.now() > endsAt) break;
    }
  } finally {
    await reader.cancel();
  }
}
