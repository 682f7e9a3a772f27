import type { Language } from '@saldo/kernel';
import { createContext, type ReactNode, use } from 'react';
import { useChoices } from '../features/account/choices.ts';
import { sv } from './sv.ts';

/** Every word of the page. Swedish is the model: the others must have the same. */
export type Words = typeof sv;

const WordsContext = createContext<Words>(sv);
let english: Promise<Words> | undefined;
let loadedEnglish: Words | undefined;

// Swedish comes with the page; English is fetched once somebody wants it.
function inEnglish(): Promise<Words> {
  english ??= import('./en.ts').then((module) => {
    loadedEnglish = module.en;
    return module.en;
  });
  return english;
}

/** Fetches the words of a language, so that the page can change over without going blank. */
export async function loadWords(language: Language): Promise<void> {
  if (language === 'en') await inEnglish();
}

/** Gives the words of the chosen language to everything inside. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { language } = useChoices();
  const words = language === 'sv' ? sv : (loadedEnglish ?? use(inEnglish()));
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the chosen language. */
export function useWords(): Words {
  return use(WordsContext);
}
