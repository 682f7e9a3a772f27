import { createContext, type ReactNode, use, useEffect } from 'react';
import { headingCame } from './return-focus.ts';
import { useTitle } from './title.ts';

/** Whose page it is, for its title: a client's name. */
export const PlaceName = createContext<string | undefined>(undefined);

interface PageProps {
  title: string;
  /** One sentence on how things stand. */
  text?: ReactNode;
  /** What can be done here. */
  actions?: ReactNode;
  children: ReactNode;
  /** The content scrolls in itself (a virtual list), so the page fills the height. */
  fill?: boolean;
}

/** A page: its title in the browser, heading, sentence, actions, content. */
export function Page({ title, text, actions, children, fill = false }: PageProps) {
  useTitle(title, use(PlaceName));
  useEffect(headingCame, []);
  return (
    <div className={fill ? 'flex min-h-0 flex-1 flex-col px-4 pt-4 wide:px-5' : 'px-4 pt-4 pb-10 wide:px-5'}>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-3">
        <div className="min-w-0 flex-1 basis-44">
          <h1 tabIndex={-1} className="text-xl font-semibold tracking-[-.01em] outline-none">
            {title}
          </h1>
          {text ? <div className="text-ink-2">{text}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <header className="flex flex-wrap items-center gap-2 pb-2">
        <h2 className="flex-1 text-base font-semibold">{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
