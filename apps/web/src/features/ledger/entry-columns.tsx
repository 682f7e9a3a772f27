import type { Entry } from '../../api/resources.ts';
import { amountText, amountUnlessZero } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import type { Words } from '../../words/words.tsx';
import { creditOf, debitOf } from './amounts.ts';
import { voucherLabel } from './voucher-columns.tsx';

interface Shown {
  /** Rows of all accounts: which one is said in each. */
  account: boolean;
  /** The balance after each row, where one account is shown. */
  running: readonly string[] | null;
  rows: readonly Entry[];
}

const side = { width: '7rem', figure: true } as const;

/** The columns of the ledger. */
export function entryColumns(words: Words, { account, running, rows }: Shown): Column<Entry>[] {
  const balances = running ? new Map(rows.map(({ id }, index) => [id, running[index] ?? ''])) : null;
  return [
    {
      id: 'voucher',
      header: words.ledger.voucher,
      width: '6rem',
      main: true,
      cell: (entry) => <span className="font-medium tabular-nums">{voucherLabel(entry)}</span>,
    },
    {
      id: 'date',
      header: words.ledger.date,
      sort: 'date',
      width: '6.75rem',
      wideOnly: true,
      cell: ({ date }) => <span className="tabular-nums">{date}</span>,
    },
    ...(account
      ? [
          {
            id: 'account',
            header: words.ledger.account,
            file: ['account', 'accountName'],
            width: '23.5rem',
            wideOnly: true,
            cell: (entry: Entry) => (
              <>
                <span className="tabular-nums">{entry.account}</span> <span className="text-ink-2">{entry.accountName}</span>
              </>
            ),
          },
        ]
      : []),
    {
      id: 'text',
      header: words.ledger.text,
      wideOnly: true,
      roomyOnly: account,
      cell: (entry) => <EntryText entry={entry} words={words} />,
    },
    {
      ...side,
      id: 'debit',
      header: words.ledger.debit,
      wideOnly: true,
      cell: ({ amount }) => amountUnlessZero(debitOf(amount), words.language),
    },
    {
      ...side,
      id: 'credit',
      header: words.ledger.credit,
      wideOnly: true,
      cell: ({ amount }) => amountUnlessZero(creditOf(amount), words.language),
    },
    // A narrow screen has room for one column of figures: the sign tells the side.
    { ...side, id: 'amount', header: words.ledger.amount, narrowOnly: true, cell: ({ amount }) => amountText(amount, words.language) },
    ...(balances
      ? [
          {
            id: 'running',
            header: words.ledger.running,
            width: '9rem',
            figure: true,
            wideOnly: true,
            cell: ({ id }: Entry) => amountText(balances.get(id) ?? '', words.language),
          },
        ]
      : []),
  ];
}

/** What a row is about: its own text, else its voucher's. */
export function entryText({ text, voucherText }: Pick<Entry, 'text' | 'voucherText'>): string {
  return text || voucherText;
}

function EntryText({ entry, words }: { entry: Entry; words: Words }) {
  const { costCenter, project, costCenterShort, projectShort } = words.ledger;
  const objects = [
    { name: costCenter, short: costCenterShort, code: entry.costCenter },
    { name: project, short: projectShort, code: entry.project },
  ].filter(({ code }) => code);
  if (objects.length === 0) return entryText(entry);
  // The text gives way first: it goes on in the voucher, which is a press away.
  return (
    <span className="flex min-w-0 gap-2">
      <span className="truncate">{entryText(entry)}</span>
      <span className="shrink-0 text-xs leading-5 text-ink-3" title={objects.map(({ name, code }) => `${name} ${code}`).join(', ')}>
        {objects.map(({ short, code }) => `${short} ${code}`).join(' · ')}
      </span>
    </span>
  );
}
