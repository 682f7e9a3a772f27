import { Worker } from 'node:worker_threads';
import { SaldoError } from '@saldo/kernel';
import type { EngineInput, MatchRow, Side } from '../engine-input.ts';
import type { Match, MatchResult } from '../engine-output.ts';
import { match } from '../match.ts';
import type { ThreadAnswer, ThreadCall } from './matching-thread.ts';

/** What a match is given besides rows. */
export type EngineTables = Omit<EngineInput, 'bank' | 'ledger'>;

/** Takes rows in parts and matches them, without keeping the process from what else it does. */
export interface Matcher {
  give(side: Side, rows: readonly MatchRow[]): void;
  /** Once, when all rows are given. Throws `reconcile.engine-ended` where memory does not do. */
  match(tables: EngineTables): Promise<MatchResult>;
  /** Ends it, whatever it is doing. */
  end(): Promise<void>;
}

/** So many are matched in a few milliseconds: sooner than a thread is there. */
const ROWS_AT_HAND = 2_000;

/** Opens a matcher. Many rows are matched in a thread of their own, which takes 50 ms to begin and seconds to work. */
export function openMatcher(rowsAtHand = ROWS_AT_HAND): Matcher {
  const kept: Record<Side, MatchRow[]> = { bank: [], ledger: [] };
  let thread: Worker | null = null;
  const tell = (call: ThreadCall) => thread?.postMessage(call);
  return {
    give(side, rows) {
      if (thread) return tell({ side, rows });
      for (const row of rows) kept[side].push(row);
      if (kept.bank.length + kept.ledger.length <= rowsAtHand) return;
      thread = new Worker(new URL('./matching-thread.ts', import.meta.url));
      tell({ side: 'bank', rows: kept.bank });
      tell({ side: 'ledger', rows: kept.ledger });
      kept.bank = [];
      kept.ledger = [];
    },
    async match(tables) {
      if (!thread) return match({ ...tables, ...kept });
      const result = answerOf(thread);
      tell({ tables });
      return await result;
    },
    async end() {
      await thread?.terminate();
    },
  };
}

function answerOf(thread: Worker): Promise<MatchResult> {
  const matches: Match[] = [];
  return new Promise((resolve, reject) => {
    const ended = (cause?: unknown) => reject(new SaldoError('reconcile.engine-ended', 'defect', {}, { retry: 'never', cause }));
    thread.on('message', (part: ThreadAnswer) => {
      if ('rest' in part) resolve({ ...part.rest, matches });
      else for (const one of part.matches) matches.push(one);
    });
    thread.on('error', ended);
    thread.on('exit', () => ended());
  });
}
