import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { tell } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { changePassword, sessionsQuery } from './account-queries.ts';

/** Changes one's own password; every other session ends. */
export function PasswordForm() {
  const words = useWords();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ body }: { body: Parameters<typeof changePassword>[0]; form: HTMLFormElement }) => changePassword(body),
    onSuccess: (_done, { form }) => {
      form.reset();
      tell(words.account.passwordChanged);
      void queryClient.invalidateQueries(sessionsQuery);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    mutate({ form, body: { currentPassword: String(values.get('currentPassword')), newPassword: String(values.get('newPassword')) } });
  };
  const refused = error instanceof Problem ? error.fields : {};
  return (
    <form onSubmit={submit} className="grid max-w-sm gap-3.5" noValidate>
      <FormProblem error={error} fields={['currentPassword', 'newPassword']} />
      <TextField
        label={words.account.currentPassword}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={refused.currentPassword}
      />
      <TextField
        label={words.account.newPassword}
        name="newPassword"
        type="password"
        autoComplete="new-password"
        required
        hint={words.setUp.passwordHint}
        error={refused.newPassword}
      />
      <div>
        <Button type="submit" busy={isPending}>
          {words.account.changePassword}
        </Button>
      </div>
    </form>
  );
}
