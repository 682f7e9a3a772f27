import type { XmlScanner } from './xml-scanner.ts';

/** What is done with an element at its place in a message. */
export interface Step<T> {
  readonly open?: (to: T, xml: XmlScanner) => void;
  /** With its own text, without the blanks around it. */
  readonly text?: (to: T, text: string) => void;
  readonly close?: (to: T, xml: XmlScanner) => void;
}

/**
 * Steps by path. `{a,b}` stands for each of them, and may be empty (`Dbtr/{,Pty/}Nm`); a `!` at the end says that the element may stand
 * only once in the one around it.
 */
export type Steps<T> = Readonly<Record<string, Step<T>>>;

/** The place of elements that nothing is done with, nor with what lies in them. */
export const PASSED_OVER = 0;
/** The place of the envelope, where any element may lie in any other until a message begins. */
export const ENVELOPE = 1;

/** A table made of steps: from one place in a message to the next by the name of an element. */
export class Grammar<T> {
  /** The local names that are told apart, with their numbers; 0 is any other. */
  readonly vocabulary = new Map<string, number>();
  readonly names: string[] = ['', ''];
  /** What is done at each place; apart, since a list of functions is asked faster than objects of many shapes. */
  readonly opens: Step<T>['open'][] = [undefined, undefined];
  readonly texts: Step<T>['text'][] = [undefined, undefined];
  readonly closes: Step<T>['close'][] = [undefined, undefined];
  /** Which bit tells that an element already stood in the one around it; 0 where it may stand again. */
  readonly once: number[] = [0, 0];
  readonly #next: Uint16Array;
  readonly #width: number;

  constructor(steps: Steps<T>) {
    const children: Map<string, number>[] = [new Map(), new Map()];
    for (const [path, step] of Object.entries(steps)) {
      for (const one of expanded(path.replace(/!$/, ''))) this.#add(children, one, step, path.endsWith('!'));
    }
    const width = this.vocabulary.size + 1;
    this.#width = width;
    this.#next = new Uint16Array(children.length * width);
    this.#next.fill(ENVELOPE, ENVELOPE * width, (ENVELOPE + 1) * width);
    for (const [place, known] of children.entries()) {
      for (const [name, next] of known) this.#next[place * width + this.vocabulary.get(name)!] = next;
    }
  }

  next(place: number, code: number): number {
    return this.#next[place * this.#width + code]!;
  }

  #add(children: Map<string, number>[], path: string, step: Step<T>, isOnce: boolean): void {
    let place = ENVELOPE;
    let around = ENVELOPE;
    for (const name of path.split('/')) {
      if (!this.vocabulary.has(name)) this.vocabulary.set(name, this.vocabulary.size + 1);
      around = place;
      place = children[around]!.get(name) ?? children.length;
      if (place < children.length) continue;
      children[around]!.set(name, place);
      children.push(new Map());
      this.names.push(name);
      this.opens.push(undefined);
      this.texts.push(undefined);
      this.closes.push(undefined);
      this.once.push(0);
    }
    this.opens[place] ??= step.open;
    this.texts[place] ??= step.text;
    this.closes[place] ??= step.close;
    if (!isOnce || this.once[place] !== 0) return;
    const others = [...children[around]!.values()].filter((other) => this.once[other] !== 0).length;
    if (others > 30) throw new RangeError(`Too many elements in ${path} that stand once`);
    this.once[place] = 1 << others;
  }
}

/** A path for each choice that one with braces leaves. */
function expanded(path: string): string[] {
  const parts = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path);
  if (!parts) return [path];
  const [, before, choices, after] = parts;
  return choices!.split(',').flatMap((choice) => expanded(`${before}${choice}${after}`));
}

/** The same steps, further in. */
export function under<T>(path: string, steps: Steps<T>): Steps<T> {
  return Object.fromEntries(Object.entries(steps).map(([inner, step]) => [`${path}/${inner}`, step]));
}
