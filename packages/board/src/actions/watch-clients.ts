import { can } from '@saldo/access';
import type { PersonActor, SystemActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { changedClients } from '../changed-clients.ts';
import { changeMark, clientMarks } from '../changes-store.ts';

const watching: SystemActor = { kind: 'system', task: 'board.watch' };
const LOOK_EVERY_MS = 1_000;

/**
 * The clients of the actor's that something has happened to, each time that something has, within a second or two, until the signal says
 * stop; first none, as soon as everything from now on will be told. Each reading is the actor's own: what they may not see is not told, and a client that was put away is told once more.
 */
export async function* watchClients(actor: PersonActor, signal: AbortSignal): AsyncGenerator<string[], void, undefined> {
  can(actor, 'overview.read');
  let ring = Promise.withResolvers<void>();
  const wake = () => ring.resolve();
  waiting.add(wake);
  signal.addEventListener('abort', wake);
  looking ??= setInterval(look, LOOK_EVERY_MS).unref();
  try {
    let before = await transaction(actor, clientMarks);
    yield [];
    while (!signal.aborted) {
      await ring.promise;
      ring = Promise.withResolvers<void>();
      if (signal.aborted) return;
      const now = await transaction(actor, clientMarks);
      const changed = changedClients(before, now);
      before = now;
      if (changed.length > 0) yield changed;
    }
  } finally {
    signal.removeEventListener('abort', wake);
    waiting.delete(wake);
    if (waiting.size === 0) stopLooking();
  }
}

const waiting = new Set<() => void>();
let looking: NodeJS.Timeout | null = null;
let busy = false;
let last: string | null = null;

// One statement a second for all who watch in this process; only when something has happened does each of them look for themselves.
async function look(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    const mark = await transaction(watching, changeMark);
    if (mark !== last) for (const wake of waiting) wake();
    last = mark;
  } catch {
    // The watchers read the database themselves: whoever must learn that it is gone does.
    for (const wake of waiting) wake();
  } finally {
    busy = false;
  }
}

function stopLooking(): void {
  if (looking) clearInterval(looking);
  looking = null;
  last = null;
}
