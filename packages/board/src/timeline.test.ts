import { FIRM } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messages } from './messages.ts';
import { type StoredEvent, timelineActions, timelineEvent, timelineKinds } from './timeline.ts';

const row = (of: Partial<StoredEvent>): StoredEvent => ({
  seq: 7,
  at: new Date('2026-11-05T04:00:00Z'),
  actorKind: 'user',
  actorId: 'anna',
  actorUserId: 'anna',
  action: 'client.create',
  refId: 'ref',
  payload: {},
  source: null,
  askedBy: null,
  vouchers: null,
  transactions: null,
  proof: null,
  error: null,
  title: null,
  ...of,
});
const told = (of: Partial<StoredEvent>) => {
  const { text } = timelineEvent(row(of));
  return messages[text.code]?.(text.details).sv;
};
const vouchers = { added: 3, changed: 1, removed: 0, unchanged: 40 };
const job = { actorKind: 'job', actorId: 'job', actorUserId: null, source: 'FORTNOX' } as const;

describe('an event', () => {
  it('of a sync says what it changed, and who had asked for it', () => {
    expect(told({ ...job, action: 'feed.synced', vouchers })).toBe('Bokföringen hämtades från Fortnox: 3 nya verifikationer, 1 ändrad');
    expect(told({ ...job, action: 'feed.synced', vouchers: { ...vouchers, added: 0, changed: 0 } })).toBe(
      'Bokföringen hämtades från Fortnox: inget nytt',
    );
    expect(told({ ...job, action: 'feed.imported', source: 'MANUAL' })).toBe('En SIE-fil lästes in');
    const transactions = { added: 411, changed: 0, removed: 1, unchanged: 40 };
    const bank = { ...job, action: 'feed.synced', source: 'BANK' } as const;
    expect(told({ ...bank, transactions })).toBe('Transaktioner hämtades från banken: 411 nya, 1 borttagen');
    expect(told({ ...bank, transactions: { ...transactions, added: 0, removed: 0 } })).toBe(
      'Transaktioner hämtades från banken: inget nytt',
    );
    expect(told(bank), 'whatever became of the job since').toBe('Transaktioner hämtades från banken');
    expect(told({ ...job, action: 'feed.imported', source: 'MANUAL', transactions })).toBe(
      'Transaktioner lästes in ur en fil: 411 nya, 1 borttagen',
    );
    const doer = (askedBy: string | null) => timelineEvent(row({ ...job, action: 'feed.synced', askedBy })).by;
    expect(doer('user:kajsa')).toEqual({ kind: 'user', userId: 'kajsa' });
    expect(doer('key:k1')).toEqual({ kind: 'key', userId: null });
    expect(doer(`key:${FIRM}`), 'the command line').toEqual({ kind: 'operator', userId: null });
    expect(doer('system:jobs.schedule')).toEqual({ kind: 'schedule', userId: null });
    expect(doer(null)).toEqual({ kind: 'saldo', userId: null });
    expect(timelineEvent(row({ ...job, action: 'feed.synced', vouchers, proof: 'unproven', refId: 'feed' }))).toMatchObject({
      kind: 'books',
      feedId: 'feed',
      jobId: 'job',
      proof: 'unproven',
      vouchers,
    });
  });

  it('says of the command line that it was not somebody’s key', () => {
    expect(timelineEvent(row({ actorKind: 'key', actorId: FIRM, actorUserId: FIRM })).by).toEqual({ kind: 'operator', userId: null });
    expect(timelineEvent(row({ actorKind: 'key', actorId: 'k1', actorUserId: 'anna' })).by).toEqual({ kind: 'key', userId: 'anna' });
  });

  it('of a failure tells the error as it was, whatever became of the job since', () => {
    const failed = {
      ...job,
      action: 'feed.failed',
      payload: { jobId: 'job', code: 'fortnox.licence-missing' },
      vouchers,
      proof: 'proven',
    } as const;
    const error = { code: 'fortnox.licence-missing', details: { company: 'Lind' } };
    expect(timelineEvent(row({ ...failed, error }))).toMatchObject({ error, vouchers: null, proof: null });
    expect(timelineEvent(row({ ...failed, error: null })).error).toEqual({ code: 'fortnox.licence-missing', details: {} });
    expect(told({ ...failed, source: 'MANUAL' })).toBe('En fil kunde inte läsas in');
  });

  it('of a feed, a job and a task names the thing', () => {
    expect(told({ action: 'feed.update', source: 'FORTNOX', payload: { keyEntered: true } })).toBe('Angav en ny nyckel för Fortnox');
    expect(timelineEvent(row({ action: 'job.retry' }))).toMatchObject({ jobId: 'ref', feedId: null });
    const title = { sv: 'Ring kunden', en: 'Call the client' };
    expect(timelineEvent(row({ action: 'task.approve', title }))).toMatchObject({ taskId: 'ref', subject: title, kind: 'task' });
  });

  it('has a sentence in both languages, and a kind by which it is found, whatever is stored', () => {
    const any = fc.record({
      action: fc.constantFrom(...timelineActions()),
      source: fc.constantFrom('FORTNOX', 'BANK', 'MANUAL', null),
      vouchers: fc.option(fc.record({ added: fc.nat(3), changed: fc.nat(3), removed: fc.nat(3), unchanged: fc.nat(3) })),
      payload: fc.constantFrom({}, null, { keyEntered: true }, { code: 'x.y' }, []),
      actorKind: fc.constantFrom('user', 'key', 'job', 'system'),
    });
    fc.assert(
      fc.property(any, (of) => {
        const { text, kind, action } = timelineEvent(row(of));
        const said = messages[text.code]?.(text.details);
        for (const sentence of [said?.sv, said?.en]) expect(sentence).toMatch(/^(?!.*(undefined|null|NaN|: $)).+/);
        expect(timelineActions(kind)).toContain(action);
      }),
    );
  });
});

it('every action is of one kind, and what belongs to a person alone is of none', () => {
  expect(timelineKinds.flatMap((kind) => timelineActions(kind)).sort()).toEqual(timelineActions().sort());
  for (const action of timelineActions()) expect(action).not.toMatch(/^(user|key|settings)\./);
});
