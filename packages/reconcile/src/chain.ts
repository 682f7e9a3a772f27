import { addDays, type Period, type PlainDate } from '@saldo/kernel';

/** Some days of an account that are or were reconciled. */
export interface ChainedDays extends Period {
  readonly id: string;
}

/** A reconciliation among those of its account. */
export interface Chain {
  /** The first day of the days that join without a gap: what is open of earlier ones of them goes on in later ones. */
  readonly since: PlainDate;
  /** The one that the days begin with, whose opening items hold for all. */
  readonly firstId: string;
  /** It and those before it: what their matches hold is held at its end. */
  readonly upToIds: readonly string[];
}

/** The days that a reconciliation goes on from: each that ends the day before another begins goes on in it. */
export function chainOf(own: ChainedDays, ofAccount: readonly ChainedDays[]): Chain {
  let first = own;
  const upToIds = [own.id];
  for (;;) {
    const dayBefore = addDays(first.from, -1);
    const before = ofAccount.find(({ to }) => to === dayBefore);
    if (!before) return { since: first.from, firstId: first.id, upToIds };
    upToIds.push(before.id);
    first = before;
  }
}
