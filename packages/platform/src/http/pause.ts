import { setTimeout } from 'node:timers/promises';

/** Waits. Throws the signal's own reason where that cuts it short. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0) return;
  await setTimeout(ms, undefined, signal ? { signal } : {}).catch((cut: unknown) => {
    throw signal?.reason ?? cut;
  });
}
