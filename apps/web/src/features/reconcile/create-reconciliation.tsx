import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { BankAccount, Reconciliation } from '../../api/resources.ts';
import { readDay } from '../../format/period.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useWords } from '../../words/words.tsx';
import { shortAccount } from '../bank/account-text.ts';
import { today } from '../frame/place.ts';
import { beginToFollow } from '../jobs/live-job.ts';
import { accountsQuery } from '../ledger/ledger-queries.ts';
import { nextDays } from './next-days.ts';
import { askToReconcile, reconcileChanged } from './reconcile-queries.ts';
import { useReconcileWords } from './use-reconcile-words.ts';

interface CreateProps {
  clientId: string;
  /** Those in use. */
  accounts: readonly BankAccount[];
  reconciliations: readonly Reconciliation[];
  accountId: string | undefined;
  onClose: () => void;
  onCreated: (reconciliationId: string) => void;
}

/** Which bank account is held against which account of the ledger, and over which days; what comes next is filled in. */
export function CreateReconciliation({ clientId, accounts, reconciliations, accountId, onClose, onCreated }: CreateProps) {
  const words = useReconcileWords();
  const all = useWords();
  const queryClient = useQueryClient();
  const [chosenId, setChosen] = useState(accountId ?? accounts.find(({ ledgerAccount }) => ledgerAccount)?.id ?? accounts[0]?.id ?? '');
  const chosen = accounts.find(({ id }) => id === chosenId);
  const days = nextDays(reconciliations, chosenId, today());
  const before = reconciliations.find(({ bankAccountId }) => bankAccountId === chosenId);
  const { mutate, isPending, error } = useMutation({
    mutationFn: askToReconcile,
    onSuccess: ({ job, reconciliationId }) => {
      beginToFollow(queryClient, job);
      void reconcileChanged(queryClient, clientId);
      onCreated(reconciliationId);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const day = (name: string) => readDay(text(name)) ?? text(name);
    mutate({ clientId, bankAccountId: chosenId, ledgerAccount: text('ledgerAccount'), from: day('from'), to: day('to') });
  };
  const fields = error instanceof Problem ? error.fields : {};
  return (
    <Dialog title={words.start} text={words.startText} onClose={onClose}>
      <form className="grid gap-3.5" onSubmit={submit} noValidate>
        <FormProblem error={error} fields={['ledgerAccount', 'from', 'to']} />
        <SelectField label={words.account} value={chosenId} onChange={({ target }) => setChosen(target.value)}>
          {accounts.map((account) => (
            <option key={account.id} value={account.id}>
              {shortAccount(account, all)}
            </option>
          ))}
        </SelectField>
        <LedgerAccount
          key={`ledger ${chosenId}`}
          clientId={clientId}
          own={before?.ledgerAccount ?? chosen?.ledgerAccount ?? ''}
          error={fields.ledgerAccount}
        />
        <div className="grid grid-cols-2 gap-3">
          <DayField key={`from ${chosenId}`} label={words.from} name="from" defaultValue={days.from} error={fields.from} />
          <DayField key={`to ${chosenId}`} label={words.to} name="to" defaultValue={days.to} error={fields.to} />
        </div>
        <FormActions submit={words.submit} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function LedgerAccount({ clientId, own, error }: { clientId: string; own: string; error: string | undefined }) {
  const words = useReconcileWords();
  const listId = useId();
  const { data = [] } = useQuery(accountsQuery(clientId));
  return (
    <>
      <TextField
        label={words.ledgerAccount}
        name="ledgerAccount"
        defaultValue={own}
        required
        maxLength={20}
        inputMode="numeric"
        autoComplete="off"
        list={listId}
        hint={words.ledgerAccountHint}
        error={error}
      />
      <datalist id={listId}>
        {data
          .filter(({ number }) => /^1[69]/.test(number))
          .map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
      </datalist>
    </>
  );
}
