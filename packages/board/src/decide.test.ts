import { addDays, type PlainDate, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booksStep } from './books-step.ts';
import { decideRow } from './decide.ts';
import type { ClientFacts, FeedFacts, YearFacts } from './facts.ts';
import { facts, feed, job, moment, unproven, year } from './fixtures/facts.ts';
import { messages } from './messages.ts';
import { monthOf, stepNames, stepStates } from './step.ts';

const october = moment('2026-11-05', '2026-10');
const november = moment('2026-11-05');
const told = (of: Partial<ClientFacts>, at = october) => {
  const { state, reason, helps, until, count } = booksStep(facts(of), at);
  return { state, code: reason.code, helps, until, count };
};
const error = { code: 'fortnox.licence-missing', details: {}, at: '2026-11-05T04:00:00.000Z' };

describe('the books of a month', () => {
  it('are done when a run after its end proved them', () => {
    expect(told({ feeds: [feed()], years: [year()] })).toEqual({
      state: 'done',
      code: 'board.proven',
      helps: null,
      until: '2026-10-31',
      count: null,
    });
  });

  it('of the running month are done as far as it has come, and due when that is old', () => {
    expect(told({ feeds: [feed()], years: [year()] }, november)).toMatchObject({
      state: 'done',
      code: 'board.proven-until',
      until: '2026-11-05',
    });
    expect(told({ feeds: [feed()], years: [year()] }, moment('2026-11-06'))).toMatchObject({ state: 'done' });
    expect(told({ feeds: [feed()], years: [year()] }, moment('2026-11-07'))).toMatchObject({
      state: 'due',
      code: 'board.old',
      helps: 'fetch',
    });
  });

  it('that are handed over as files grow old in a month', () => {
    const of = { feeds: [feed({ source: 'MANUAL' })], years: [year({ provedOn: plainDate('2026-11-01') })] };
    expect(told(of, moment('2026-11-20'))).toMatchObject({ state: 'done' });
    expect(told(of, moment('2026-12-10', '2026-12'))).toMatchObject({ state: 'due', helps: 'import', until: '2026-11-30' });
  });

  it('are due where they were fetched before the month was over, on its last day too', () => {
    const fetchedOn = (day: string) => told({ feeds: [feed()], years: [year({ provedOn: plainDate(day) })] });
    expect(fetchedOn('2026-10-12')).toMatchObject({ state: 'due', code: 'board.not-whole', helps: 'fetch', until: '2026-10-12' });
    expect(fetchedOn('2026-10-31')).toMatchObject({ state: 'due' });
    expect(fetchedOn('2026-11-01')).toMatchObject({ state: 'done' });
  });

  it('are due where the file itself says that its balances end before', () => {
    expect(told({ feeds: [feed({ source: 'MANUAL' })], years: [year({ balancesUpTo: plainDate('2026-09-30') })] })).toMatchObject({
      state: 'due',
      until: '2026-09-30',
      helps: 'import',
    });
  });

  it('want a look where the proof does not hold, with the accounts', () => {
    const step = booksStep(facts({ feeds: [feed()], years: [year({ proof: unproven('1930', '2440', '3001', '5010') })] }), october);
    expect(step).toMatchObject({
      state: 'attention',
      count: 4,
      helps: 'compare',
      reason: { details: { accounts: '1930, 2440, 3001', more: 1 } },
    });
    expect(told({ feeds: [feed()], years: [year({ proof: unproven() })] })).toMatchObject({
      state: 'attention',
      code: 'board.nothing-stated',
    });
    expect(told({ feeds: [feed()], years: [year({ proof: { ...unproven(), unbalanced: 2 } })] })).toMatchObject({
      count: 2,
      helps: 'review',
    });
    expect(told({ feeds: [feed()], years: [year({ proof: null })] })).toMatchObject({ state: 'attention', code: 'board.cut-off' });
  });

  it('say nothing of an empty year or a month to come', () => {
    expect(told({ feeds: [feed()], years: [year({ proof: { ...unproven(), entries: 0 } })] })).toMatchObject({ state: 'none', count: 0 });
    expect(told({ feeds: [feed()], years: [year()] }, moment('2026-11-05', '2026-12'))).toMatchObject({
      state: 'none',
      code: 'board.not-begun',
    });
  });

  it('run while a job does, whatever else', () => {
    const progress = { done: 62, total: 100, phase: 'store' };
    expect(booksStep(facts({ feeds: [feed({ status: 'failing' })], jobs: [job({ progress })] }), october)).toMatchObject({
      state: 'running',
      progress,
      jobId: 'job',
      helps: 'follow',
    });
    expect(told({ jobs: [job({ status: 'queued' })] })).toMatchObject({ state: 'running', code: 'board.queued' });
  });

  it('are stopped by a dead consent and a failing feed, with the error of the source', () => {
    expect(told({ feeds: [feed({ status: 'failing', lastError: error })], years: [year()] })).toMatchObject({
      state: 'blocked',
      code: 'fortnox.licence-missing',
      helps: 'fetch',
    });
    expect(told({ feeds: [feed({ status: 'needs_connect' })], years: [year()] })).toMatchObject({ state: 'blocked', helps: 'connect' });
  });

  it('stay done where what was fetched whole rests, or is locked at the source', () => {
    expect(told({ feeds: [feed({ status: 'paused' })], years: [year()] })).toMatchObject({ state: 'done' });
    expect(told({ feeds: [feed({ status: 'paused' })], years: [year()] }, november)).toMatchObject({ state: 'attention', helps: 'resume' });
    expect(told({ feeds: [feed({ status: 'needs_connect' })], years: [year({ locked: true })] })).toMatchObject({ state: 'done' });
  });

  it('are not touched by the feed of another year', () => {
    const other = feed({ id: 'other', status: 'failing', lastError: error });
    expect(told({ feeds: [feed(), other], years: [year()] })).toMatchObject({ state: 'done' });
  });

  it('are as bad as the worse of two years in one month', () => {
    const ends = year({ id: 'a', to: plainDate('2026-10-15'), locked: true });
    const begins = year({ id: 'b', from: plainDate('2026-10-16'), proof: unproven('1930') });
    expect(told({ feeds: [feed()], years: [ends, begins] })).toMatchObject({ state: 'attention' });
  });

  it('say what is missing where there are none', () => {
    expect(told({})).toMatchObject({ state: 'due', code: 'board.no-books', helps: 'connect' });
    expect(told({ feeds: [feed({ source: 'BANK' })] })).toMatchObject({ code: 'board.no-books' });
    expect(told({ feeds: [feed({ status: 'new' })] })).toMatchObject({ state: 'due', code: 'board.not-connected', helps: 'connect' });
    expect(told({ feeds: [feed({ lastSyncAt: null })] })).toMatchObject({ state: 'due', code: 'board.never-fetched', helps: 'fetch' });
    expect(told({ feeds: [feed()] })).toMatchObject({ state: 'due', code: 'board.no-year' });
    expect(told({ feeds: [feed({ source: 'MANUAL' })] })).toMatchObject({ state: 'due', code: 'board.no-file', helps: 'import' });
    expect(told({ feeds: [feed({ source: 'MANUAL', lastError: error })] })).toMatchObject({ state: 'attention', helps: 'import' });
    expect(told({ feeds: [feed({ status: 'disconnected' })] })).toMatchObject({ state: 'attention', helps: 'connect' });
  });
});

describe('a row', () => {
  const fine = facts({ feeds: [feed()], years: [year()] });

  it('says nothing of what nobody computes yet, and stands as what is said does', () => {
    const row = decideRow(fine, october);
    expect(stepNames.map((name) => row.steps[name].state)).toEqual(['done', 'none', 'none', 'none', 'none']);
    expect(row.state).toBe('done');
    expect(decideRow(facts(), moment('2026-11-05', '2026-12')).state).toBe('none');
  });

  it('tells of what the checks found, the errors first, and is done where nothing is open and the books are', () => {
    const checks = (of: object) => decideRow({ ...fine, ...of }, october).steps.checks;
    expect(checks({ findings: { errors: 2, warnings: 9 }, flagged: 1, checked: true })).toMatchObject({
      state: 'attention',
      count: 2,
      reason: { code: 'board.errors', details: { count: 2, warnings: 9 } },
    });
    expect(checks({ findings: { errors: 0, warnings: 9 }, checked: true })).toMatchObject({ count: 9, reason: { code: 'board.warnings' } });
    expect(checks({ checked: true })).toMatchObject({ state: 'done', reason: { code: 'board.checked' }, until: '2026-10-31' });
    expect(checks({ checked: true, years: [year({ proof: null })] })).toMatchObject({
      state: 'none',
      reason: { code: 'board.checked-so-far' },
    });
    expect(checks({})).toMatchObject({ state: 'none', reason: { code: 'board.nothing-flagged' } });
  });

  it('tells of flagged vouchers and of a bank that waits', () => {
    expect(decideRow({ ...fine, flagged: 3 }, october)).toMatchObject({
      state: 'attention',
      steps: { checks: { count: 3, helps: 'review' } },
    });
    const bank = (status: FeedFacts['status']) =>
      decideRow({ ...fine, feeds: [feed(), feed({ id: 'bank', source: 'BANK', status })] }, october);
    expect(bank('new').steps.bank).toMatchObject({ state: 'due', feedId: 'bank' });
    expect(bank('needs_connect')).toMatchObject({ state: 'blocked' });
    expect(bank('active').steps.bank).toMatchObject({ state: 'none', reason: { code: 'board.bank-not-fetched' } });
  });
});

const day = fc.integer({ min: 0, max: 800 }).map((days): PlainDate => addDays(plainDate('2025-06-01'), days));
const anyFeed: fc.Arbitrary<FeedFacts> = fc.record({
  id: fc.constantFrom('feed', 'other'),
  source: fc.constantFrom('FORTNOX', 'BANK', 'MANUAL'),
  status: fc.constantFrom('new', 'active', 'paused', 'needs_connect', 'failing', 'disconnected'),
  lastSyncAt: fc.option(fc.constant(new Date('2026-11-05T04:00:00Z'))),
  lastError: fc.option(fc.constant(error)),
  lastJobId: fc.option(fc.constant('job')),
});
const anyYear: fc.Arbitrary<YearFacts> = fc
  .record({
    feedId: fc.constantFrom('feed', 'other', 'gone'),
    locked: fc.boolean(),
    balancesUpTo: fc.option(day),
    proof: fc.option(fc.constantFrom(unproven('1930'), unproven(), { ...unproven(), entries: 0 }, year().proof)),
    provedOn: fc.option(day),
  })
  .map((of) => year({ ...of, provedAt: of.provedOn && new Date(`${of.provedOn}T04:00:00Z`) }));
const anyFacts = fc
  .record({
    feeds: fc.array(anyFeed, { maxLength: 3 }),
    years: fc.array(anyYear, { maxLength: 2 }),
    jobs: fc.array(fc.constantFrom(job(), job({ status: 'queued' })), { maxLength: 1 }),
    flagged: fc.nat({ max: 3 }),
  })
  .map((of) => facts(of));
const anyMoment = fc.record({ today: day, month: day.map(monthOf) });

describe('whatever is stored', () => {
  it('a step is never done but by a proof of every year of the month', () => {
    fc.assert(
      fc.property(anyFacts, anyMoment, (of, at) => {
        const { books } = decideRow(of, at).steps;
        if (books.state !== 'done') return;
        expect(of.years.length).toBeGreaterThan(0);
        for (const { proof } of of.years) expect(proof?.status === 'proven' || proof?.entries === 0).toBe(true);
        expect(of.jobs).toEqual([]);
      }),
    );
  });

  it('the row is as urgent as its most urgent step, has a sentence for each, and no day past the month', () => {
    fc.assert(
      fc.property(anyFacts, anyMoment, (of, at) => {
        const row = decideRow(of, at);
        const states: string[] = stepNames.map((name) => row.steps[name].state).filter((state) => state !== 'none');
        expect(row.state).toBe(stepStates.find((state) => states.includes(state)) ?? 'none');
        for (const { reason, until } of Object.values(row.steps)) {
          expect(reason.code === error.code || reason.code in messages).toBe(true);
          if (until) expect(until <= at.month.to).toBe(true);
        }
      }),
    );
  });

  it('what needs somebody says what helps', () => {
    fc.assert(
      fc.property(anyFacts, anyMoment, (of, at) => {
        for (const each of Object.values(decideRow(of, at).steps)) {
          if (each.state === 'blocked' || each.state === 'attention' || each.state === 'due') expect(each.helps).not.toBeNull();
          if (each.state === 'done' || each.state === 'none') expect(each.helps).toBeNull();
        }
      }),
    );
  });
});
