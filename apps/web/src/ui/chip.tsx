import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** One of several views of a list; the pressed one is on. */
export function Chip({ on, onPress, children }: { on: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      className={classes(
        'min-h-6 rounded-full border px-2.5 py-px whitespace-nowrap first-letter:uppercase',
        on ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong bg-surface text-ink-2 hover:text-ink',
      )}
    >
      {children}
    </button>
  );
}
