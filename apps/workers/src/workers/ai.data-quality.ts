import { setImmediate } from 'node:timers/promises';
import { clientById } from '@saldo/clients';
import { fenced, finishJob } from '@saldo/jobs';
import { dateInZone, inTurns, type Plain, parsePlainDate } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import {
  checkSteps,
  dataQuality,
  endChecks,
  type FindingCounts,
  noteYearChecked,
  planChecks,
  readBooks,
  storeFindings,
} from '@saldo/quality';
import { handle } from '../registry.ts';

/**
 * Checks a client's books: year by year it reads the vouchers with those of the year before and the bank's rows, finds what is wrong (pure),
 * and stores what differs from what is stored of that year. Cut off, it begins again, and what it had stored is found unchanged.
 */
export const aiDataQuality = handle(dataQuality, async (run) => {
  const { actor, payload, signal } = run;
  const { clientId } = payload;
  const { timeZone } = await transaction(actor, (tx) => clientById(tx, clientId));
  const today = dateInZone(new Date(), timeZone);
  const plan = await planChecks(actor, clientId, today);
  const days = { ...dayOf('from', payload.from), ...dayOf('to', payload.to) };
  const wanted = plan.years.filter((year) => (!days.from || year.to >= days.from) && (!days.to || year.from <= days.to));
  // A bank may have rows where no year of books is; they are looked at with the last year, or by themselves.
  const last = plan.years.at(-1) ?? null;
  const rounds = last === null ? [null] : wanted;

  let counts: FindingCounts = { added: 0, changed: 0, reopened: 0, gone: 0, unchanged: 0 };
  const codes: Record<string, number> = {};
  for (const [place, year] of rounds.entries()) {
    await run.progress({ done: place, total: rounds.length, phase: 'check' });
    const books = await readBooks(actor, plan, year, signal);
    signal.throwIfAborted();
    const { findings } = await inTurns(checkSteps(books, plan.settings), withOthers);
    const scopes = year === last && year !== null ? [year.id, null] : [year?.id ?? null];
    counts = await fenced(actor, async (tx) => {
      let sum = counts;
      for (const financialYearId of scopes) sum = added(sum, await storeFindings(tx, actor, { clientId, financialYearId, days }, findings));
      if (year) await noteYearChecked(tx, year, today);
      return sum;
    });
    for (const { code, yearId } of findings) if (scopes.includes(yearId)) codes[code] = (codes[code] ?? 0) + 1;
  }
  await run.progress({ done: rounds.length, total: rounds.length, phase: 'check' });

  return await fenced(actor, async (tx) => {
    const open = await endChecks(tx, actor, clientId, counts);
    const result: Plain = { years: wanted.length, findings: { ...counts }, open, codes };
    await finishJob(tx, actor, result);
    return result;
  });
});

// A process that answers requests too lets them come between.
const withOthers = { now: () => performance.now(), rest: () => setImmediate() };

function added(one: FindingCounts, other: FindingCounts): FindingCounts {
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    reopened: one.reopened + other.reopened,
    gone: one.gone + other.gone,
    unchanged: one.unchanged + other.unchanged,
  };
}

// The definition's schema has read it as a day.
function dayOf(name: 'from' | 'to', text: string | undefined) {
  const day = text === undefined ? null : parsePlainDate(text);
  return day === null ? {} : { [name]: day };
}
