import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

/** Jobs a second through BullMQ by itself: added by sixteen at a time, processed by sixteen, nothing recorded anywhere else. */
export async function bareBullmq(redisUrl: string, jobs: number): Promise<number> {
  const adding = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  const working = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const prefix = `saldo-bench-${process.pid}`;
  const queue = new Queue('bare', { connection: adding, prefix, skipMetasUpdate: true });
  const all = Promise.withResolvers<void>();
  let done = 0;
  const worker = new Worker('bare', async () => void (++done === jobs && all.resolve()), { connection: working, prefix, concurrency: 16 });
  try {
    await worker.waitUntilReady();
    const began = performance.now();
    let left = jobs;
    const add = async () => {
      while (left-- > 0) await queue.add('job', { n: left }, { attempts: 1, removeOnComplete: true, removeOnFail: true });
    };
    await Promise.all([...Array.from({ length: 16 }, add), all.promise]);
    return jobs / ((performance.now() - began) / 1000);
  } finally {
    await worker.close();
    await queue.obliterate({ force: true });
    await queue.close();
    for (const connection of [adding, working]) connection.disconnect();
  }
}
