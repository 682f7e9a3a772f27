import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { childEnvironment } from './test-servers.ts';

/**
 * Node for a process that lives for seconds: V8 makes PGlite's code once, quickly, and does not make it anew for long use, which takes the
 * processor for longer than such a process lives.
 */
export const shortLived: readonly [string, string] = [process.execPath, '--liftoff-only'];

/** A process under test: what it has said so far, and whether it lives. */
export interface Life {
  readonly lines: readonly string[];
  readonly alive: () => boolean;
}

export interface KillLoop {
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string;
  /** Added to this process's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Decides the moments; the same seed gives the same ones. */
  readonly seed: number;
  /** So many SIGKILLs, unless `until` comes true before. */
  readonly kills: number;
  /** How long a life lasts after it is ready: least and most, in milliseconds. */
  readonly lifeMs: readonly [number, number];
  /** From when on a life counts; at once where it is left out. */
  readonly ready?: (life: Life) => boolean | Promise<boolean>;
  /** Between a death and the next start, such as a flush of Redis; told which death it was, from 1. */
  readonly between?: (death: number) => Promise<void>;
  /** What the last life must bring about. */
  readonly until: (life: Life) => boolean | Promise<boolean>;
  /** For each wait, `ready` and `until`. */
  readonly patienceSeconds?: number;
}

export interface KillReport {
  readonly kills: number;
  /** Milliseconds that each killed life lasted after it was ready. */
  readonly livesMs: readonly number[];
  /** Everything that the last life said. */
  readonly lines: readonly string[];
}

/**
 * Starts a process again and again, ends it by SIGKILL at seeded moments, and lets the last one live until its work is done; then it is
 * told to stop. Throws, with the seed and the last lines, where the work is not done in time or a life ends by itself.
 */
export async function killLoop(loop: KillLoop): Promise<KillReport> {
  const random = seeded(loop.seed);
  const [least, most] = loop.lifeMs;
  const livesMs: number[] = [];
  for (;;) {
    const child = start(loop);
    let signal: NodeJS.Signals = 'SIGTERM';
    try {
      if (loop.ready) await comesTrue(loop, child.life, loop.ready, 'ready');
      const lifeMs = least + random() * (most - least);
      const last = livesMs.length === loop.kills;
      if (await (last ? comesTrue(loop, child.life, loop.until, 'done') : comesTrueWithin(lifeMs, child.life, loop.until))) {
        return { kills: livesMs.length, livesMs, lines: child.life.lines };
      }
      livesMs.push(Math.round(lifeMs));
      signal = 'SIGKILL';
    } finally {
      await child.end(signal);
    }
    await loop.between?.(livesMs.length);
  }
}

// Between two looks at a life: what is longer than a commit lets a quick machine come to its end before it is killed.
const LOOK_MS = 3;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Child {
  readonly life: Life;
  end(signal: NodeJS.Signals): Promise<void>;
}

function start({ command: [program, ...parameters], cwd, env }: KillLoop): Child {
  const child: ChildProcess = spawn(program, parameters, {
    ...(cwd === undefined ? {} : { cwd }),
    env: childEnvironment(env ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream! }).on('line', (line) => lines.push(line));
  const gone = once(child, 'exit');
  const alive = () => child.exitCode === null && child.signalCode === null;
  return {
    life: { lines, alive },
    end: async (signal) => {
      if (alive()) child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await gone;
      clearTimeout(late);
    },
  };
}

async function comesTrueWithin(ms: number, life: Life, holds: KillLoop['until']): Promise<boolean> {
  const end = performance.now() + ms;
  for (;;) {
    if (await holds(life)) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, LOOK_MS)));
  }
}

async function comesTrue(loop: KillLoop, life: Life, holds: KillLoop['until'], what: string): Promise<boolean> {
  const end = performance.now() + (loop.patienceSeconds ?? 60) * 1_000;
  while (!(await holds(life))) {
    const dead = !life.alive();
    if (dead || performance.now() > end) {
      const said = life.lines.slice(-20).join('\n');
      throw new Error(`${dead ? 'It ended by itself' : 'It was too slow'} before it was ${what} (seed ${loop.seed}):\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return true;
}
