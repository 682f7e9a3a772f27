import type { Account } from './account.ts';
import type { FeeRate } from './engine-input.ts';
import { MOST_PAIRED, type Reckoning } from './reckoning.ts';

/** A fee rate of a counterparty: `round(gross × ratePpm / 1 000 000) + fixed`. */
export interface Fee {
  readonly ratePpm: number;
  readonly fixed: number;
  readonly name: string;
  readonly seen: number;
  readonly ruleIds: readonly string[];
  /** Whether a bank row's name may be that of the counterparty; one without a name may. */
  isOf(account: Account, bankName: number): boolean;
}

/** Rates stand on this grid: hundredths of a percent. */
const RATE_STEP_PPM = 100;
const HIGHEST_PPM = 60_000;
/** Fixed parts that acquirers take, in öre. */
const FIXED_PARTS = [0, 25, 50, 100, 150, 180, 200, 250, 300, 325, 500] as const;
const FEE_DAYS = 7;
const MOST_NAMED = 3_000;
/** So many pairs of one counterparty must give one rate to the öre before it is believed. */
const LEAST_SEEN = 5;
/** From so many confirmations on a fee rate makes matches by itself. */
const CONFIRMATIONS_OF_FEE = 4;

/** The fee on an amount before it was taken out. */
export function feeOf({ ratePpm, fixed }: Pick<Fee, 'ratePpm' | 'fixed'>, gross: number): number {
  return Math.round((gross * ratePpm) / 1e6) + fixed;
}

/** Rates that people confirmed, and those that this account's own rows show: many pairs of one name in the books, one rate, every öre. */
export function discoverFees(
  reckoning: Reckoning,
  confirmed: readonly FeeRate[],
  namedEntries: ReadonlyMap<number, readonly number[]>,
): Fee[] {
  const { account } = reckoning;
  const fees = confirmed.filter((rate) => rate.confirmed >= CONFIRMATIONS_OF_FEE).map(confirmedFee);
  for (const [name, votes] of votesByName(reckoning, namedEntries)) {
    for (const fee of elected(account, name, votes)) {
      const isKnown = fees.some((known) => known.ratePpm === fee.ratePpm && known.fixed === fee.fixed);
      if (!isKnown) fees.push(fee);
    }
  }
  return fees;
}

function confirmedFee({ ruleId, name, ratePpm, fixedMinor, confirmed }: FeeRate): Fee {
  // Banks cut names, so that only the first word can be counted on.
  const [wanted = ''] = name.toUpperCase().trim().split(/\s+/);
  return {
    ratePpm,
    fixed: Number(fixedMinor),
    name,
    seen: confirmed,
    ruleIds: [ruleId],
    isOf: ({ vocabulary }, bankName) => wanted === '' || bankName < 0 || vocabulary.textOf(bankName).includes(wanted),
  };
}

/** How many pairs speak for each rate and fixed part. */
type Votes = Map<number, number>;

function votesByName({ account, paired }: Reckoning, namedEntries: ReadonlyMap<number, readonly number[]>): Map<number, Votes> {
  const { bank, ledger, names } = account;
  const byName = new Map<number, Votes>();
  for (let i = 0; i < bank.size; i++) {
    const [name, net] = [bank.name[i]!, bank.minor[i]!];
    if (bank.free[i] !== 1 || name < 0 || net <= 0 || paired.bank[i]! > MOST_PAIRED) continue;
    for (const ledgerName of names.sameInLedger(name)) {
      const entries = namedEntries.get(ledgerName) ?? [];
      if (entries.length > MOST_NAMED) continue;
      for (const j of entries) {
        const taken = ledger.minor[j]! - net;
        const between = bank.day[i]! - ledger.day[j]!;
        const isFee = taken > 0 && taken <= net * (HIGHEST_PPM / 1e6) + 500 && between >= -1 && between <= FEE_DAYS;
        if (isFee && ledger.free[j] === 1) vote(byName, ledgerName, ledger.minor[j]!, taken);
      }
    }
  }
  return byName;
}

function vote(byName: Map<number, Votes>, name: number, gross: number, taken: number): void {
  const votes = byName.get(name) ?? new Map<number, number>();
  byName.set(name, votes);
  for (const fixed of FIXED_PARTS) {
    if (fixed > taken) break;
    const ratePpm = Math.round((taken - fixed) / gross / (RATE_STEP_PPM / 1e6)) * RATE_STEP_PPM;
    if (ratePpm > HIGHEST_PPM || (ratePpm === 0 && fixed === 0) || feeOf({ ratePpm, fixed }, gross) !== taken) continue;
    const key = ratePpm * 1_000 + fixed;
    votes.set(key, (votes.get(key) ?? 0) + 1);
  }
}

function elected(account: Account, name: number, votes: Votes): Fee[] {
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!best || best[1] < LEAST_SEEN) return [];
  const [key, seen] = best;
  return [
    {
      ratePpm: Math.floor(key / 1_000),
      fixed: key % 1_000,
      name: account.vocabulary.textOf(name),
      seen,
      ruleIds: [],
      isOf: (_, bankName) => bankName < 0 || account.names.relation(bankName, name) === 'same',
    },
  ];
}
