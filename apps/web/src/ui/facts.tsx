import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** Names and values in two columns; wide ones line up with those of another group over or under them. */
export function Facts({ labels, children }: { labels?: 'wide'; children: ReactNode }) {
  return (
    <dl
      className={classes(
        'grid items-baseline gap-x-4 gap-y-1',
        labels === 'wide' ? 'grid-cols-[minmax(8rem,auto)_1fr]' : 'grid-cols-[minmax(6rem,auto)_1fr]',
      )}
    >
      {children}
    </dl>
  );
}

/** One of the facts; nothing is shown as a dash. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children || '–'}</dd>
    </>
  );
}
