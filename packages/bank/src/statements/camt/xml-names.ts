import { kept } from './kept.ts';
import { IN_NAME, isName } from './xml-characters.ts';

/** A name of elements as it is written, and the number of its local part in the vocabulary; 0 where it has none. */
export interface XmlName {
  readonly text: string;
  readonly code: number;
}

const PLACES = 1 << 12;

/**
 * Finds the same object for the same name again, without making a text of it: each has one place by its hash, and the last that came
 * there keeps it, so that no file can make it grow.
 */
export class XmlNames {
  /** Where the name that was read last ends; the length of the text where the text ended inside it. */
  stop = 0;
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #places: (XmlName | undefined)[] = new Array<XmlName | undefined>(PLACES).fill(undefined);

  constructor(vocabulary: ReadonlyMap<string, number>) {
    this.#vocabulary = vocabulary;
  }

  /** Reads the name that begins at a position. Null where none does. */
  read(text: string, at: number): XmlName | null {
    let p = at;
    let hash = 0;
    let isPlain = true;
    for (; p < text.length; p++) {
      const code = text.charCodeAt(p);
      if (code > 127) isPlain = false;
      else if (IN_NAME[code] === 0) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    this.stop = p;
    if (p === at) return null;
    const place = (hash ^ (hash >>> 12)) & (PLACES - 1);
    const known = this.#places[place];
    if (known !== undefined && known.text.length === p - at && text.startsWith(known.text, at)) return known;
    const written = text.slice(at, p);
    if (isPlain ? IN_NAME[text.charCodeAt(at)] !== 2 : !isName(written)) return null;
    const name = kept(written);
    const made = { text: name, code: this.#vocabulary.get(localName(name)) ?? 0 };
    this.#places[place] = made;
    return made;
  }
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
