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
  yearUnstated: (year: string) => `${year}: the source states no balances to prove by`,
  flagged: (vouchers: number) => count(vouchers, 'voucher is flagged', 'vouchers are flagged'),
  events: 'What happened',
  kinds: { books: 'Books', connection: 'Connections', client: 'Client', task: 'Tasks', job: 'Jobs' },
  none: 'Nothing has happened yet',
  more: 'Show more',
  schedule: 'by the schedule',
  saldo: 'Saldo',
  key: 'by an API key',
  operator: 'from the command line',
  byKey: (name: string) => `${name}, by an API key`,
  somebody: 'the firm',
  unproven: 'not proven',
  toAudit: 'Audit log',
};
