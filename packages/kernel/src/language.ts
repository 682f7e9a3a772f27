/** The languages of the page; Swedish is asked for unless the caller says otherwise. */
export type Language = 'sv' | 'en';

/** One sentence for a person, in both languages. */
export type Sentence = Readonly<Record<Language, string>>;
