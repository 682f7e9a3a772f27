import { parseAmount } from '@saldo/kernel';
import type { BankAccount, Feed } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import type { Column } from '../../ui/list/column.ts';
import { State } from '../../ui/state.tsx';
import type { Words } from '../../words/words.tsx';
import { accountName, accountNumber, accountState, bankOf, shortAccount } from './account-text.ts';

/** The columns of the list of bank accounts; that one has no ledger account calls on those who may choose it. */
export function bankAccountColumns(words: Words, feeds: readonly Feed[], mayMap: boolean): Column<BankAccount>[] {
  const now = new Date();
  const bankName = ({ feedId }: BankAccount) => {
    const feed = feeds.find(({ id }) => id === feedId);
    return feed ? (bankOf(feed) ?? '') : '';
  };
  return [
    {
      id: 'name',
      header: words.bank.account,
      main: true,
      width: '11rem',
      file: ['name'],
      value: (account) => accountName(account, words),
      cell: (account) => <span className={account.enabled ? 'font-medium' : 'text-ink-2'}>{accountName(account, words)}</span>,
    },
    {
      id: 'account',
      header: words.bank.number,
      wideOnly: true,
      width: '15.5rem',
      value: ({ iban, bban }) => iban ?? bban,
      cell: (account) => <span className="text-ink-2 tabular-nums">{accountNumber(account, words)}</span>,
    },
    {
      id: 'bank',
      header: words.bank.bankName,
      wideOnly: true,
      roomyOnly: true,
      value: bankName,
      cell: (account) => bankName(account) || <span className="text-ink-3">–</span>,
    },
    {
      id: 'ledgerAccount',
      header: words.bank.ledgerAccount,
      wideOnly: true,
      width: '8.5rem',
      value: ({ ledgerAccount }) => ledgerAccount,
      cell: ({ ledgerAccount, enabled }) =>
        ledgerAccount ? (
          <span className="tabular-nums">{ledgerAccount}</span>
        ) : (
          <span className={enabled && mayMap ? 'text-late' : 'text-ink-3'}>{words.bank.ledgerAccountNone}</span>
        ),
    },
    {
      id: 'state',
      header: words.bank.state,
      wideOnly: true,
      width: '12.5rem',
      file: ['state', 'consent'],
      value: (account) => accountState(account, words, now.getTime()).text,
      cell: (account) => {
        const { tone, text } = accountState(account, words, now.getTime());
        return <State tone={tone}>{text}</State>;
      },
    },
    {
      id: 'fetched',
      header: words.bank.lastFetch,
      wideOnly: true,
      roomyOnly: true,
      width: '8rem',
      figure: true,
      value: ({ fetchedAt }) => fetchedAt,
      cell: ({ fetchedAt }) => (fetchedAt ? momentText(fetchedAt, now, words.language) : <span className="text-ink-3">–</span>),
    },
    {
      id: 'balance',
      header: words.bank.balance,
      width: '10rem',
      figure: true,
      file: ['balance', 'currency', 'balanceDay'],
      value: ({ balance }) => (balance === null ? null : parseAmount(balance)),
      cell: ({ balance, currency }) =>
        balance === null ? <span className="text-ink-3">–</span> : `${amountText(balance, words.language)} ${currency}`,
    },
  ];
}

/** What stands under an account's name on a narrow screen. */
export function bankAccountSub(account: BankAccount, words: Words): string {
  const { text } = accountState(account, words, Date.now());
  return [shortAccount({ ...account, name: accountNumber(account, words), iban: null, bban: null }, words), text]
    .filter(Boolean)
    .join(' · ');
}
