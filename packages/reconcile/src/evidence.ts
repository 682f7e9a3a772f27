import type { Account } from './account.ts';
import type { Evidence, EvidenceKind, Match } from './engine-output.ts';
import { WINDOW_DAYS } from './lags.ts';
import type { Proposal } from './proposal.ts';

const KIND_OF_AMOUNT: Readonly<Record<Match['kind'], EvidenceKind>> = {
  reference: 'amount',
  exact: 'amount',
  set: 'set',
  voucher: 'voucher',
  parts: 'parts',
  run: 'run',
  sum: 'sum',
  many: 'sum',
  rounding: 'rounding',
  fee: 'fee',
  exchange: 'exchange',
  partial: 'partial',
  return: 'return',
  typing: 'typing',
};
const EVEN_DAY = 1 / (2 * WINDOW_DAYS + 1);

/** Why a proposal is thought right, part by part; the parts sum to the bits of its chance. */
export function evidenceOf(account: Account, proposal: Proposal): Evidence[] {
  const { bank, ledger } = account;
  const { bits, chance, kind } = proposal;
  const parts: Evidence[] = [];
  let rest = bits;
  const add = (name: EvidenceKind, weight: number, value?: string | number) => {
    if (Math.abs(weight) < 0.05) return;
    parts.push(value === undefined ? { kind: name, weight: rounded(weight) } : { kind: name, weight: rounded(weight), value });
  };
  const [i, j] = [proposal.bank[0], proposal.ledger[0]];
  if (i !== undefined && j !== undefined && kind !== 'parts') {
    const between = bank.day[i]! - ledger.day[j]!;
    const days = Math.log2(account.lags.of(between) / EVEN_DAY);
    add('days', days, between);
    rest -= days;
    if (proposal.bank.length === 1 && proposal.ledger.length === 1) {
      const name = account.names.bits(bank.name[i]!, ledger.name[j]!);
      const alias = account.names.aliasRule(bank.name[i]!, ledger.name[j]!);
      add(
        alias !== null ? 'alias' : name < 0 ? 'other-name' : 'name',
        name,
        bank.rows[i]!.name || account.vocabulary.textOf(bank.name[i]!),
      );
      const reference = account.references.bits(i, j);
      add(reference < 0 ? 'other-reference' : 'reference', reference, sharedText(account, i, j));
      rest -= name + reference;
    }
  }
  add(KIND_OF_AMOUNT[kind], rest, toldValue(proposal));
  add('rival', bitsOfChance(chance) - Math.min(bits, 40));
  return parts;
}

function toldValue({ kind, value, bank, ledger }: Proposal): string | number | undefined {
  return kind === 'sum' || kind === 'run' || kind === 'many' || kind === 'set' || kind === 'voucher'
    ? Math.max(bank.length, ledger.length)
    : value;
}

/** A reference as the bank wrote it, where both have it; the first that the entry's text holds. */
function sharedText({ bank, ledger }: Account, i: number, j: number): string | undefined {
  const entry = `${ledger.rows[j]!.text ?? ''} ${(ledger.rows[j]!.references ?? []).join(' ')}`;
  return (bank.rows[i]!.references ?? []).find((reference) => entry.includes(reference)) ?? bank.rows[i]!.references?.[0];
}

function bitsOfChance(chance: number): number {
  return chance >= 1 - 1e-12 ? 40 : Math.log2(chance / (1 - chance));
}

function rounded(weight: number): number {
  return Math.round(weight * 10) / 10;
}
