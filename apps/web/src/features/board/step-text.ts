import type { BoardStep, StepName, StepState } from '../../api/resources.ts';
import { momentText } from '../../format/time.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Tone } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';

/** The steps in their order. */
export const stepNames = ['books', 'bank', 'checks', 'reconciled', 'closed'] as const satisfies readonly StepName[];

/** States that somebody has to do something about, as the API is asked for them. */
export const needsSomebody = 'blocked,attention,due';

const tones: Record<StepState, Tone> = {
  blocked: 'wrong',
  attention: 'late',
  due: 'late',
  running: 'running',
  done: 'proven',
  none: 'none',
};

/** How a state looks; two share a colour and differ in the icon. */
export function stepLook(state: StepState): { tone: Tone; icon: IconName | undefined } {
  return { tone: tones[state], icon: state === 'attention' ? 'alert' : undefined };
}

/** A step in two or three words, for a cell. */
export function stepText(step: BoardStep, words: Words, now: Date): string {
  const { board } = words;
  const { state, code, count, progress, at, until } = step;
  const short = board.short[code];
  if (code === 'board.partly-reconciled' && until) return board.until(until.slice(5));
  if (short !== undefined) return short;
  if (code === 'board.fetching') return fetchingText(progress, words);
  if (code === 'board.bank-unproven') return board.unproven(count ?? 0);
  if (code === 'board.bank-not-whole' || code === 'board.bank-proven-until')
    return until ? board.until(until.slice(5)) : board.states[state];
  if (code === 'board.unproven') return board.unproven(count ?? 0);
  if (code === 'board.unbalanced') return board.unbalanced(count ?? 0);
  if (code === 'board.flagged') return board.flagged(count ?? 0);
  if (code === 'board.errors') return board.errors(count ?? 0);
  if (code === 'board.warnings') return board.warnings(count ?? 0);
  if (code === 'board.rows-undecided') return board.rowsLeft(count ?? 0);
  if (code === 'board.not-whole' || code === 'board.old') return until ? board.until(until.slice(5)) : board.states[state];
  if (state === 'done') return at ? dayText(at, words, now) : board.states.done;
  if (state === 'none') return '–';
  return failureText(step, words);
}

// The error of a source has a sentence of its own, but no short word: what helps tells enough.
function failureText({ helps, state, code }: BoardStep, { board, feeds }: Words): string {
  if (wantsKey(code)) return feeds.statuses.needs_key;
  if (helps === 'connect') return board.connectAgain;
  if (helps === 'import') return board.fileRefused;
  return state === 'blocked' ? board.fetchFailed : board.states[state];
}

function fetchingText(progress: BoardStep['progress'], { board }: Words): string {
  if (!progress?.total) return board.fetching;
  return board.fetchingShare(Math.min(100, Math.floor((progress.done / progress.total) * 100)));
}

// "i dag", "i går", else the day: the time stands in the drawer.
function dayText(at: string, words: Words, now: Date): string {
  return momentText(at, now, words.language).replace(/ \d{2}:\d{2}$/, '');
}

/** Whether a source has refused the key that it was given: a consent does not help there, another key does. */
export function wantsKey(code: string): boolean {
  return code.endsWith('.key-refused');
}

/** The initials of whoever answers for a client: `Anna Ek` → `AE`. */
export function initials(name: string): string {
  const parts = name.split(/[\s-]+/).filter(Boolean);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => part?.[0] ?? '')
    .join('')
    .toLocaleUpperCase('sv');
}
