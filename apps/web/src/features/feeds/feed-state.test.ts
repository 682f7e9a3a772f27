import { describe, expect, it } from 'vitest';
import type { Feed, Job } from '../../api/resources.ts';
import { sv } from '../../words/sv.ts';
import { booksFetched, booksState, bringsBooks, feedCan, feedSentence, openJob } from './feed-state.ts';

const feed = (change: Partial<Feed>): Feed => ({
  id: 'f',
  clientId: 'c',
  source: 'FORTNOX',
  config: {},
  status: 'active',
  schedule: { hour: 5, paused: false },
  lastSyncAt: '2026-11-30T04:12:00Z',
  lastJobId: null,
  lastError: null,
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  ...change,
});
const now = new Date('2026-11-30T10:00:00Z');

describe('the books of a client', () => {
  it('stand as the feed stands that needs somebody most', () => {
    const feeds = [feed({}), feed({ status: 'needs_connect' }), feed({ status: 'paused' })];
    expect(booksState(feeds, sv, now)).toEqual({ tone: 'wrong', text: 'anslut igen' });
  });

  it('are being fetched before they are anything else', () => {
    expect(booksState([feed({ status: 'failing' })], sv, now, true)).toEqual({ tone: 'running', text: 'hämtar' });
  });

  it('are unknown, not in order, before the first sync', () => {
    expect(booksState([feed({ lastSyncAt: null })], sv, now).tone).toBe('unknown');
  });

  it('are not in order, nor fetched, for what a bank sent', () => {
    const bank = feed({ source: 'BANK', lastSyncAt: '2026-11-30T06:20:00Z' });
    expect(booksState([bank], sv, now)).toEqual({ tone: 'none', text: 'ingen källa' });
    expect(booksState([feed({}), feed({ source: 'BANK', status: 'needs_connect' })], sv, now).tone).toBe('proven');
    expect(booksFetched([bank], [])).toBeNull();
    expect(booksFetched([bank, feed({})], [])).toEqual({ at: '2026-11-30T04:12:00Z', source: 'FORTNOX' });
  });

  it('came from files only where a year did', () => {
    const files = feed({ id: 'files', source: 'MANUAL', lastSyncAt: '2026-11-30T06:20:00Z' });
    expect(booksFetched([files, feed({})], [{ feedId: 'f' }])?.source).toBe('FORTNOX');
    expect(booksFetched([files, feed({})], [{ feedId: 'files' }])?.source).toBe('MANUAL');
  });

  it('say nothing without a feed, and an archived one is none', () => {
    expect(booksState([], sv, now)).toEqual({ tone: 'none', text: 'ingen källa' });
    expect(booksState([feed({ status: 'archived' })], sv, now).tone).toBe('none');
  });
});

describe('a feed', () => {
  it('says its next step', () => {
    expect(feedSentence(feed({}), sv)).toBe('Hämtas automatiskt varje dag klockan 5.');
    expect(feedSentence(feed({ schedule: { hour: null, paused: false } }), sv)).toBe('Hämtas automatiskt varje natt.');
    expect(feedSentence(feed({ status: 'needs_connect' }), sv)).toContain('godkänna igen');
    const refused = feed({ status: 'needs_connect', lastError: { code: 'fortnox.key-refused', message: '', at: '' } });
    expect([feedSentence(refused, sv), booksState([refused], sv, now).text]).toEqual([
      'Källan godtar inte nyckeln. Ange en ny.',
      'ange ny nyckel',
    ]);
  });

  it('can do only what the server would not refuse', () => {
    expect(feedCan(feed({ status: 'new' }))).toMatchObject({ sync: false, connect: true, disconnect: false });
    expect(feedCan(feed({ status: 'paused' }))).toMatchObject({ sync: false, resume: true, pause: false });
    expect(feedCan(feed({ source: 'MANUAL' }))).toMatchObject({ sync: false, connect: false, schedule: false });
  });

  it('shows the job that brings vouchers before the one that adds details', () => {
    const job = (name: string, status: Job['status']) => ({ name, status }) as Job;
    expect(openJob([job('etl.fortnox-details', 'running'), job('etl.fortnox', 'queued')])?.name).toBe('etl.fortnox');
    expect(openJob([job('etl.fortnox', 'queued'), job('etl.fortnox', 'running')])?.status).toBe('running');
    expect(openJob([job('etl.fortnox', 'succeeded')])).toBeUndefined();
    expect(openJob([job('etl.bank', 'queued')])?.name).toBe('etl.bank');
    expect(bringsBooks(job('etl.bank', 'running')), 'a bank brings no books').toBe(false);
    expect(openJob([job('etl.fortnox-details', 'queued')]), 'what waits for later hinders nobody').toBeUndefined();
  });
});
