import { addDays, plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EngineInput, MatchRow, RowGroup } from './engine-input.ts';
import { match } from './match.ts';
import { identityRemainder } from './proof.ts';

const FIRST = plainDate('2025-03-01');

// Few amounts, names and days, so that rows collide in every way.
const side = (prefix: string) =>
  fc
    .array(
      fc.record({
        days: fc.integer({ min: 0, max: 25 }),
        minor: fc.oneof(fc.constantFrom(10_000, -10_000, 25_000, 50_000, 12_345), fc.integer({ min: -9_000, max: 90_000 })),
        name: fc.constantFrom('', 'ANDERSSON BYGG', 'BERG EL', 'BERG RÖR'),
        reference: fc.constantFrom('', '1234567', '7654321'),
        currency: fc.constantFrom('SEK', 'SEK', 'SEK', 'EUR'),
      }),
      { maxLength: 25 },
    )
    .map((rows) =>
      rows.map(
        ({ days, minor, name, reference, currency }, at): MatchRow => ({
          id: `${prefix}${at}`,
          day: addDays(FIRST, days),
          amountMinor: BigInt(minor),
          currency,
          name,
          references: reference === '' ? [] : [reference],
        }),
      ),
    );

const inputs = fc
  .record({ bank: side('b'), ledger: side('l'), opening: fc.integer(), gap: fc.constantFrom(0n, 0n, 777n), decided: fc.nat(3) })
  .map(({ bank, ledger, opening, gap, decided }): EngineInput => {
    const total = (rows: readonly MatchRow[]) =>
      rows.reduce((sum, { amountMinor, currency }) => (currency === 'SEK' ? sum + amountMinor : sum), 0n);
    const standing: RowGroup[] = bank
      .slice(0, decided)
      .flatMap(({ id }, at) => (ledger[at] ? [{ bankIds: [id], ledgerIds: [ledger[at].id] }] : []));
    return {
      currency: 'SEK',
      bank,
      ledger,
      standing,
      proof: {
        from: FIRST,
        bankOpeningMinor: BigInt(opening),
        bankClosingMinor: BigInt(opening) + total(bank) + gap,
        ledgerOpeningMinor: BigInt(opening) - 5n,
        ledgerClosingMinor: BigInt(opening) - 5n + total(ledger),
      },
    };
  });

test('the order of rows changes nothing', () => {
  fc.assert(
    fc.property(inputs, fc.infiniteStream(fc.nat()), (input, stream) => {
      const shuffled = <T>(rows: readonly T[]): T[] => {
        const keys = new Map(rows.map((row) => [row, stream.next().value as number]));
        return [...rows].sort((a, b) => keys.get(a)! - keys.get(b)!);
      };
      const other = { ...input, bank: shuffled(input.bank), ledger: shuffled(input.ledger), standing: shuffled(input.standing ?? []) };
      expect(match(other)).toEqual(match(input));
    }),
  );
});

test('no row is in two matches, nor in one and open where it is made, and what stands is untouched', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { matches, open } = match(input);
      const standing = (input.standing ?? []).flatMap(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds]);
      const held = [...standing, ...matches.flatMap(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds])];
      expect(new Set(held).size).toBe(held.length);
      const made = matches.filter(({ state }) => state === 'auto').flatMap(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds]);
      const all = [...standing, ...made, ...open.map(({ id }) => id)].sort();
      expect(all).toEqual([...input.bank, ...input.ledger].map(({ id }) => id).sort());
    }),
  );
});

test('the proof is an identity, and differences are what the rows say', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { matches, proof } = match(input);
      expect(identityRemainder(proof!)).toBe(0n);
      const amounts = new Map([...input.bank, ...input.ledger].map(({ id, amountMinor }) => [id, amountMinor]));
      const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + amounts.get(id)!, 0n);
      for (const { bankIds, ledgerIds, differenceMinor, rivals } of matches) {
        expect(differenceMinor).toBe(sum(bankIds) - sum(ledgerIds));
        expect(rivals.length).toBeLessThanOrEqual(3);
      }
    }),
  );
});

test('no group mixes currencies', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const currency = new Map([...input.bank, ...input.ledger].map((row) => [row.id, row.currency]));
      for (const { bankIds, ledgerIds } of match(input).matches) {
        expect(new Set([...bankIds, ...ledgerIds].map((id) => currency.get(id))).size).toBe(1);
      }
    }),
  );
});

test('what was refused does not come back', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const refused = match(input).matches.slice(0, 3);
      const again = match({ ...input, refused }).matches;
      const key = ({ bankIds, ledgerIds }: RowGroup) => `${[...bankIds].sort()}|${[...ledgerIds].sort()}`;
      const keys = new Set(refused.map(key));
      for (const { rivals, ...one } of again) for (const group of [one, ...rivals]) expect(keys.has(key(group))).toBe(false);
    }),
  );
});
