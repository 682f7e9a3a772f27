import type { BoardStep } from '../../api/resources.ts';

/**
 * How a company's books stand for the company itself: in order · being fetched · a file of theirs is wanted · the firm sees to it · nothing
 * is there yet and nobody is late.
 */
export type Standing = 'inOrder' | 'fetching' | 'wantsFile' | 'withFirm' | 'nothing';

/** What the company is told of its books: of the month that has ended and the one that runs, what asks for the company itself goes first. */
export function portalStanding(ended: BoardStep, running: BoardStep): { standing: Standing; step: BoardStep } {
  const both = [ended, running].map((step) => ({ standing: standingOf(step), step }));
  const order: readonly Standing[] = ['wantsFile', 'fetching', 'withFirm', 'inOrder', 'nothing'];
  const first = both.sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))[0];
  // Where both months say the same, the later one says how far the books reach.
  return both.findLast(({ standing }) => standing === first?.standing) ?? { standing: 'nothing', step: running };
}

/** The last day that the books are known for; null where nothing is. */
export function booksUntil(ended: BoardStep, running: BoardStep): string | null {
  return [ended.until, running.until].reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}

function standingOf({ state, helps, code }: BoardStep): Standing {
  if (state === 'done') return 'inOrder';
  if (state === 'running') return 'fetching';
  // A company without any source can always hand over a file; to connect one is the firm's to do.
  if (helps === 'import' || code === 'board.no-books') return 'wantsFile';
  return state === 'none' ? 'nothing' : 'withFirm';
}
