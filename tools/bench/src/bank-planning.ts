// node tools/bench/src/bank-planning.ts: a week of a thousand accounts within the few calls that banks allow.
import { afterCall, type CallPurpose, type CallState, decideCall, noCalls } from '@saldo/bank';
import { spreadMinute } from '@saldo/jobs';
import { newId } from '@saldo/platform/db';
import { type Random, seededRandom } from '@saldo/sandbox';
import { type BenchLine, printLines } from './bench-line.ts';

const ACCOUNTS = 1_000;
const DAYS = 7;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEGIN_MS = Date.parse('2026-11-23T00:00:00Z');

/** A bank that counts: four calls of an account and a scope in any 24 hours, and now and then out of order. */
interface SimulatedBank {
  readonly limit: number;
  readonly made: number[];
}

interface Simulated {
  readonly minute: number;
  readonly bank: SimulatedBank;
  state: CallState;
  fetchedMs: number;
  /** Why it is not newer, where it is not. */
  reason: string | null;
}

interface Week {
  calls: number;
  refused: number;
  oldWithoutReason: number;
  longestHours: number;
}

/**
 * Simulates a week: each account fetched once a day at its minute after six, one in twenty calls failing and tried again within the hour, and
 * people who want some of them now at any time. What the bank refuses and what is older than a day without a reason is counted.
 */
export function benchBankPlanning(): Promise<BenchLine[]> {
  const { calls, refused, oldWithoutReason, longestHours } = simulate();
  const note = `${ACCOUNTS} accounts, ${DAYS} days, ${calls} calls; banks that allow 4 and 2 a day, with headers and without`;
  return Promise.resolve([
    { name: 'calls that the bank refused', value: refused, goal: '0', unit: 'calls', ok: refused === 0, note },
    {
      name: 'accounts older than a day without a reason',
      value: oldWithoutReason,
      goal: '0',
      unit: 'times',
      ok: oldWithoutReason === 0,
      note: `looked at each hour; the oldest was ${longestHours.toFixed(0)} h`,
    },
  ]);
}

function simulate(): Week {
  const random = seededRandom(7);
  const accounts = Array.from({ length: ACCOUNTS }, (_, n): Simulated => {
    return {
      minute: spreadMinute(newId()),
      bank: { limit: n % 10 === 0 ? 2 : 4, made: [] },
      state: noCalls,
      fetchedMs: BEGIN_MS,
      reason: null,
    };
  });
  const week: Week = { calls: 0, refused: 0, oldWithoutReason: 0, longestHours: 0 };
  for (let nowMs = BEGIN_MS; nowMs < BEGIN_MS + DAYS * DAY_MS; nowMs += 60_000) {
    const minuteOfDay = Math.floor((nowMs % DAY_MS) / 60_000);
    for (const account of accounts) {
      const isDue = minuteOfDay === 6 * 60 + account.minute;
      if (isDue && !fetched(account, 'scheduled', nowMs, week, random)) account.reason ??= 'limit';
      else if (account.reason === 'trouble' && minuteOfDay % 60 === account.minute) fetched(account, 'retry', nowMs, week, random);
      else if (!isDue && random.next() < 0.002) fetched(account, 'now', nowMs, week, random);
      if (minuteOfDay % 60 === 59) look(account, nowMs, week);
    }
  }
  return week;
}

function fetched(account: Simulated, purpose: CallPurpose, nowMs: number, week: Week, random: Random): boolean {
  if (!decideCall(account.state, purpose, nowMs).may) return false;
  const { bank } = account;
  const recent = bank.made.filter((at) => nowMs - at < DAY_MS);
  week.calls++;
  if (recent.length >= bank.limit) {
    week.refused++;
    return false;
  }
  bank.made.splice(0, bank.made.length, ...recent, nowMs);
  const tells = bank.limit === 2 || account.minute % 2 === 0;
  const told = tells ? { limit: bank.limit, remaining: bank.limit - bank.made.length, resetSeconds: resetOf(bank, nowMs) } : null;
  account.state = afterCall(account.state, { at: new Date(nowMs).toISOString(), purpose }, told);
  account.reason = random.next() < 0.05 ? 'trouble' : null;
  if (account.reason === null) account.fetchedMs = nowMs;
  return true;
}

// A bank's count begins anew when the oldest call of the day is a day old.
function resetOf({ made }: SimulatedBank, nowMs: number): number {
  return Math.ceil(((made[0] ?? nowMs) + DAY_MS - nowMs) / 1_000);
}

function look({ fetchedMs, reason }: Simulated, nowMs: number, week: Week): void {
  const hours = (nowMs - fetchedMs) / HOUR_MS;
  week.longestHours = Math.max(week.longestHours, hours);
  // A day, and the minute of the schedule.
  if (hours > 25 && reason === null && nowMs - BEGIN_MS > DAY_MS + 7 * HOUR_MS) week.oldWithoutReason++;
}

if (import.meta.main) printLines(await benchBankPlanning());
