import type { Role } from '@saldo/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { OneTimeText } from '../../ui/one-time-text.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { tell } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { ConfirmSelf, useConfirmedAct } from '../access/confirm-self.tsx';
import { ClientChoice } from './client-choice.tsx';
import { RoleField, seesAllClients } from './role-field.tsx';
import { createUser, invite, usersChanged } from './user-queries.ts';

type Way = 'link' | 'password';
const shownFields = ['email', 'name', 'role', 'password'];

/** Lets somebody in: by a link that works once, or with a password that is handed over. */
export function CreateUser({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const [way, setWay] = useState<Way>('link');
  const [role, setRole] = useState<Role>('SPECIALIST');
  const [clientIds, setClientIds] = useState<string[]>([]);
  const inviting = useConfirmedAct(invite, () => void usersChanged(queryClient));
  const creating = useConfirmedAct(createUser, ({ name }) => {
    void usersChanged(queryClient);
    tell(words.people.created(name));
    onClose();
  });
  const act = way === 'link' ? inviting : creating;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const given = { email: field('email').trim(), role, clientIds: seesAllClients(role) ? [] : clientIds };
    if (way === 'link') inviting.mutate({ body: given, form });
    else creating.mutate({ body: { ...given, name: field('name').trim(), password: field('newPassword') }, form });
  };
  if (inviting.data) return <MadeLink url={inviting.data.url} onClose={onClose} />;
  const error = act.ownError;
  const refused = error instanceof Problem ? error.fields : {};
  return (
    <Dialog title={words.people.createTitle} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5" noValidate>
        <FormProblem error={error} fields={shownFields} />
        <RadioCards
          label={words.people.way}
          value={way}
          onChange={setWay}
          options={[
            { value: 'link', text: words.people.byLink, hint: words.people.byLinkHint },
            { value: 'password', text: words.people.byPassword, hint: words.people.byPasswordHint },
          ]}
        />
        <TextField label={words.people.email} name="email" type="email" required autoComplete="off" error={refused.email} />
        {way === 'password' ? (
          <>
            <TextField label={words.people.name} name="name" required autoComplete="off" error={refused.name} />
            <TextField
              label={words.people.password}
              name="newPassword"
              type="password"
              required
              autoComplete="new-password"
              hint={words.people.passwordHint}
              error={refused.password}
            />
          </>
        ) : null}
        <RoleField role={role} onChange={setRole} error={refused.role} />
        {seesAllClients(role) ? null : <ClientChoice chosen={clientIds} onChange={setClientIds} />}
        <ConfirmSelf asking={act.asking} error={act.selfError} />
        <FormActions submit={way === 'link' ? words.people.makeLink : words.people.createSubmit} busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function MadeLink({ url, onClose }: { url: string; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.people.linkTitle} text={words.people.linkText} onClose={onClose}>
      <OneTimeText label={words.people.link} text={url} copyLabel={words.account.copyKey} onDone={onClose} />
    </Dialog>
  );
}
