/** The languages of the page; Swedish is asked for unless the caller says otherwise. */
export type Language = 'sv' | 'en';

/** One sentence for a person, in both languages. */
export type Sentence = Readonly<Record<Language, string>>;

/** A count with its noun in the right number, as Swedish and English have it: `counted(1, 'fault', 'faults')` → `1 fault`. */
export function counted(count: string | number | boolean | null | undefined, one: string, other: string): string {
  return `${Number(count)} ${Number(count) === 1 ? one : other}`;
}
