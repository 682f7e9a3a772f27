import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import { choiceByBalance } from './balance-choice.ts';
import { closingOfFeed, closingsOfRows } from './feed-balance.ts';
import { fetchWindow } from './fetch-window.ts';
import { entry } from './fixtures/statement.ts';
import type { KnownTransaction, MatchPlan } from './match-entries.ts';
import { isMirror } from './mirror.ts';
import { type SettledBy, settleByBalance } from './settle.ts';

const day = plainDate('2026-03-05');
const known = (id: string, amountMinor: bigint): KnownTransaction => ({
  id,
  bookingDate: day,
  amountMinor,
  state: 'current',
  isDoubtful: false,
  sightings: [],
});
const plan = (fields: Partial<MatchPlan>): MatchPlan => ({
  pairs: [],
  added: [],
  doubtful: [],
  doubtfulStored: [],
  withdrawn: [],
  contradicted: [],
  ...fields,
});
const by = (fields: Partial<SettledBy>): SettledBy => ({
  plan: plan({}),
  observed: [],
  known: new Map(),
  isProvenDay: () => false,
  isWhole: () => true,
  base: { day: plainDate('2026-03-04'), amountMinor: 1_000n },
  closing: { day, amountMinor: 1_000n },
  sums: [],
  ...fields,
});

describe('what two ways disagree about', () => {
  const twice = new Map([known('a', -50n), known('b', -50n)].map((one) => [one.id, one]));

  it('is settled by the balance: the coffee that was drunk once is one', () => {
    const settled = settleByBalance(
      by({ plan: plan({ contradicted: ['b'] }), known: twice, closing: { day, amountMinor: 950n }, sums: [{ day, sumMinor: -100n }] }),
    );
    expect(settled.withdrawn).toEqual(['b']);
  });

  it('is kept where the balance says that it was two', () => {
    const settled = settleByBalance(
      by({ plan: plan({ contradicted: ['b'] }), known: twice, closing: { day, amountMinor: 900n }, sums: [{ day, sumMinor: -100n }] }),
    );
    expect(settled).toMatchObject({ withdrawn: [], disproved: [] });
  });

  it('keeps what a feed repeats but a statement and the balance disprove, and does not count it', () => {
    const observed = [{ bookingDate: day, amountMinor: -50n, fingerprint: 'x', content: 'x', ids: [] }];
    const late = { plan: plan({ added: [0] }), observed, isProvenDay: () => true, sums: [{ day, sumMinor: -100n }] };
    expect(settleByBalance(by({ ...late, closing: { day, amountMinor: 900n } }))).toMatchObject({ disproved: [0], unsettled: [] });
    expect(settleByBalance(by({ ...late, closing: { day, amountMinor: 850n } }))).toMatchObject({ disproved: [], unsettled: [] });
    expect(settleByBalance(by({ ...late, closing: null }))).toMatchObject({ disproved: [], unsettled: [0] });
  });

  it('takes nothing back by an empty answer, unless the balance says so', () => {
    const gone = { plan: plan({ withdrawn: ['a', 'b'] }), known: twice, sums: [{ day, sumMinor: -100n }] };
    expect(settleByBalance(by({ ...gone, closing: { day, amountMinor: 900n } }))).toMatchObject({ withdrawn: [], isLacking: true });
    expect(settleByBalance(by({ ...gone, closing: { day, amountMinor: 1_000n } }))).toMatchObject({
      withdrawn: ['a', 'b'],
      isLacking: false,
    });
  });
});

describe('choosing by a balance', () => {
  it('takes the only choice that fits, and none of several', () => {
    expect(choiceByBalance([-50n, 30n, 7n], -43n)).toEqual([true, false, true]);
    expect(choiceByBalance([10n, 20n, 30n], 30n)).toBeNull();
    expect(choiceByBalance([10n], 5n)).toBeNull();
    expect(choiceByBalance([-50n, -50n], -50n)?.filter(Boolean)).toHaveLength(1);
  });
});

describe('the balance that a feed tells', () => {
  const today = plainDate('2026-03-06');
  const balance = (kind: 'CLBD' | 'ITBD' | 'ITAV', amountMinor: bigint, date: string | null, currency = 'SEK') => ({
    kind,
    amountMinor,
    date: date === null ? null : plainDate(date),
    currency,
  });
  it('closes the day before, less what was booked today', () => {
    const booked = [entry('2026-03-06', -300n, 'idag'), entry('2026-03-05', -100n, 'igår')];
    expect(closingOfFeed([balance('ITBD', 5_000n, null)], booked, { currency: 'SEK', today })).toEqual({
      day: '2026-03-05',
      amountMinor: 5_300n,
    });
  });
  it('is the closing balance with its day where there is one, and never what is available or of another currency', () => {
    const balances = [balance('ITAV', 9n, null), balance('CLBD', 7n, '2026-03-05'), balance('CLBD', 8n, '2026-03-04')];
    expect(closingOfFeed(balances, [], { currency: 'SEK', today })).toEqual({ day: '2026-03-05', amountMinor: 7n });
    expect(closingOfFeed([balance('ITAV', 9n, null), balance('CLBD', 7n, '2026-03-05', 'EUR')], [], { currency: 'SEK', today })).toBeNull();
  });
});

describe('the balances that rows tell', () => {
  const row = (day: string, amountMinor: bigint, balanceAfterMinor: bigint | null) => entry(day, amountMinor, 'x', { balanceAfterMinor });
  const closing = { day: plainDate('2026-03-06'), amountMinor: 1_000n };
  const rows = [
    row('2026-03-06', 300n, 1_000n),
    row('2026-03-06', -200n, 700n),
    row('2026-03-04', 400n, 900n),
    row('2026-03-02', -100n, 500n),
  ];
  const told = (of: readonly ReturnType<typeof row>[]) =>
    closingsOfRows(of, closing, plainDate('2026-03-01'))
      .map(({ day, amountMinor }) => `${day} ${amountMinor}`)
      .sort();

  it('close every day down to the first, in whatever order they came', () => {
    const all = ['2026-02-28 600', '2026-03-01 600', '2026-03-02 500', '2026-03-03 500', '2026-03-04 900', '2026-03-05 900'];
    expect(told(rows)).toEqual(all);
    expect(told([rows[1]!, rows[3]!, rows[0]!, rows[2]!])).toEqual(all);
  });

  it('tell nothing beyond the day where they break off', () => {
    expect(told(rows.filter((one) => one !== rows[2]))).toEqual(['2026-03-05 900']);
    expect(told([...rows.slice(0, 3), row('2026-03-02', -100n, null)])).toEqual(['2026-03-03 500', '2026-03-04 900', '2026-03-05 900']);
  });

  it('tell nothing where they do not lead to the balance that the bank states, or are the same beside every row', () => {
    expect(told(rows.map((one) => ({ ...one, balanceAfterMinor: (one.balanceAfterMinor ?? 0n) + 1n })))).toEqual([]);
    expect(told(rows.map((one) => ({ ...one, balanceAfterMinor: 1_000n })))).toEqual([]);
    expect(closingsOfRows(rows, null, plainDate('2026-03-01'))).toEqual([]);
  });
});

describe('the days that a fetch asks for', () => {
  const today = plainDate('2026-11-30');
  it('are all that the consent allows at first, of which the first may be cut and today go on', () => {
    expect(fetchWindow({ today, seen: [], historyDays: 90 })).toEqual({
      from: '2026-09-01',
      to: today,
      whole: { from: '2026-09-02', to: '2026-11-29' },
    });
  });
  it('look back 35 days at least, and as far as the last day seen', () => {
    const seen = (to: string) => [{ from: plainDate('2026-01-01'), to: plainDate(to) }];
    expect(fetchWindow({ today, seen: seen('2026-11-29'), historyDays: 90 }).from).toBe('2026-10-26');
    expect(fetchWindow({ today, seen: seen('2026-09-20'), historyDays: 90 }).from).toBe('2026-09-20');
    expect(fetchWindow({ today, seen: seen('2026-01-20'), historyDays: 90 }).from).toBe('2026-09-01');
    expect(fetchWindow({ today, seen: seen('2026-11-29'), historyDays: 90, from: plainDate('2026-10-01') }).from).toBe('2026-10-01');
    expect(fetchWindow({ today, seen: seen('2026-11-29'), historyDays: 90, full: true }).from).toBe('2026-09-01');
  });
});

describe('an account that repeats another one', () => {
  const rows = [100n, -250n, -75n, 31n, -9n, 12n].map((amountMinor, n) => ({ bookingDate: plainDate(`2026-03-0${n + 1}`), amountMinor }));
  const turned = rows.map((row) => ({ ...row, amountMinor: -row.amountMinor }));
  it('is a mirror where nearly all stands there with one sign', () => {
    expect(isMirror(turned, rows)).toBe(true);
    expect(isMirror(rows, rows)).toBe(true);
    expect(
      isMirror(
        turned.map((row, n) => (n % 2 ? rows[n] : row) as (typeof rows)[0]),
        rows,
      ),
    ).toBe(false);
    expect(isMirror(turned.slice(0, 4), rows)).toBe(false);
    expect(isMirror([...turned.slice(0, 4), ...rows.slice(0, 2)], rows)).toBe(false);
  });
});
