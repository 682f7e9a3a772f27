import type { ReactNode } from 'react';

/** One thing to see to: what it is, what about it, and the button that does it. A button is as tall as a thumb wants it. */
export function Card({ title, text, action }: { title: ReactNode; text?: ReactNode; action?: ReactNode }) {
  return (
    <li className="flex min-h-16 items-center gap-3 rounded-lg border border-line bg-surface p-3.5 max-wide:[&_:is(button,a)]:min-h-11 [&_:is(button,a)]:shrink-0">
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {text ? <p className="text-ink-2">{text}</p> : null}
      </div>
      {action}
    </li>
  );
}
