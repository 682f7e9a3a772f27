/** Which end of a file is the newest. */
export type RowOrder = 'oldest-first' | 'newest-first';

/** What the balances of a column say of the rows. Minor units. */
export interface ChainResult {
  readonly order: RowOrder;
  /** Before the oldest row and after the newest; null without balances. */
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  /** Whether every balance follows from the one before it and the newest row has one. */
  readonly holds: boolean;
  /** Whether a balance was held against another. */
  readonly isChecked: boolean;
  /** The line of the first balance that does not follow. */
  readonly brokenAt: number | null;
}

interface Direction {
  breaks: number;
  brokenAt: number | null;
}

/**
 * Follows the balances of a column, row by row: each must be the one before it and what was booked since, from above or from below,
 * whichever holds. Rows may lack a balance: some banks give one a day.
 */
export class BalanceChain {
  readonly #downward: Direction = { breaks: 0, brokenAt: null };
  readonly #upward: Direction = { breaks: 0, brokenAt: null };
  #rows = 0;
  #links = 0;
  #sum = 0n;
  #before: { readonly balance: bigint; readonly own: bigint } | null = null;
  /** Booked since the balance before, without its own row. */
  #since = 0n;
  #first: { readonly balance: bigint; readonly own: bigint; readonly row: number; readonly booked: bigint } | null = null;
  #last: { readonly balance: bigint; readonly own: bigint; readonly row: number; readonly booked: bigint } | null = null;

  add(amount: bigint, balance: bigint | null, line: number): void {
    this.#rows++;
    this.#sum += amount;
    this.#since += amount;
    if (balance === null) return;
    if (this.#before) {
      this.#links++;
      check(this.#downward, this.#before.balance + this.#since === balance, line);
      check(this.#upward, this.#before.balance === balance + this.#before.own + this.#since - amount, line);
    }
    this.#before = { balance, own: amount };
    this.#since = 0n;
    this.#first ??= { balance, own: amount, row: this.#rows, booked: this.#sum };
    this.#last = { balance, own: amount, row: this.#rows, booked: this.#sum };
  }

  /** `datesFall` where the days of the rows fall, which decides where the balances do not. */
  result(datesFall: boolean): ChainResult {
    const order = this.#order(datesFall);
    const [first, last] = [this.#first, this.#last];
    const { breaks, brokenAt } = order === 'oldest-first' ? this.#downward : this.#upward;
    if (!first || !last) return { order, openingMinor: null, closingMinor: null, holds: false, isChecked: false, brokenAt: null };
    const rest = this.#sum - last.booked;
    const isDownward = order === 'oldest-first';
    return {
      order,
      openingMinor: isDownward ? first.balance - first.booked : last.balance - last.own - rest,
      closingMinor: isDownward ? last.balance + rest : first.balance + first.booked - first.own,
      holds: breaks === 0 && (isDownward ? last.row === this.#rows : first.row === 1) && (this.#links > 0 || this.#rows === 1),
      isChecked: this.#links > 0,
      brokenAt: breaks === 0 ? null : brokenAt,
    };
  }

  #order(datesFall: boolean): RowOrder {
    const byDates = datesFall ? 'newest-first' : 'oldest-first';
    if (this.#downward.breaks === this.#upward.breaks) return byDates;
    if (this.#downward.breaks === 0) return 'oldest-first';
    if (this.#upward.breaks === 0) return 'newest-first';
    return byDates;
  }
}

function check(direction: Direction, holds: boolean, line: number): void {
  if (holds) return;
  direction.breaks++;
  direction.brokenAt ??= line;
}
