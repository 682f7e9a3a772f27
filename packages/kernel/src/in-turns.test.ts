import { describe, expect, it } from 'vitest';
import { atOnce, inTurns, type Steps } from './in-turns.ts';

function* counting(to: number, seen: (n: number) => void): Steps<number> {
  for (let n = 1; n <= to; n++) {
    seen(n);
    yield;
  }
  return to;
}

describe('work in steps', () => {
  it('is done at once, or in turns with what else waits: first of all with that, then every twenty milliseconds', async () => {
    const seen: number[] = [];
    expect(atOnce(counting(3, (n) => seen.push(n)))).toBe(3);
    expect(seen).toEqual([1, 2, 3]);

    let nowMs = 0;
    const rests: number[] = [];
    const rest = async () => {
      rests.push(seen.length);
    };
    seen.length = 0;
    const work = counting(50, (n) => {
      seen.push(n);
      nowMs += 1;
    });
    expect(await inTurns(work, { now: () => nowMs, rest })).toBe(50);
    expect(rests).toEqual([1, 21, 41]);
  });

  it('ends with the error of a step', async () => {
    const failing = counting(5, (n) => {
      if (n === 3) throw new RangeError('three');
    });
    await expect(inTurns(failing, { now: () => 0, rest: async () => undefined })).rejects.toThrow('three');
  });
});
