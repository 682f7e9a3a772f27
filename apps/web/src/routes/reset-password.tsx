import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Problem } from '../api/problem.ts';
import { Threshold } from '../features/access/threshold.tsx';
import { resetPassword } from '../features/users/user-queries.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, buttonLook } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useWords } from '../words/words.tsx';

const route = getRouteApi('/reset-password');

/** Choosing a new password by a link that an administrator has handed over. */
export function ResetPasswordPage() {
  const words = useWords();
  const queryClient = useQueryClient();
  const { token } = route.useSearch();
  // Whoever was signed in here before leaves nothing behind.
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: resetPassword, onSuccess: () => queryClient.clear() });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate({ token: token ?? '', password: String(new FormData(event.currentTarget).get('password')) });
  };
  if (isSuccess) {
    return (
      <Threshold title={words.newPassword.title}>
        <Banner
          tone="proven"
          live
          title={words.newPassword.done}
          action={
            <Link to="/sign-in" className={buttonLook('first')}>
              {words.signIn.submit}
            </Link>
          }
        />
      </Threshold>
    );
  }
  const refused = error instanceof Problem ? error.fields : {};
  return (
    <Threshold title={words.newPassword.title} text={words.newPassword.text}>
      {token ? (
        <form onSubmit={submit} className="grid gap-3.5" noValidate>
          <FormProblem error={error} fields={['password']} />
          <TextField
            label={words.newPassword.password}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            autoFocus
            hint={words.setUp.passwordHint}
            error={refused.password}
          />
          <Button type="submit" look="first" busy={isPending} className="mt-1 min-h-9">
            {words.newPassword.submit}
          </Button>
        </form>
      ) : (
        <Banner tone="idle" title={words.newPassword.noToken} />
      )}
    </Threshold>
  );
}
