/** Work in small steps: between two of them something else may be done. */
export type Steps<T> = Generator<void, T, void>;

/** Does all the steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How long one works before others get their turn: a request that comes meanwhile is not kept waiting for long. */
const TURN_MS = 20;

/**
 * Does the steps in turns with whatever else waits, first of all with that.
 * @param turns the time in milliseconds, and a rest in which everything else that waits is done
 */
export async function inTurns<T>(steps: Steps<T>, turns: { now(): number; rest(): Promise<void> }): Promise<T> {
  for (let until = turns.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (turns.now() < until) continue;
    await turns.rest();
    until = turns.now() + TURN_MS;
  }
}
