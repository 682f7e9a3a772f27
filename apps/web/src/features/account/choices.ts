import type { Language } from '@saldo/kernel';
import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

/** What a reader has chosen for this browser. */
export interface Choices {
  theme: Theme;
  language: Language;
  /** Single keys such as `j` and `?` act (they can be switched off: WCAG 2.1.4). */
  singleKeys: boolean;
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choices: Choices = {
  theme: oneOf(read('theme'), ['system', 'light', 'dark'], 'system'),
  language: oneOf(read('language'), ['sv', 'en'], 'sv'),
  singleKeys: read('single-keys') !== 'off',
};
darkSystem.addEventListener('change', show);

/** Changes a choice, at once and for the next visit. */
export function choose(change: Partial<Choices>): void {
  choices = { ...choices, ...change };
  write('theme', choices.theme);
  write('language', choices.language);
  write('single-keys', choices.singleKeys ? 'on' : 'off');
  show();
  for (const listener of listeners) listener();
}

/** The choices of this browser. */
export function useChoices(): Choices {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => choices,
  );
}

// The same as theme-before-paint.js does before the page is here.
function show(): void {
  const dark = choices.theme === 'dark' || (choices.theme === 'system' && darkSystem.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.lang = choices.language;
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`saldo.${name}`);
  } catch {
    return null; // the browser keeps nothing: the choice holds until the page is closed
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(`saldo.${name}`, value);
  } catch (error) {
    console.info('This browser keeps no choices', error);
  }
}

function oneOf<T extends string>(value: string | null, known: readonly T[], otherwise: T): T {
  return known.find((each) => each === value) ?? otherwise;
}
