import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairChances, type Web } from './assignment.ts';

/** All ways of pairing, one by one. */
function byHand({ from, to, odds }: Web): number[] {
  const weights = from.map(() => 0);
  let whole = 0;
  const choose = (at: number, lefts: Set<number>, rights: Set<number>, taken: number[], weight: number): void => {
    if (at === from.length) {
      whole += weight;
      for (const pair of taken) weights[pair]! += weight;
      return;
    }
    choose(at + 1, lefts, rights, taken, weight);
    if (lefts.has(from[at]!) || rights.has(to[at]!)) return;
    choose(at + 1, new Set([...lefts, from[at]!]), new Set([...rights, to[at]!]), [...taken, at], weight * odds[at]!);
  };
  choose(0, new Set(), new Set(), [], 1);
  return weights.map((weight) => weight / whole);
}

const webs = fc
  .uniqueArray(fc.tuple(fc.nat(3), fc.nat(4), fc.double({ min: 0.01, max: 1e6, noNaN: true })), {
    minLength: 1,
    maxLength: 9,
    selector: ([a, b]) => a * 5 + b,
  })
  .map(
    (pairs): Web => ({
      lefts: 4,
      rights: 5,
      from: pairs.map(([a]) => a),
      to: pairs.map(([, b]) => b),
      odds: pairs.map(([, , odds]) => odds),
    }),
  );

test('the chance of a pair is its share of all ways of pairing', () => {
  fc.assert(
    fc.property(webs, (web) => {
      const expected = byHand(web);
      for (const [pair, chance] of pairChances(web).entries()) expect(chance).toBeCloseTo(expected[pair]!, 9);
    }),
  );
});

test('a web that is too large to count comes near: a chain of rows that each could go either way but one', () => {
  const size = 60;
  const from: number[] = [];
  const to: number[] = [];
  const odds: number[] = [];
  for (let at = 0; at < size; at++) {
    from.push(at, at);
    to.push(at, (at + 1) % size);
    odds.push(1e6, 10);
  }
  const chances = pairChances({ lefts: size, rights: size, from, to, odds });
  for (const [pair, chance] of chances.entries()) expect(chance).toBeCloseTo(pair % 2 === 0 ? 1 : 0, 3);
});
