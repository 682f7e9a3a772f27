import { log } from '@saldo/platform/log';

/** Something that is done again and again. */
export interface Loop {
  /** Resolves when it is done for the last time. */
  end(): Promise<void>;
}

/**
 * Does something again and again, with a pause after each time, until it is ended. What goes wrong is logged, once for each row of failures,
 * and tried again.
 */
export function every(pauseMs: number, name: string, work: () => Promise<void>): Loop {
  const ending = Promise.withResolvers<void>();
  let ended = false;
  let failing = false;
  const loop = async () => {
    while (!ended) {
      const pause = Promise.withResolvers<void>();
      const timer = setTimeout(pause.resolve, pauseMs);
      await Promise.race([pause.promise, ending.promise]);
      clearTimeout(timer);
      if (ended) return;
      try {
        await work();
        failing = false;
      } catch (error) {
        if (!failing) log.warn({ error }, `${name} failed; again in a moment`);
        failing = true;
      }
    }
  };
  const running = loop();
  return {
    end: async () => {
      ended = true;
      ending.resolve();
      await running;
    },
  };
}
