import { describe, expect, it } from 'vitest';
import type { Feed, FinancialYear, Job, Task } from '../../api/resources.ts';
import { en } from '../../words/en.ts';
import { sv } from '../../words/sv.ts';
import { type OddFacts, oddThings } from './odd.ts';

const at = '2026-11-05T04:00:00.000Z';
const feed = (of: Partial<Feed> = {}): Feed => ({
  id: 'feed',
  clientId: 'c',
  source: 'FORTNOX',
  config: {},
  status: 'active',
  schedule: { hour: null, paused: false },
  lastSyncAt: at,
  lastJobId: null,
  lastError: null,
  version: 1,
  createdAt: at,
  updatedAt: at,
  ...of,
});
const year = (proof: Partial<NonNullable<FinancialYear['proof']>> | null, name = '2026'): FinancialYear => ({
  id: name,
  clientId: 'c',
  feedId: 'feed',
  from: `${name}-01-01`,
  to: `${name}-12-31`,
  locked: false,
  currency: 'SEK',
  proof: proof && { status: 'unproven', differences: [], differenceCount: 0, unbalanced: 0, entries: 40, ...proof },
});
const job = (of: Partial<Job>): Job => ({
  id: 'job',
  clientId: 'c',
  queue: 'etl',
  name: 'etl.fortnox',
  status: 'failed',
  progress: { done: 0, total: null, phase: '' },
  why: null,
  attempts: 1,
  error: { code: 'x', message: 'Fortnox svarar inte.', retryable: true, faults: [], faultCount: 0 },
  result: null,
  feedId: 'feed',
  askedBy: 'user:a',
  runAt: at,
  version: 1,
  createdAt: at,
  startedAt: at,
  finishedAt: at,
  ...of,
});
const task = (of: Partial<Task>): Task => ({
  id: 'task',
  clientId: 'c',
  kind: 'note',
  title: 'Ring kunden',
  status: 'open',
  priority: 3,
  dueDate: null,
  assigneeId: null,
  refs: [],
  suggestion: null,
  comments: [],
  fourEyes: false,
  decidedBy: null,
  decidedAt: null,
  version: 1,
  createdAt: at,
  updatedAt: at,
  ...of,
});
const odd = (of: Partial<OddFacts>) => oddThings({ years: [], feeds: [], tasks: [], jobs: [], flagged: 0, ...of }, sv);
const differing = (...accounts: string[]) => ({
  differences: accounts.map((account) => ({ account, expected: '1.00', actual: '0.00' })),
  differenceCount: accounts.length,
});

describe('what is odd', () => {
  it('is nothing where all is in order', () => {
    expect(
      odd({ feeds: [feed(), feed({ status: 'archived' })], years: [year({ status: 'proven' }), year(null), year({ entries: 0 })] }),
    ).toEqual([]);
  });

  it('is a year that is not proven, with the accounts and the way to its balance', () => {
    const years = [year(differing('1930', '2440')), year({ unbalanced: 2 }, '2025'), year({}, '2024')];
    expect(odd({ years }).map(({ text, to }) => [text, to])).toEqual([
      ['2026: summorna skiljer från källan på 1930, 2440', { room: 'balance', days: { from: '2026-01-01', to: '2026-12-31' } }],
      ['2025: 2\u00a0verifikationer balanserar inte', { room: 'flagged', days: { from: '2025-01-01', to: '2025-12-31' } }],
      ['2024: källan anger inga saldon att stämma av mot', { room: 'balance', days: { from: '2024-01-01', to: '2024-12-31' } }],
    ]);
    const many = [year(differing('1', '2', '3', '4', '5', '6', '7'))];
    expect(odd({ years: many })[0]?.text).toMatch(/1, 2, 3, 4, 5 och 2\u00a0konton till$/);
    expect(oddThings({ years: many, feeds: [], tasks: [], jobs: [], flagged: 0 }, en)[0]?.text).toMatch(/and 2\u00a0more accounts$/);
  });

  it('is a flagged voucher beyond those that do not balance', () => {
    const years = [year({ unbalanced: 2 }), year({ status: 'proven' }, '2025')];
    expect(odd({ years, flagged: 2 })).toHaveLength(1);
    expect(odd({ years, flagged: 5 }).at(-1)).toMatchObject({
      text: '3\u00a0verifikationer är flaggade',
      to: { room: 'flagged', days: { from: '2025-01-01', to: '2026-12-31' } },
    });
  });

  it('is a failing feed, told once: not again by its job or its task', () => {
    const failing = feed({ status: 'failing', lastError: { code: 'x', message: 'Licens saknas.', at } });
    const facts = { feeds: [failing], jobs: [job({})], tasks: [task({ kind: 'feed-failed' }), task({ id: 'other' })] };
    expect(odd(facts).map(({ text, tone }) => [text, tone])).toEqual([
      ['Fortnox: Licens saknas.', 'wrong'],
      ['Ring kunden', 'late'],
    ]);
  });

  it('is a job that failed, until one like it has gone well', () => {
    const failed = job({});
    expect(odd({ jobs: [failed] })[0]).toMatchObject({
      text: 'Hämtning från Fortnox: Fortnox svarar inte.',
      to: { room: 'job', jobId: 'job' },
    });
    const later = (of: Partial<Job>) => job({ id: 'later', status: 'succeeded', createdAt: '2026-11-06T04:00:00.000Z', ...of });
    expect(odd({ jobs: [later({}), failed] })).toEqual([]);
    expect(odd({ jobs: [later({ name: 'etl.fortnox-details' }), failed] })).toHaveLength(1);
    expect(odd({ jobs: [failed, later({ createdAt: '2026-11-04T04:00:00.000Z' })] })).toHaveLength(1);
  });

  it('is what waits for a person, with the way to what it is about', () => {
    expect(odd({ tasks: [task({ refs: [{ type: 'job', id: 'j' }] })] })[0]?.to).toEqual({ room: 'job', jobId: 'j' });
    expect(odd({ tasks: [task({})] })[0]?.to).toBeNull();
  });

  it('is a bank account that does not add up, with the figures that it is seen by', () => {
    const days = { from: '2026-03-01', to: '2026-03-31' };
    const figures = { opening: '1000.00', entries: '500.00', expected: '1500.00', actual: '1625.00', difference: '125.00' };
    const none = { opening: null, entries: null, expected: null, actual: null, difference: null };
    const suggestion = {
      currency: 'SEK',
      statements: [
        { ...days, ...figures },
        { ...days, ...none },
      ],
      gaps: [{ from: '2026-03-31', to: '2026-05-01', ...none, expected: '1625.00', actual: '-9.50', difference: '-1634.50' }],
      days: Array.from({ length: 5 }, (_, n) => ({ from: `2026-06-0${n + 1}`, to: `2026-06-0${n + 1}`, ...figures })),
    };
    const told = odd({ tasks: [task({ kind: 'bank-unproven', refs: [{ type: 'bankAccount', id: 'a' }], suggestion })] })[0];
    expect(told?.to).toEqual({ room: 'bank', accountId: 'a' });
    expect(told?.figures).toEqual([
      '2026-03-01 – 2026-03-31: ingående saldo 1\u00a0000,00 och transaktioner om 500,00 ger 1\u00a0500,00, men kontoutdraget anger 1\u00a0625,00 i utgående saldo. Skillnad 125,00 SEK.',
      '2026-03-01 – 2026-03-31: Kontoutdraget anger inga saldon att stämma av mot.',
      'Mellan 2026-03-31 och 2026-05-01 fattas något: föregående kontoutdrag slutar på 1\u00a0625,00, nästa börjar på −9,50. Läs in det som fattas. Skillnad −1\u00a0634,50 SEK.',
      '2026-06-01: bankens saldo dagen före 1\u00a0000,00 och transaktioner om 500,00 ger 1\u00a0500,00, men bankens saldo är 1\u00a0625,00. Skillnad 125,00 SEK.',
      expect.stringContaining('2026-06-02'),
      expect.stringContaining('2026-06-03'),
      'och 2 till',
    ]);
    expect(odd({ tasks: [task({ kind: 'bank-unproven', suggestion: 'x' })] })[0]?.figures).toEqual([]);
  });
});
