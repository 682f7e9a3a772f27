/**
 * The seconds of processor time of the thriftiest of several rounds for each; rounds are mixed, so that a slow moment meets all alike.
 * By the clock a machine that others use too lets whatever takes longest wait most, and the ratios with it.
 */
export async function leastProcessorTime(rounds: number, tasks: readonly [string, () => Promise<number>][]): Promise<Map<string, number>> {
  const least = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of tasks) {
      const before = process.cpuUsage();
      await task();
      const { user, system } = process.cpuUsage(before);
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, (user + system) / 1e6));
    }
  }
  return least;
}
