import { useState } from 'react';
import { useWords } from '../../words/words.tsx';
import { useKeys } from '../keys/keys.ts';
import { nextThing } from './next-thing.ts';

interface CursorOptions {
  /** How many rows the keyboard can go to; 0 switches it off. */
  count: number;
  /** The row that is open in the drawer; the cursor is on it. */
  openIndex: number;
  /** Where the cursor begins; nowhere where it is not given. */
  first?: number;
  onMove?: (index: number) => void;
  /** What a row opens, where several rows open the same: with the drawer open, the keyboard goes to the next thing. */
  opens?: ((index: number) => string) | undefined;
  /** Brings a row into view and gives its main link, once it is on the page. */
  reach: (index: number) => Promise<HTMLElement | null>;
}

/** Which row the keyboard is on. `j` and `k` move it; with the drawer open they open the sibling. */
export function useRowCursor({ count, openIndex, first = -1, onMove, opens, reach }: CursorOptions): {
  here: number;
  put: (index: number) => void;
} {
  const words = useWords();
  const [cursor, setCursor] = useState(first);
  const put = (index: number) => {
    setCursor(index);
    onMove?.(index);
  };
  const here = openIndex >= 0 ? openIndex : Math.min(cursor, count - 1);
  const move = async (step: number) => {
    if (count === 0) return;
    const next = openIndex >= 0 && opens ? nextThing(here, step, count, opens) : Math.max(0, Math.min(count - 1, here + step));
    if (next === here) return;
    put(next);
    const main = await reach(next);
    if (openIndex >= 0) main?.click();
    else main?.focus({ preventScroll: true });
  };
  useKeys(
    count === 0
      ? []
      : [
          { keys: 'j', label: words.keys.move, run: () => void move(1) },
          { keys: 'k', label: words.keys.move, run: () => void move(-1) },
        ],
  );
  return { here, put };
}

/** The main link of a row that is on the page. */
export function mainOf(container: HTMLElement | null, index: number): HTMLElement | null {
  return container?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-main]`) ?? null;
}
