import { fireSchedules, notePulse, ringForgotten, type Swept, sweepLeases } from '@saldo/jobs';
import { log } from '@saldo/platform/log';

const FORGOTTEN_AFTER_SECONDS = 5;

/**
 * One sweep over what was forgotten: jobs whose process is gone, schedules that are due, rings that nobody heard. Every worker sweeps, so
 * that one that dies is swept up after like any other. A part that fails is logged and does not keep the others.
 */
export async function sweep(hasClaimed: boolean): Promise<void> {
  await part('the leases', async () => tellSwept(await sweepLeases()));
  await part('the schedules', async () => {
    const { fired, faults } = await fireSchedules();
    for (const job of fired) log.info({ jobId: job.id, jobName: job.name, clientId: job.clientId }, 'A schedule came due');
    for (const { name, error } of faults) log.error({ schedule: name, error }, 'A schedule could not be followed');
  });
  await part('the rings', () => ringForgotten(FORGOTTEN_AFTER_SECONDS));
  await part('the pulse', () => notePulse(hasClaimed ? ['claim', 'sweep'] : ['sweep']));
}

/** Hands back, at once, whatever a process that is gone has held: for a start that knows that it is alone with its database. */
export async function handBackAll(): Promise<void> {
  for (;;) {
    const swept = await sweepLeases(true);
    tellSwept(swept);
    if (swept.handedBack + swept.failed + swept.cancelled === 0) return;
  }
}

function tellSwept(swept: Swept): void {
  if (swept.handedBack + swept.failed + swept.cancelled > 0) log.warn({ ...swept }, 'Jobs were taken from a process that is gone');
}

async function part(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ error }, `Sweeping ${name} went wrong; again in a moment`);
  }
}
