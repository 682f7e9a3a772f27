import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardStep } from '../../api/resources.ts';
import { booksUntil, portalStanding } from './portal-standing.ts';

const step = (part: Partial<BoardStep>): BoardStep => ({
  state: 'none',
  count: null,
  code: 'board.x',
  reason: '',
  helps: null,
  at: null,
  until: null,
  feedId: null,
  jobId: null,
  progress: null,
  ...part,
});

const done = step({ state: 'done', until: '2026-10-31' });

describe('what a company is told of its books', () => {
  it('asks for a file where a file helps, or where there are no books at all', () => {
    expect(portalStanding(step({ state: 'due', helps: 'import', code: 'board.not-whole' }), done).standing).toBe('wantsFile');
    expect(portalStanding(done, step({ state: 'due', helps: 'import', code: 'board.old' })).standing).toBe('wantsFile');
    expect(portalStanding(step({}), step({ state: 'due', helps: 'connect', code: 'board.no-books' })).standing).toBe('wantsFile');
  });

  it('leaves with the firm what the company may not do', () => {
    for (const helps of ['connect', 'fetch', 'resume', 'compare', 'review'] as const) {
      expect(portalStanding(done, step({ state: 'blocked', helps })).standing).toBe('withFirm');
    }
  });

  it('is in order where both months are, or where the one that runs has nothing yet', () => {
    expect(portalStanding(done, step({ state: 'done', until: '2026-11-25' }))).toMatchObject({
      standing: 'inOrder',
      step: { until: '2026-11-25' },
    });
    expect(portalStanding(done, step({})).standing).toBe('inOrder');
    expect(portalStanding(step({}), step({})).standing).toBe('nothing');
    expect(portalStanding(step({ state: 'running' }), step({ state: 'running' })).standing).toBe('fetching');
  });

  it('never calls in order what the board does not', () => {
    const states = fc.constantFrom('blocked', 'attention', 'due', 'running', 'done', 'none');
    const any = fc.record({
      state: states,
      helps: fc.constantFrom(null, 'fetch', 'connect', 'import', 'resume', 'follow', 'compare', 'review'),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const open = [a, b].some(({ state }) => state === 'blocked' || state === 'attention' || state === 'due');
        if (open) expect(portalStanding(step(a), step(b)).standing).not.toBe('inOrder');
      }),
    );
  });

  it('reaches as far as the later of both months', () => {
    expect(booksUntil(done, step({ until: '2026-11-25' }))).toBe('2026-11-25');
    expect(booksUntil(done, step({}))).toBe('2026-10-31');
    expect(booksUntil(step({}), step({}))).toBeNull();
  });
});
