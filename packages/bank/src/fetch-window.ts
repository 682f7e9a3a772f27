import { addDays, type PlainDate } from '@saldo/kernel';
import type { SeenDays } from './day-proof.ts';
import { earlier } from './statement-days.ts';

/** The days that a fetch asks for, and those of them that count as seen whole. */
export interface FetchWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly whole: SeenDays;
}

/** Banks book into the past: each fetch looks back so far at least. */
const LOOK_BACK_DAYS = 35;

/**
 * The days to ask an account for. At least 35 back and on from the last day that was seen whole; all that the consent allows at first and
 * where everything is wanted again. Not whole are today, which may still get more, and the first day where the bank's limit of history
 * may have cut it.
 */
export function fetchWindow(asked: {
  readonly today: PlainDate;
  readonly seen: readonly SeenDays[];
  /** How far back the consent allows. */
  readonly historyDays: number;
  readonly from?: PlainDate | undefined;
  readonly full?: boolean | undefined;
}): FetchWindow {
  const { today, seen, historyDays, full } = asked;
  const earliest = addDays(today, -historyDays);
  const last = seen.at(-1)?.to;
  const usual = last === undefined || full ? earliest : earlier(last, addDays(today, -LOOK_BACK_DAYS));
  const wanted = asked.from === undefined ? usual : earlier(asked.from, usual);
  const from = earlier(wanted, earliest) === wanted ? earliest : wanted;
  const yesterday = addDays(today, -1);
  return { from, to: today, whole: { from: from === earliest ? addDays(from, 1) : from, to: yesterday } };
}
