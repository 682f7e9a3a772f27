import { WINDOW_DAYS } from './lags.ts';
import type { Proposal } from './proposal.ts';
import { MOST_PAIRED, type Reckoning } from './reckoning.ts';
import { settleRivals } from './rivals.ts';
import type { SideRows } from './side-rows.ts';

/** How common it is that a lone row is taken back by a later one of its own side. */
const RETURN_BITS = Math.log2(0.05);
const REVERSAL_BITS = 6;
const SAME_NAME_BITS = 5;
const OTHER_NAME_BITS = -6;
const MOST_PER_AMOUNT = 40;

/** Rows of one side that take each other out: a payment and its return, a booking and its reversal. */
export function matchReturns(reckoning: Reckoning): void {
  const { bank, ledger } = reckoning.account;
  const found: Proposal[] = [];
  for (const side of [bank, ledger]) addReturns(reckoning, side, found);
  settleRivals(reckoning, found, true);
}

function addReturns(reckoning: Reckoning, side: SideRows, found: Proposal[]): void {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < side.size; row++) {
    if (side.free[row] !== 1 || reckoning.paired[side.side][row]! > MOST_PAIRED || side.minor[row] === 0) continue;
    const rows = rowsOf.get(side.minor[row]!);
    if (rows) rows.push(row);
    else rowsOf.set(side.minor[row]!, [row]);
  }
  for (const [minor, rows] of rowsOf) {
    const back = minor < 0 ? rowsOf.get(-minor) : undefined;
    if (!back || rows.length > MOST_PER_AMOUNT || back.length > MOST_PER_AMOUNT) continue;
    for (const a of rows) for (const b of back) addReturn(reckoning, side, Math.min(a, b), Math.max(a, b), found);
  }
}

function addReturn({ account }: Reckoning, side: SideRows, first: number, last: number, found: Proposal[]): void {
  const between = side.day[last]! - side.day[first]!;
  if (between > WINDOW_DAYS) return;
  const [a, b] = [side.name[first]!, side.name[last]!];
  const nameBits = a < 0 || b < 0 ? 0 : account.names.isPartOf(a, b) ? SAME_NAME_BITS : OTHER_NAME_BITS;
  const saysSo = side.rows[last]!.isReversal === true || side.rows[first]!.isReversal === true;
  const alone = side.side === 'bank' ? account.rates.aloneBank : account.rates.aloneLedger;
  // How often another lone row of just this amount would stand within these days by luck.
  const luck = alone * (between + 1) * account.density.chanceOf(side.minor[first]!);
  const bits = RETURN_BITS + nameBits + (saysSo ? REVERSAL_BITS : 0) - Math.log2(luck);
  const rows = [first, last];
  const [bank, ledger] = side.side === 'bank' ? [rows, []] : [[], rows];
  // What neither a name nor the bank says is only suggested: two payments of one amount are no return.
  found.push({ kind: 'return', bank, ledger, bits, chance: 0, coincidence: null, value: between, askAnyway: !saysSo && nameBits <= 0 });
}
