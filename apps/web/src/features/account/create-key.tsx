import type { Role } from '@saldo/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { readDay } from '../../format/period.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { OneTimeText } from '../../ui/one-time-text.tsx';
import { useWords } from '../../words/words.tsx';
import { ConfirmSelf, useConfirmedAct } from '../access/confirm-self.tsx';
import { useMe } from '../access/session.ts';
import { RoleField } from '../users/role-field.tsx';
import { apiKeysQuery, createApiKey } from './account-queries.ts';

/** A new key, shown once. It may never more than its maker. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const me = useMe();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<Role>(me.role);
  const act = useConfirmedAct(createApiKey, () => void queryClient.invalidateQueries(apiKeysQuery));
  const { mutate, isPending, data: key, ownError: error } = act;
  if (key) return <MadeKey apiKey={key} onClose={onClose} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const day = readDay(field('expires'));
    const expires = day ? { expiresAt: new Date(`${day}T23:59:59`).toISOString() } : {};
    mutate({ body: { name: field('name').trim(), role, ...expires }, form });
  };
  const refused = error instanceof Problem ? error.fields : {};
  return (
    <Dialog title={words.account.createKeyTitle} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5" noValidate>
        <FormProblem error={error} fields={['name', 'role', 'expiresAt']} />
        <TextField
          label={words.account.keyName}
          name="name"
          required
          autoFocus
          autoComplete="off"
          hint={words.account.keyNameHint}
          error={refused.name}
        />
        {me.role === 'ADMIN' ? <RoleField role={role} onChange={setRole} error={refused.role} /> : null}
        <DayField
          label={`${words.account.keyExpires} (${words.optional})`}
          name="expires"
          hint={words.account.keyExpiresHint}
          error={refused.expiresAt}
        />
        <ConfirmSelf asking={act.asking} error={act.selfError} />
        <FormActions submit={words.account.createKeySubmit} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function MadeKey({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.account.keyMadeTitle} text={words.account.keyMadeText} onClose={onClose}>
      <OneTimeText label={words.account.keys} text={apiKey} copyLabel={words.account.copyKey} onDone={onClose} />
    </Dialog>
  );
}
