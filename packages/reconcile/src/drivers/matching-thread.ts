// The far side of `matcher.ts`: takes rows in parts, matches them, and hands the matches back in parts.
import { parentPort } from 'node:worker_threads';
import type { MatchRow, Side } from '../engine-input.ts';
import type { Match, MatchResult } from '../engine-output.ts';
import { match } from '../match.ts';
import type { EngineTables } from './matcher.ts';

/** What a thread is told: rows, and at last to match them. */
export type ThreadCall = { readonly side: Side; readonly rows: readonly MatchRow[] } | { readonly tables: EngineTables };

/** What it answers: matches, and at last all else. */
export type ThreadAnswer = { readonly matches: readonly Match[] } | { readonly rest: Omit<MatchResult, 'matches'> };

const MATCHES_AT_ONCE = 1_000;

const rows: Record<Side, MatchRow[]> = { bank: [], ledger: [] };
parentPort?.on('message', (call: ThreadCall) => {
  if ('side' in call) {
    for (const row of call.rows) rows[call.side].push(row);
    return;
  }
  const { matches, ...rest } = match({ ...call.tables, ...rows });
  for (let at = 0; at < matches.length; at += MATCHES_AT_ONCE) answer({ matches: matches.slice(at, at + MATCHES_AT_ONCE) });
  answer({ rest });
});

function answer(part: ThreadAnswer): void {
  parentPort?.postMessage(part);
}
