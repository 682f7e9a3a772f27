import { counting } from '../count.ts';

const count = counting('en');

/** Where one client stands, what is odd and what happened. */
export const timeline = {
  standing: 'Where it stands',
  nothingYet: (steps: string) => `${steps}: nothing yet`,
  odd: 'What is odd',
  nothingOdd: 'Nothing is odd',
  yearDiffers: (year: string, accounts: string, more: number) =>
    `${year}: the sums differ from the source on ${accounts}${more > 0 ? ` and ${count(more, 'more account', 'more accounts')}` : ''}`,
  yearUnbalanced: (year: string, vouchers: number) => `${year}: ${count(vouchers, 'voucher does not balance', 'vouchers do not balance')}`,
  yearUnstated: (year: string) => `${year}: the source states no balances to reconcile with`,
  flagged: (vouchers: number) => count(vouchers, 'voucher is flagged', 'vouchers are flagged'),
  statementFigures: (opening: string, entries: string, expected: string, actual: string) =>
    `the opening balance ${opening} and transactions of ${entries} make ${expected}, but the statement has ${actual} as its closing balance.`,
  dayFigures: (opening: string, entries: string, expected: string, actual: string) =>
    `the bank's balance the day before, ${opening}, and transactions of ${entries} make ${expected}, but the bank's balance is ${actual}.`,
  differs: (amount: string) => `Difference ${amount}.`,
  moreLike: (more: number) => `and ${more} more`,
  events: 'What happened',
  kinds: { books: 'Books and bank', connection: 'Connections', client: 'Client', task: 'Tasks', job: 'Jobs' },
  none: 'Nothing has happened yet',
  more: 'Show more',
  schedule: 'by the schedule',
  saldo: 'Saldo',
  key: 'by an API key',
  operator: 'from the command line',
  byKey: (name: string) => `${name}, by an API key`,
  somebody: 'the firm',
  unproven: 'not reconciled',
  toAudit: 'Audit log',
};
