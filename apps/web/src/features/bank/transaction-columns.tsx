import type { ReactNode } from 'react';
import type { BankAccount, BankTransaction } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import { State } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';
import { shortAccount } from './account-text.ts';

interface Shown {
  /** Of all accounts: which one is said in each row. */
  accounts: readonly BankAccount[] | null;
  rows: readonly BankTransaction[];
}

/** What a transaction is about: who it is with, else what it says. */
export function transactionTitle({ counterparty, text, references }: BankTransaction, words: Words): string {
  return counterparty.name || text || references.message || words.bank.transaction;
}

/** The columns of the list of transactions. What only some of them have has a column only where one has it. */
export function bankTransactionColumns(words: Words, { accounts, rows }: Shown): Column<BankTransaction>[] {
  const unusual = rows.some((row) => row.flags.length > 0 || isOut(row) || (row.parts ?? row.details.length) > 1);
  const told = rows.some((row) => aboutText(row));
  const referred = rows.some((row) => referenceText(row));
  const quiet = (row: BankTransaction, cell: ReactNode) => (isOut(row) ? <span className="text-ink-3">{cell}</span> : cell);
  const columns: (Column<BankTransaction> | false)[] = [
    {
      id: 'date',
      header: words.bank.bookingDate,
      sort: 'date',
      width: '7.5rem',
      wideOnly: true,
      cell: (row) => quiet(row, <span className="tabular-nums">{row.bookingDate}</span>),
    },
    accounts !== null && {
      id: 'account',
      header: words.bank.account,
      width: '11rem',
      wideOnly: true,
      roomyOnly: true,
      cell: ({ bankAccountId }) => {
        const account = accounts.find(({ id }) => id === bankAccountId);
        return account ? <span className="text-ink-2">{shortAccount(account, words)}</span> : null;
      },
    },
    {
      id: 'counterparty',
      header: words.bank.counterparty,
      main: true,
      cell: (row) => quiet(row, <span className="font-medium">{transactionTitle(row, words)}</span>),
    },
    told && {
      id: 'text',
      header: words.bank.text,
      wideOnly: true,
      roomyOnly: true,
      width: '26%',
      cell: (row) => quiet(row, aboutText(row)),
    },
    referred && {
      id: 'reference',
      header: words.bank.reference,
      wideOnly: true,
      roomyOnly: true,
      width: '9rem',
      cell: (row) => quiet(row, <span className="tabular-nums">{referenceText(row)}</span>),
    },
    {
      id: 'valueDate',
      header: words.bank.valueDate,
      extra: true,
      width: '7rem',
      wideOnly: true,
      cell: (row) => quiet(row, <span className="tabular-nums">{row.valueDate}</span>),
    },
    unusual && {
      id: 'remark',
      header: words.bank.remark,
      hideHeader: true,
      width: '10rem',
      wideOnly: true,
      cell: (row) => <TransactionState row={row} words={words} />,
    },
    {
      id: 'amount',
      header: words.bank.amount,
      width: '8.5rem',
      figure: true,
      file: ['amount', 'currency'],
      cell: (row) => quiet(row, <Amount row={row} words={words} />),
    },
    {
      id: 'balance',
      header: words.bank.running,
      extra: true,
      width: '9rem',
      figure: true,
      wideOnly: true,
      cell: (row) => (row.balanceAfter === null ? null : quiet(row, amountText(row.balanceAfter, words.language))),
    },
  ];
  return columns.filter((column) => column !== false);
}

/** What stands under a transaction on a narrow screen. */
export function transactionSub(row: BankTransaction, words: Words): ReactNode {
  const about = aboutText(row) || row.references.ocr;
  const [flag] = row.flags;
  return (
    <>
      {[row.bookingDate, isOut(row) ? stateText(row, words) : '', about].filter(Boolean).join(' · ')}
      {flag ? <span className="text-late"> · {flag.message}</span> : null}
    </>
  );
}

// What it says beside who it is with; a bank often writes one thing in both places.
function aboutText(row: BankTransaction): string {
  const { counterparty, text, references } = row;
  const told = counterparty.name ? text || references.message : references.message;
  return told === counterparty.name ? '' : told;
}

function referenceText({ references }: BankTransaction): string {
  return references.ocr || references.endToEnd;
}

function Amount({ row, words }: { row: BankTransaction; words: Words }) {
  const text = amountText(row.amount, words.language);
  return row.currency === 'SEK' ? text : `${text} ${row.currency}`;
}

// What does not count: pending, or taken back.
function isOut({ status, state }: BankTransaction): boolean {
  return status === 'pending' || state === 'withdrawn';
}

function stateText({ state }: BankTransaction, words: Words): string {
  return state === 'withdrawn' ? words.bank.stateOf.withdrawn : words.bank.stateOf.pending;
}

/** What is not as usual with a transaction; nothing where all is. */
function TransactionState({ row, words }: { row: BankTransaction; words: Words }) {
  const [flag, ...more] = row.flags;
  if (isOut(row)) return <State tone="idle">{stateText(row, words)}</State>;
  if (flag)
    return (
      <State tone="late" icon="alert" title={row.flags.map(({ message }) => message).join(' ')}>
        {more.length > 0 ? words.feeds.faults(row.flags.length) : flag.message}
      </State>
    );
  const parts = row.parts ?? row.details.length;
  return parts > 1 ? <span className="text-ink-3">{words.bank.parts(parts)}</span> : null;
}
