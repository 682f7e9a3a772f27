import { setTimeout as sleep } from 'node:timers/promises';
import { SaldoError } from '@saldo/kernel';

/** One event of a stream (WHATWG HTML, section 9.2). */
export interface StreamEvent {
  readonly id: string;
  readonly name: string;
  readonly data: string;
}

export interface StreamOptions {
  /** Each new state until the last one; ends when the signal says so. */
  readonly events: (signal: AbortSignal) => AsyncGenerator<StreamEvent, void, undefined>;
  /** `Last-Event-ID`: a state that the caller has already is not sent again. */
  readonly lastEventId: string | undefined;
  /** Set when the server stops. */
  readonly stopping: AbortSignal | undefined;
  /** Asked before each state and every few seconds: a session that was ended reads nothing more. */
  readonly isStillAllowed: () => Promise<boolean>;
  readonly onEnd: () => void;
  readonly times?: StreamTimes;
}

/** A proxy hides that a reader is gone, so each stream ends by itself after a while and its reader takes it up again. */
export interface StreamTimes {
  readonly checkMs: number;
  readonly heartbeatMs: number;
  readonly longestMs: number;
}

const usualTimes: StreamTimes = { checkMs: 1_500, heartbeatMs: 12_000, longestMs: 15 * 60_000 };

/** Streams states as they come, with comments in between that keep the connection awake. A slow reader is not waited for: it gets the state of its time. */
export function eventStream(options: StreamOptions): Response {
  const encoder = new TextEncoder();
  const ending = new AbortController();
  const parts = follow(options, ending);
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        ending.abort();
        await parts.return();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
  });
}

const TICK: unique symbol = Symbol('tick');

async function* follow(options: StreamOptions, ending: AbortController): AsyncGenerator<string, void, undefined> {
  const { lastEventId, stopping, isStillAllowed, onEnd, times = usualTimes } = options;
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(times.longestMs), ...(stopping ? [stopping] : [])]);
  const source = options.events(signal);
  let wroteAt = performance.now();
  let checkAt = wroteAt + times.checkMs;
  try {
    yield 'retry: 1000\n\n';
    // Asked only while it is listened to: what it threw to nobody would end the process.
    for (let next: ReturnType<typeof source.next> | null = null; !signal.aborted; ) {
      next ??= source.next();
      const arrived = await earlier(next, checkAt - performance.now(), signal);
      if (signal.aborted) return;
      // Before each state, so that none is told to whom it was taken away from; and by the clock, for whom nothing arrives.
      if (arrived !== TICK || performance.now() >= checkAt) {
        if (!(await isStillAllowed())) return;
        checkAt = performance.now() + times.checkMs;
      }
      if (arrived === TICK) {
        if (performance.now() - wroteAt < times.heartbeatMs) continue;
        wroteAt = performance.now();
        yield ': still here\n\n';
        continue;
      }
      if (arrived.done) return;
      if (arrived.value.id !== lastEventId) yield written(arrived.value);
      wroteAt = performance.now();
      next = null;
    }
  } catch (error) {
    // What the caller may no longer see has ended for them.
    if (!(error instanceof SaldoError) || error.kind === 'defect') throw error;
  } finally {
    ending.abort();
    onEnd();
  }
}

async function earlier<T>(next: Promise<T>, waitMs: number, ending: AbortSignal): Promise<T | typeof TICK> {
  const waiting = new AbortController();
  const over = (): typeof TICK => TICK;
  const tick = sleep(Math.max(0, waitMs), undefined, { signal: AbortSignal.any([waiting.signal, ending]) }).then(over, over);
  try {
    return await Promise.race([next, tick]);
  } finally {
    waiting.abort();
  }
}

function written({ id, name, data }: StreamEvent): string {
  return `id: ${id}\nevent: ${name}\ndata: ${data.replaceAll('\n', '\ndata: ')}\n\n`;
}
