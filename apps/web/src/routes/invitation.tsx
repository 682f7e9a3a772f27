import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Problem } from '../api/problem.ts';
import { signIn } from '../features/access/session.ts';
import { Threshold } from '../features/access/threshold.tsx';
import { acceptInvitation } from '../features/users/user-queries.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useWords } from '../words/words.tsx';

const route = getRouteApi('/invitation');

/** Becoming a user by a link that works once. */
export function InvitationPage() {
  const words = useWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { token } = route.useSearch();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: async (body: { token: string; name: string; password: string }) => {
      const { email } = await acceptInvitation(body);
      await signIn({ email, password: body.password });
    },
    onSuccess: async () => {
      // Whoever was signed in here before leaves nothing behind.
      queryClient.clear();
      await navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    mutate({ token: token ?? '', name: String(form.get('name')).trim(), password: String(form.get('password')) });
  };
  const refused = error instanceof Problem ? error.fields : {};
  return (
    <Threshold title={words.invitation.title} text={words.invitation.text}>
      {token ? (
        <form onSubmit={submit} className="grid gap-3.5" noValidate>
          <FormProblem error={error} fields={['name', 'password']} />
          <TextField label={words.setUp.name} name="name" autoComplete="name" required autoFocus error={refused.name} />
          <TextField
            label={words.setUp.password}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            hint={words.setUp.passwordHint}
            error={refused.password}
          />
          <Button type="submit" look="first" busy={isPending || isSuccess} className="mt-1 min-h-9">
            {words.invitation.submit}
          </Button>
        </form>
      ) : (
        <Banner tone="idle" title={words.invitation.noToken} />
      )}
    </Threshold>
  );
}
