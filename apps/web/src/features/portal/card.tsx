import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';

/** One thing to see to: what it is, what about it, and the button that does it. A button is as tall as a thumb wants it. */
export function Card({ title, text, action, quiet = false }: { title: ReactNode; text?: ReactNode; action?: ReactNode; quiet?: boolean }) {
  return (
    <li
      className={classes(
        'flex min-h-16 items-center gap-3 rounded-lg border border-line p-3.5 max-wide:[&_:is(button,a)]:min-h-11 [&_:is(button,a)]:shrink-0',
        !quiet && 'bg-surface',
      )}
    >
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {text ? <p className="text-ink-2">{text}</p> : null}
      </div>
      {action}
    </li>
  );
}
