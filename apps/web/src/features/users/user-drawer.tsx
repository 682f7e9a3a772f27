import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { User } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { Actions, Dialog } from '../../ui/dialog.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { ConfirmDialog, ConfirmSelf, useConfirmedAct } from '../access/confirm-self.tsx';
import { useMe } from '../access/session.ts';
import { ClientChoice } from './client-choice.tsx';
import { PasswordLinkButton } from './password-link.tsx';
import { RoleField, seesAllClients } from './role-field.tsx';
import { changeUser, removeUser, resetSecondFactor, usersChanged } from './user-queries.ts';

/** One user: role, clients, a new password, shut out, removed. */
export function UserDrawer({ user, onClose }: { user: User; onClose: () => void }) {
  const words = useWords();
  const me = useMe();
  const queryClient = useQueryClient();
  const [role, setRole] = useState(user.role);
  const [clientIds, setClientIds] = useState(user.clientIds);
  const [removing, setRemoving] = useState(false);
  const { mutate: letIn } = useMutation({
    mutationFn: (shutOut: User) => changeUser(shutOut, { status: 'active' }),
    onSuccess: () => tell(words.people.saved),
    onError: (refused) => tellWrong(problemText(words, refused)),
    onSettled: () => usersChanged(queryClient),
  });
  const change = async (wish: Parameters<typeof changeUser>[1]) => {
    try {
      return await changeUser(user, wish);
    } finally {
      // Where somebody else was quicker, the next try is made on what they left.
      void usersChanged(queryClient);
    }
  };
  const switching = useMutation({
    mutationFn: (status: 'active' | 'disabled') => change({ status }),
    onSuccess: (saved, status) => {
      if (status === 'disabled') tell(words.people.shutOut(saved.name), { label: words.undo, run: () => letIn(saved) });
      else tell(words.people.saved);
      onClose();
    },
  });
  const act = useConfirmedAct(change, () => {
    tell(words.people.saved);
    onClose();
  });
  const resetting = useConfirmedAct(
    resetSecondFactor,
    () => {
      void usersChanged(queryClient);
      tell(words.people.secondFactorReset(user.name));
    },
    (refused) => tellWrong(problemText(words, refused)),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get('newPassword') ?? '');
    const body = {
      name: String(form.get('name')).trim(),
      role,
      clientIds: seesAllClients(role) ? user.clientIds : clientIds,
      ...(password ? { password } : {}),
    };
    act.mutate({ body, form });
  };
  const error = act.ownError ?? switching.error;
  const refused = error instanceof Problem ? error.fields : {};
  const self = user.id === me.id;
  return (
    <Drawer crumbs={[words.rooms.users, user.email]} title={user.name} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5" noValidate>
        <FormProblem error={error} fields={['name', 'role', 'password']} />
        <TextField label={words.people.name} name="name" defaultValue={user.name} required error={refused.name} />
        <RoleField role={role} onChange={setRole} error={refused.role} />
        {seesAllClients(role) ? null : <ClientChoice chosen={clientIds} onChange={setClientIds} />}
        {self ? null : (
          <TextField
            label={`${words.people.newPassword} (${words.optional})`}
            name="newPassword"
            type="password"
            autoComplete="new-password"
            hint={words.people.newPasswordHint}
            error={refused.password}
          />
        )}
        <ConfirmSelf asking={act.asking} error={act.selfError} />
        <Actions>
          <Button type="submit" look="first" busy={act.isPending}>
            {words.save}
          </Button>
          {self ? null : (
            <>
              <Button look="plain" onClick={() => switching.mutate(user.status === 'active' ? 'disabled' : 'active')}>
                {user.status === 'active' ? words.people.disable : words.people.enable}
              </Button>
              {user.status === 'active' ? <PasswordLinkButton user={user} /> : null}
              {user.twoFactorEnabled ? (
                <Button look="plain" busy={resetting.isPending} onClick={() => resetting.mutate({ body: user, form: new FormData() })}>
                  {words.people.resetSecondFactor}
                </Button>
              ) : null}
              <Button look="danger" onClick={() => setRemoving(true)}>
                {words.people.remove}
              </Button>
            </>
          )}
        </Actions>
      </form>
      <ConfirmDialog act={resetting} submit={words.people.resetSecondFactor} />
      {removing ? <RemoveUser user={user} onClose={() => setRemoving(false)} onRemoved={onClose} /> : null}
    </Drawer>
  );
}

function RemoveUser({ user, onClose, onRemoved }: { user: User; onClose: () => void; onRemoved: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: removeUser,
    onSuccess: () => {
      void usersChanged(queryClient);
      tell(words.people.removed(user.name));
      onRemoved();
    },
  });
  return (
    <Dialog title={words.people.removeTitle(user.name)} text={words.people.removeText} onClose={onClose}>
      <FormProblem error={error} />
      <Actions>
        <Button look="danger" busy={isPending} onClick={() => mutate(user)}>
          {words.people.remove}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </Actions>
    </Dialog>
  );
}
