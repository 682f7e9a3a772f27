import { isBreak, LF, SPACE, TAB } from './bytes.ts';
import { LONGEST_LINE } from './limits.ts';
import type { Chunks } from './stretches.ts';

const GEN = Uint8Array.from('#GEN', (character) => character.charCodeAt(0));

/**
 * The bytes of a SIE 1-4 file without its #GEN lines, which differ each time that the same books are exported. Hash what this gives
 * to tell whether a year has changed. Cuts in the input make no difference to it.
 */
export async function* withoutGen(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let left = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(left.length + chunk.length);
    bytes.set(left);
    bytes.set(chunk, left.length);
    const whole = bytes.lastIndexOf(LF) + 1;
    yield* keptLines(bytes.subarray(0, whole));
    left = bytes.slice(whole);
    // What is longer than any line need not be held back.
    if (left.length < LONGEST_LINE) continue;
    yield left;
    left = new Uint8Array(0);
  }
  yield* keptLines(left);
}

function* keptLines(lines: Uint8Array): Generator<Uint8Array> {
  const searched = Buffer.from(lines.buffer, lines.byteOffset, lines.length);
  let from = 0;
  for (let at = searched.indexOf(GEN); at >= 0; at = searched.indexOf(GEN, at + 1)) {
    let start = at;
    while (start > 0 && (lines[start - 1] === SPACE || lines[start - 1] === TAB)) start--;
    const isLabel = (start === 0 || lines[start - 1] === LF) && (at + GEN.length === lines.length || isBreak(lines[at + GEN.length]));
    if (!isLabel) continue;
    if (start > from) yield lines.subarray(from, start);
    const end = lines.indexOf(LF, at);
    from = end < 0 ? lines.length : end + 1;
  }
  if (from < lines.length) yield lines.subarray(from);
}
