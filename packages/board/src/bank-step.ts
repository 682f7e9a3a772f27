import { addDays, daysBetween, formatAmount, type PlainDate } from '@saldo/kernel';
import { runningStep, troubleOf } from './books-step.ts';
import type { AccountFacts, ClientFacts } from './facts.ts';
import { type Moment, mostUrgent, type Step, step } from './step.ts';

/** Days after which the bank of the running month counts as old: it is fetched each morning, for the day before. */
const OLD_AFTER_DAYS = 2;

/**
 * How the bank of a month stands. It is `done` where the bank's own balances prove every day of every account that is on, or, while the
 * month goes on, every day up to the day before yesterday.
 */
export function bankStep({ feeds, jobs, accounts }: ClientFacts, moment: Moment): Step {
  const ofBank = feeds.filter(({ source }) => source === 'BANK');
  const running = runningStep(jobs.filter(({ brings }) => brings === 'bank'));
  if (running) return running;
  if (ofBank.length === 0 && accounts.length === 0) return step('none', 'board.no-bank');
  if (moment.month.from > moment.today) return step('none', 'board.not-begun');
  const trouble = mostUrgent(ofBank.flatMap((feed) => troubleOf(feed) ?? []));
  const ofAccounts = mostUrgent(accounts.map((account) => accountStep(account, ofBank[0]?.id ?? null, moment)));
  if (!ofAccounts) return trouble ?? step('none', 'board.bank-not-fetched', { feedId: ofBank[0]?.id ?? null });
  if (!trouble) return counted(ofAccounts, accounts, moment);
  return mostUrgent([trouble, ofAccounts]) ?? ofAccounts;
}

function accountStep({ seen, proof }: AccountFacts, feedId: string | null, { month, today }: Moment): Step {
  const isOver = today > month.to;
  const last = isOver ? month.to : addDays(today, -1);
  const helps = feedId === null ? ('import' as const) : ('fetch' as const);
  if (last < month.from) return step('none', 'board.not-begun', { feedId });
  const failing = proof.filter(({ from, to, differenceMinor }) => differenceMinor !== '0' && from <= last && to >= month.from);
  const [first] = failing;
  if (first) {
    const details = { count: 1, from: first.from, to: first.to, difference: formatAmount(BigInt(first.differenceMinor)) };
    return step('attention', 'board.bank-unproven', { feedId, count: 1, details, helps: 'review' });
  }
  const proven = provenUntil(proof, month.from);
  if (proven !== null && proven >= last) return step('done', 'board.bank-proven', { feedId, until: last });
  const isSeen = seen.some(({ from, to }) => from <= addDays(proven ?? addDays(month.from, -1), 1) && to >= last);
  const details = { until: proven };
  if (isSeen) return step('attention', 'board.bank-nothing-stated', { feedId, until: proven, details, helps: 'review' });
  if (!isOver && proven !== null && daysBetween(proven, today) <= OLD_AFTER_DAYS)
    return step('done', 'board.bank-proven-until', { feedId, until: proven, details });
  return proven === null
    ? step('due', 'board.bank-missing', { feedId, helps })
    : step('due', 'board.bank-not-whole', { feedId, until: proven, details, helps });
}

/** The last day up to which every day from one on is proven; null where that one is not. */
function provenUntil(proof: AccountFacts['proof'], from: PlainDate): PlainDate | null {
  const span = proof.find((one) => one.differenceMinor === '0' && one.from <= from && one.to >= from);
  return span?.to ?? null;
}

// How many accounts stand as the worst of them does.
function counted(worst: Step, accounts: readonly AccountFacts[], moment: Moment): Step {
  if (worst.state === 'done' || worst.state === 'none') return worst;
  const alike = accounts.filter((account) => accountStep(account, worst.feedId, moment).reason.code === worst.reason.code);
  return { ...worst, count: alike.length, reason: { ...worst.reason, details: { ...worst.reason.details, count: alike.length } } };
}
