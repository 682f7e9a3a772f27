import { formatAmount } from '@saldo/kernel';
import type { BooksProof, ProofDifference, YearProof } from './books.ts';
import { prove, type Stated } from './sie/proof.ts';

/** What entries sum to on one account: before the days asked for, in them, and over the days that the stated balances hold for. */
export interface AccountMovement {
  readonly account: string;
  readonly beforeMinor: bigint;
  readonly debitMinor: bigint;
  /** Positive. */
  readonly creditMinor: bigint;
  readonly provableMinor: bigint;
}

/** What the source states of one account: opening (IB), closing (UB) and result (RES); null where it states none. */
export interface StatedBalance {
  readonly account: string;
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  readonly resultMinor: bigint | null;
}

/** An account of the chart; T and S have balances, K and I results (`#KTYP`). */
export interface ChartAccount {
  readonly account: string;
  readonly name: string;
  readonly type: 'T' | 'S' | 'K' | 'I' | null;
}

export interface TrialBalanceInput {
  readonly chart: readonly ChartAccount[];
  readonly stated: readonly StatedBalance[];
  readonly movements: readonly AccountMovement[];
  /** The closing balances of the year before, where it is known. */
  readonly lastClosing: ReadonlyMap<string, bigint>;
  readonly unbalanced: YearProof['unbalanced'];
}

export interface TrialBalanceRow {
  readonly account: string;
  readonly name: string;
  readonly openingMinor: bigint;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly closingMinor: bigint;
  readonly flags: readonly BalanceFlag[];
}

/** carried: the opening is the last closing, since the source states none · differs: the source states another closing. */
export interface BalanceFlag {
  readonly code: 'carried' | 'differs';
  readonly message: { readonly sv: string; readonly en: string };
}

export interface BalanceTotals {
  readonly openingMinor: bigint;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly closingMinor: bigint;
}

export interface TrialBalance {
  readonly rows: readonly TrialBalanceRow[];
  readonly totals: BalanceTotals;
  readonly proof: YearProof;
}

/**
 * The trial balance (saldobalans) of some days within one financial year: every account that has an opening or a movement.
 * Opening is the year's opening and the movements before the days. Result accounts begin each year at 0. Where the source has not
 * opened the year (it states no opening but 0), each balance account opens at the last closing, flagged `carried`.
 * The proof is of the whole year, whatever the days, and of what is shown: a closing that begins at the last one and is not what the
 * source states is named, although the source's own figures may agree with each other.
 */
export function trialBalance(input: TrialBalanceInput): TrialBalance {
  const chart = new Map(input.chart.map((one) => [one.account, one]));
  const openings = openingsOf(input, chart);
  const said = statedBy(input);
  const opening = new Map([...said.opening, ...[...openings].map(([account, { minor }]) => [account, minor] as const)]);
  const proof = withVouchers(prove({ ...said, opening }), input.unbalanced);
  const differing = new Map(proof.differences.map((one) => [one.account, one]));
  const moves = new Map(input.movements.map((one) => [one.account, one]));
  const rows: TrialBalanceRow[] = [];
  for (const account of [...new Set([...openings.keys(), ...moves.keys(), ...differing.keys()])].sort()) {
    const { beforeMinor, debitMinor, creditMinor } = moves.get(account) ?? STILL;
    const opened = openings.get(account);
    const openingMinor = (opened?.minor ?? 0n) + beforeMinor;
    const difference = differing.get(account);
    if (openingMinor === 0n && debitMinor === 0n && creditMinor === 0n && !difference) continue;
    const flags: BalanceFlag[] = [];
    if (opened?.carried) flags.push(CARRIED);
    if (difference) flags.push(differs(difference, opened?.carried === true));
    const closingMinor = openingMinor + debitMinor - creditMinor;
    rows.push({ account, name: chart.get(account)?.name ?? '', openingMinor, debitMinor, creditMinor, closingMinor, flags });
  }
  return { rows, totals: total(rows), proof };
}

/**
 * Proves a year: its balances, and that each of its vouchers balances. One that does not makes the year unproven although every account
 * agrees with the source, since the source itself is wrong there.
 */
export function proveBooks(input: Pick<TrialBalanceInput, 'stated' | 'movements' | 'lastClosing' | 'unbalanced'>): YearProof {
  return withVouchers(proveBalances(input), input.unbalanced);
}

function withVouchers({ status, differences }: BooksProof, unbalanced: YearProof['unbalanced']): YearProof {
  return { status: unbalanced.count > 0 ? 'unproven' : status, differences, unbalanced };
}

/**
 * Holds what the source states against what its entries sum to, as a reader does (`sie/proof.ts`). Where the source has not opened the
 * year it may also count from the last closing.
 */
function proveBalances(input: Pick<TrialBalanceInput, 'stated' | 'movements' | 'lastClosing'>): BooksProof {
  const stated = statedBy(input);
  const { status, differences } = prove(stated);
  if (status === 'proven' || !isUnopened(input.stated) || input.lastClosing.size === 0) return { status, differences };
  const carried = prove({ ...stated, opening: input.lastClosing });
  return carried.status === 'proven' ? { status: 'proven', differences: [] } : { status, differences };
}

function statedBy(input: Pick<TrialBalanceInput, 'stated' | 'movements'>): Stated {
  const moved = new Map(input.movements.map((one) => [one.account, one.provableMinor]));
  const said = (pick: (one: StatedBalance) => bigint | null) =>
    new Map(input.stated.flatMap((one) => (pick(one) === null ? [] : [[one.account, pick(one) ?? 0n] as const])));
  return {
    opening: said((one) => one.openingMinor),
    closing: said((one) => one.closingMinor),
    result: said((one) => one.resultMinor),
    moved: [...moved.keys()],
    sum: (account: string) => moved.get(account) ?? 0n,
  };
}

/** Whether an account carries a balance from year to year: by its type, else classes 1 and 2 of the chart (BAS). */
export function hasBalance(account: string, type: ChartAccount['type']): boolean {
  if (type !== null) return type === 'T' || type === 'S';
  return account.startsWith('1') || account.startsWith('2');
}

const STILL: Omit<AccountMovement, 'account'> = { beforeMinor: 0n, debitMinor: 0n, creditMinor: 0n, provableMinor: 0n };

// In Fortnox a year that is not opened from a closed one has #IB missing or 0.
function isUnopened(stated: readonly StatedBalance[]): boolean {
  return !stated.some((one) => one.openingMinor !== null && one.openingMinor !== 0n);
}

/** What each account of a year opens at, where that is not 0, and whether it is the closing of the year before. */
export function openingsOf(
  { stated, lastClosing }: Pick<TrialBalanceInput, 'stated' | 'lastClosing'>,
  chart: ReadonlyMap<string, ChartAccount>,
): Map<string, { readonly minor: bigint; readonly carried: boolean }> {
  const openings = new Map<string, { minor: bigint; carried: boolean }>();
  for (const { account, openingMinor } of stated) {
    if (openingMinor !== null && openingMinor !== 0n) openings.set(account, { minor: openingMinor, carried: false });
  }
  if (!isUnopened(stated)) return openings;
  for (const [account, minor] of lastClosing) {
    if (minor !== 0n && hasBalance(account, chart.get(account)?.type ?? null)) openings.set(account, { minor, carried: true });
  }
  return openings;
}

/** What is said of an opening that is the closing of the year before. */
export const CARRIED: BalanceFlag = {
  code: 'carried',
  message: {
    sv: 'Källan anger ingen ingående balans. Här står förra årets utgående balans.',
    en: 'The source states no opening balance. The closing balance of the year before stands here.',
  },
};

function differs({ expectedMinor, actualMinor }: ProofDifference, carried: boolean): BalanceFlag {
  const [expected, actual] = [formatAmount(expectedMinor), formatAmount(actualMinor)];
  return {
    code: 'differs',
    message: {
      sv: `Källan anger ${inSwedish(expected)} men ${carried ? 'förra årets utgående balans och ' : ''}verifikationerna ger ${inSwedish(actual)}.`,
      en: `The source states ${expected} but ${carried ? "last year's closing balance and " : ''}the vouchers give ${actual}.`,
    },
  };
}

function inSwedish(amount: string): string {
  return amount.replace('.', ',').replace('-', '−');
}

function total(rows: readonly TrialBalanceRow[]): BalanceTotals {
  const totals = { openingMinor: 0n, debitMinor: 0n, creditMinor: 0n, closingMinor: 0n };
  for (const row of rows) {
    totals.openingMinor += row.openingMinor;
    totals.debitMinor += row.debitMinor;
    totals.creditMinor += row.creditMinor;
    totals.closingMinor += row.closingMinor;
  }
  return totals;
}
