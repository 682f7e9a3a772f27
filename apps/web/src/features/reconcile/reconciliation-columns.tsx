import { type PlainDate, plainDate } from '@saldo/kernel';
import type { BankAccount, Reconciliation } from '../../api/resources.ts';
import { amountText, countText, isZero } from '../../format/amount.ts';
import { periodText } from '../../format/period.ts';
import { momentText } from '../../format/time.ts';
import type { Column } from '../../ui/list/column.ts';
import { State } from '../../ui/state.tsx';
import type { ReconcileWords } from '../../words/reconcile.ts';
import type { Words } from '../../words/words.tsx';
import { shortAccount } from '../bank/account-text.ts';
import { statusTones } from './status.ts';

/** The days of a reconciliation as they are called. */
export function daysOf({ period }: Pick<Reconciliation, 'period'>, words: Words): string {
  const days: { from: PlainDate; to: PlainDate } = { from: plainDate(period.from), to: plainDate(period.to) };
  return periodText(days, words.language);
}

/** What the bank account of a reconciliation is called. */
export function accountOf(
  { bankAccountId }: Pick<Reconciliation, 'bankAccountId'>,
  accounts: readonly BankAccount[],
  words: Words,
): string {
  const account = accounts.find(({ id }) => id === bankAccountId);
  return account ? shortAccount(account, words) : words.bank.account;
}

/** The columns of the list of reconciliations. */
export function reconciliationColumns(words: Words, told: ReconcileWords, accounts: readonly BankAccount[]): Column<Reconciliation>[] {
  const now = new Date();
  return [
    {
      id: 'period',
      header: told.period,
      main: true,
      width: '13rem',
      value: ({ period }) => period.from,
      cell: (one) => <span className="block truncate font-medium first-letter:uppercase">{daysOf(one, words)}</span>,
    },
    {
      id: 'account',
      header: told.account,
      wideOnly: true,
      value: (one) => accountOf(one, accounts, words),
      cell: (one) => <span className="text-ink-2">{accountOf(one, accounts, words)}</span>,
    },
    {
      id: 'ledgerAccount',
      header: told.ledgerAccount,
      wideOnly: true,
      roomyOnly: true,
      width: '8.5rem',
      value: ({ ledgerAccount }) => ledgerAccount,
      cell: ({ ledgerAccount }) => <span className="tabular-nums">{ledgerAccount}</span>,
    },
    {
      id: 'status',
      header: told.status,
      width: '12.5rem',
      value: ({ status }) => told.statuses[status],
      cell: ({ status }) => <State tone={statusTones[status]}>{told.statuses[status]}</State>,
    },
    {
      id: 'undecided',
      header: told.undecidedRows,
      width: '8rem',
      figure: true,
      wideOnly: true,
      value: ({ counts }) => counts.undecided,
      cell: ({ counts }) => (counts.undecided === 0 ? <span className="text-ink-3">–</span> : countText(counts.undecided, words.language)),
    },
    {
      id: 'unexplained',
      header: told.unexplained,
      width: '9.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ proof: { unexplained }, currency }) =>
        unexplained === null ? (
          <span className="text-ink-3">–</span>
        ) : (
          <span
            className={isZero(unexplained) ? 'text-ink-2' : 'text-wrong'}
          >{`${amountText(unexplained, words.language)} ${currency}`}</span>
        ),
    },
    {
      id: 'ran',
      header: told.ran,
      width: '9rem',
      figure: true,
      wideOnly: true,
      roomyOnly: true,
      value: ({ ranAt }) => ranAt,
      cell: ({ ranAt }) => (ranAt ? momentText(ranAt, now, words.language) : <span className="text-ink-3">–</span>),
    },
  ];
}
