import type { Role } from '@saldo/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { NewApiKey } from '../../api/resources.ts';
import { readDay } from '../../format/period.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Actions, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { OneTimeText } from '../../ui/one-time-text.tsx';
import { useWords } from '../../words/words.tsx';
import { signIn, useMe } from '../access/session.ts';
import { RoleField } from '../users/role-field.tsx';
import { apiKeysQuery, createApiKey } from './account-queries.ts';

const SIGN_IN_AGAIN = 'access.sign-in-again';
const WRONG_PASSWORD = 'access.wrong-credentials';

/** A new key, shown once. It may never more than its maker. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const me = useMe();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<Role>(me.role);
  const [confirming, setConfirming] = useState(false);
  const {
    mutate,
    isPending,
    error,
    data: key,
  } = useMutation({
    mutationFn: async ({ body, password }: { body: NewApiKey; password: string }) => {
      if (password) await signIn({ email: me.email, password });
      return createApiKey(body);
    },
    onSuccess: () => queryClient.invalidateQueries(apiKeysQuery),
    onError: (refused) => setConfirming((already) => already || codeOf(refused) === SIGN_IN_AGAIN),
  });
  if (key) return <MadeKey apiKey={key} onClose={onClose} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const day = readDay(field('expires'));
    const expires = day ? { expiresAt: new Date(`${day}T23:59:59`).toISOString() } : {};
    mutate({ body: { name: field('name').trim(), role, ...expires }, password: field('password') });
  };
  const refused = error instanceof Problem ? error.fields : {};
  const wrongPassword = codeOf(error) === WRONG_PASSWORD;
  return (
    <Dialog title={words.account.createKeyTitle} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5" noValidate>
        {wrongPassword || codeOf(error) === SIGN_IN_AGAIN ? null : <FormProblem error={error} fields={['name', 'role', 'expiresAt']} />}
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
        {confirming ? (
          <TextField
            label={words.account.confirmPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus
            hint={words.account.confirmPasswordHint}
            error={wrongPassword ? words.account.confirmPasswordWrong : undefined}
          />
        ) : null}
        <Actions>
          <Button type="submit" look="first" busy={isPending}>
            {words.account.createKeySubmit}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Problem ? error.code : undefined;
}

function MadeKey({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.account.keyMadeTitle} text={words.account.keyMadeText} onClose={onClose}>
      <OneTimeText label={words.account.keys} text={apiKey} copyLabel={words.account.copyKey} onDone={onClose} />
    </Dialog>
  );
}
