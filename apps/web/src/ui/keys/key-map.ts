/** What the keyboard did: the key as the browser names it, and where. */
export interface KeyPress {
  key: string;
  /** Ctrl or ⌘ is held. */
  mod: boolean;
  alt: boolean;
  /** The reader is writing in a field. */
  typing: boolean;
}

/** What follows from a press: the command to run, if any, and the first half of a pair that waits for its second. */
export interface KeyStep {
  command: string | null;
  waiting: string;
}

/**
 * Turns presses into commands. Commands are spelled as they are shown: `j`, `?`, `g c` (one after the other), `mod+k`.
 * While somebody writes, only combinations with Ctrl or ⌘ count. A pair that does not exist is forgotten, and its second
 * key counts by itself.
 */
export function nextKey(waiting: string, { key, mod, alt, typing }: KeyPress, known: ReadonlySet<string>): KeyStep {
  if (alt) return { command: null, waiting: '' };
  if (mod) return found(`mod+${key.toLowerCase()}`, known);
  if (typing) return { command: null, waiting: '' };
  const pair = waiting ? `${waiting} ${key}` : '';
  if (known.has(pair)) return { command: pair, waiting: '' };
  if (known.has(key)) return { command: key, waiting: '' };
  const begins = [...known].some((command) => command.startsWith(`${key} `));
  return { command: null, waiting: begins ? key : '' };
}

function found(command: string, known: ReadonlySet<string>): KeyStep {
  return { command: known.has(command) ? command : null, waiting: '' };
}

/** How a command is shown to the reader of this machine: `mod+k` is ⌘K on a Mac, else Ctrl K. */
export function keyLabels(command: string, mac: boolean): string[] {
  if (command.startsWith('mod+')) return [`${mac ? '⌘' : 'Ctrl '}${command.slice(4).toUpperCase()}`];
  return command.split(' ').map((key) => names[key] ?? key);
}

const names: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  Space: '␣',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};
