import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BankAccount } from '../../api/resources.ts';
import { Icon } from '../../ui/icon.tsx';
import { pickLook } from '../../ui/pick-button.ts';
import { Picker } from '../../ui/picker.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { matching } from '../frame/palette-match.ts';
import { accountsQuery } from '../ledger/ledger-queries.ts';
import { bankChanged, changeBankAccount } from './bank-queries.ts';

const MOST = 100;
const NONE = 'none';
const isNumber = /^\d{3,8}$/;

/** The account of the books that a bank account is; those who may name it choose it here. */
export function LedgerAccountField({ account }: { account: BankAccount }) {
  const words = useWords();
  const may = useMay();
  const queryClient = useQueryClient();
  const [query, setQuery] = useState('');
  const { data: accounts = [] } = useQuery(accountsQuery(account.clientId));
  const { mutate, isPending } = useMutation({
    mutationFn: changeBankAccount,
    onSuccess: ({ ledgerAccount }) =>
      tell(ledgerAccount ? words.bank.ledgerAccountSaved(ledgerAccount) : words.bank.ledgerAccountCleared, {
        label: words.undo,
        run: () => mutate({ account: { ...account, version: account.version + 1 }, change: { ledgerAccount: account.ledgerAccount } }),
      }),
    onError: (error) => tellWrong(problemText(words, error)),
    onSettled: () => bankChanged(queryClient),
  });
  const name = accounts.find(({ number }) => number === account.ledgerAccount)?.name ?? '';
  const text = account.ledgerAccount ? `${account.ledgerAccount} ${name}`.trim() : words.bank.ledgerAccountNone;
  const wanted = query.trim();
  if (!may('mapping.write')) return <span className={account.ledgerAccount ? '' : 'text-ink-3'}>{text}</span>;
  const found = matching(moneyFirst(accounts), ({ number, name: called }) => `${number} ${called}`, wanted).slice(0, MOST);
  const own = isNumber.test(wanted) && !found.some(({ number }) => number === wanted) ? [{ id: wanted, text: wanted }] : [];
  const none = account.ledgerAccount && wanted === '' ? [{ id: NONE, text: words.bank.ledgerAccountNone }] : [];
  return (
    <Picker
      label={words.bank.ledgerAccountChoose}
      placeholder={words.ledger.findAccount}
      none={words.noHits}
      query={query}
      onQuery={setQuery}
      chosenId={account.ledgerAccount ?? undefined}
      onPick={(id) => mutate({ account, change: { ledgerAccount: id === NONE ? null : id } })}
      options={[...own, ...none, ...found.map(({ number, name: called }) => ({ id: number, text: called, side: number }))]}
      trigger={
        <button type="button" className={pickLook} aria-busy={isPending || undefined} aria-label={`${words.bank.ledgerAccount}: ${text}`}>
          <span className={account.ledgerAccount ? 'max-w-56 truncate' : 'text-late'}>{text}</span>
          <Icon name="down" className="text-ink-3" />
        </button>
      }
    />
  );
}

// What money lies on has 19 before it in the chart of accounts (BAS, group 19): it is what one looks for.
function moneyFirst<T extends { number: string }>(accounts: readonly T[]): T[] {
  const isMoney = ({ number }: T) => number.startsWith('19');
  return [...accounts.filter(isMoney), ...accounts.filter((account) => !isMoney(account))];
}
