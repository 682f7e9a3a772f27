import type { ReactNode } from 'react';
import { useTitle } from '../../ui/title.ts';
import { loadWords, useWords } from '../../words/words.tsx';
import { choose } from '../account/choices.ts';
import { Brand } from '../frame/brand.tsx';

/** The pages before one is in: the mark, a heading, a form, and the other language. */
export function Threshold({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const words = useWords();
  useTitle(title);
  const other = words.language === 'sv' ? ({ language: 'en', name: 'English' } as const) : ({ language: 'sv', name: 'Svenska' } as const);
  return (
    <main className="mx-auto flex min-h-dvh max-w-[25rem] flex-col px-5 pt-[12vh] pb-8">
      <div className="-ml-2">
        <Brand />
      </div>
      <h1 className="pt-3 text-xl font-semibold tracking-[-.01em]">{title}</h1>
      {text ? <p className="text-ink-2">{text}</p> : null}
      <div className="pt-4">{children}</div>
      <span className="flex-1" />
      <button
        type="button"
        lang={other.language}
        className="mt-10 self-start text-ink-3 underline-offset-2 hover:underline"
        onClick={() => void loadWords(other.language).then(() => choose({ language: other.language }))}
      >
        {other.name}
      </button>
    </main>
  );
}
