import { AsyncResource } from 'node:async_hooks';
import type { JobDriver } from './driver.ts';
import { type QueueName, queueNames } from './job.ts';

/** The bell inside one process: rings in the next turn of the event loop, after the commit that recorded the job. */
export function openEmbeddedDriver(): JobDriver {
  const waiting = new Map<QueueName, Set<string>>(queueNames.map((queue) => [queue, new Set()]));
  const listeners = new Map<QueueName, () => void>();
  let closed = false;

  const listen: JobDriver['listen'] = async (queue, concurrency, onRing) => {
    if (listeners.has(queue)) throw new RangeError(`${queue} has a listener in this process`);
    const rings = waiting.get(queue)!;
    let busy = 0;
    // As whoever listens: what the one who rang carries along, such as the answer to a request, is none of the worker's.
    const next: () => void = AsyncResource.bind(() => {
      const [jobId] = rings;
      if (jobId === undefined || busy >= concurrency || listeners.get(queue) !== next) return;
      rings.delete(jobId);
      busy++;
      void onRing(jobId).finally(() => {
        busy--;
        next();
      });
    });
    listeners.set(queue, next);
    return async () => {
      listeners.delete(queue);
      rings.clear();
    };
  };

  return {
    kind: 'embedded',
    ring: async ({ jobId, queue }) => {
      const next = listeners.get(queue);
      if (closed || !next) return;
      waiting.get(queue)!.add(jobId);
      setImmediate(next);
    },
    listen,
    counts: async () => Object.fromEntries(queueNames.map((queue) => [queue, waiting.get(queue)!.size])) as Record<QueueName, number>,
    close: async () => {
      closed = true;
      listeners.clear();
      for (const rings of waiting.values()) rings.clear();
    },
  };
}
