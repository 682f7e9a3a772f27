import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { BankAccount } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { accountNumber, shortAccount } from '../bank/account-text.ts';
import { bankAccountsQuery } from '../bank/bank-queries.ts';
import { addBankAccount } from './import-calls.ts';

interface WhichProps {
  clientId: string;
  /** What the file's amounts are in. */
  currency: string;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

const NEW = 'new';

/** Which account a file that names none is of: one of the client's, or a new one. */
export function WhichAccount({ clientId, currency, chosen, onChoose }: WhichProps) {
  const words = useWords();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const { data: accounts, isPending } = useQuery(bankAccountsQuery(clientId));
  if (isPending) return null;
  const known = accounts ?? [];
  const mayAdd = may('mapping.write');
  if (known.length === 0 && !mayAdd) return <Banner tone="late" title={words.imports.noAccounts} />;
  const choose = (value: string) => {
    setAdding(value === NEW);
    onChoose(value === NEW ? undefined : value || undefined);
  };
  const isAdding = adding || known.length === 0;
  return (
    <div className="grid max-w-96 grid-cols-1 gap-3">
      {known.length > 0 ? (
        <SelectField
          label={words.imports.whichAccount}
          hint={words.imports.whichAccountHint}
          value={chosen ?? (adding ? NEW : '')}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{words.bank.chooseAccount}</option>
          {known.map((account) => (
            <option key={account.id} value={account.id}>
              {[
                shortAccount(account, words),
                accountNumber(account, words),
                account.balance ? amountText(account.balance, words.language) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
          {mayAdd ? <option value={NEW}>{words.imports.newAccount}</option> : null}
        </SelectField>
      ) : null}
      {isAdding ? <NewAccount clientId={clientId} currency={currency} onMade={({ id }) => choose(id)} /> : null}
    </div>
  );
}

interface NewProps {
  clientId: string;
  currency: string;
  onMade: (account: BankAccount) => void;
}

function NewAccount({ clientId, currency, onMade }: NewProps) {
  const words = useWords();
  const queryClient = useQueryClient();
  const [number, setNumber] = useState('');
  const add = useMutation({
    mutationFn: addBankAccount,
    onSuccess: async (account) => {
      await queryClient.invalidateQueries({ queryKey: bankAccountsQuery(clientId).queryKey });
      onMade(account);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate({ clientId, number, currency });
  };
  const told = add.error instanceof Problem ? (add.error.fields.iban ?? add.error.fields.bban) : undefined;
  return (
    <form onSubmit={submit} className="flex items-start gap-2" noValidate>
      <div className="min-w-0 flex-1">
        <TextField
          label={words.imports.newAccountNumber}
          hint={words.imports.newAccountHint(currency)}
          error={add.error ? (told ?? problemText(words, add.error)) : undefined}
          value={number}
          onChange={({ target }) => setNumber(target.value)}
          maxLength={50}
          required
        />
      </div>
      <Button type="submit" busy={add.isPending} className="mt-6">
        {words.imports.addAccount}
      </Button>
    </form>
  );
}
