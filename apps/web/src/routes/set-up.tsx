import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Problem } from '../api/problem.ts';
import { meQuery, setUp, signIn } from '../features/access/session.ts';
import { Threshold } from '../features/access/threshold.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button, buttonLook } from '../ui/button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useWords } from '../words/words.tsx';

const route = getRouteApi('/setup');
const LEAST_PASSWORD = 12;

/** The first start: the one-time link makes the first administrator. */
export function SetUpPage() {
  const words = useWords();
  const { token } = route.useSearch();
  const needed = route.useLoaderData();
  if (!needed) {
    return (
      <Threshold title={words.setUp.title} text={words.setUp.done}>
        <Link to="/sign-in" className={buttonLook('first')}>
          {words.signIn.submit}
        </Link>
      </Threshold>
    );
  }
  return (
    <Threshold title={words.setUp.title} text={words.setUp.text}>
      {token ? <SetUpForm token={token} /> : <Banner tone="idle" title={words.setUp.noToken} />}
    </Threshold>
  );
}

interface Wrong {
  password?: string;
  again?: string;
}

function SetUpForm({ token }: { token: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [wrong, setWrong] = useState<Wrong>({});
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: async (body: { name: string; email: string; password: string; secondFactorForStaff: boolean }) => {
      await setUp({ token, ...body });
      await signIn({ email: body.email, password: body.password });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries(meQuery);
      await navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const password = field('password');
    const found: Wrong = {
      ...(password.length < LEAST_PASSWORD ? { password: words.setUp.tooShort } : {}),
      ...(password === field('again') ? {} : { again: words.setUp.differs }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const secondFactorForStaff = form.get('secondFactorForStaff') !== null;
    mutate({ name: field('name').trim(), email: field('email').trim(), password, secondFactorForStaff });
  };
  const refused = error instanceof Problem ? error.fields : {};
  return (
    <form onSubmit={submit} className="grid gap-3.5" noValidate>
      <FormProblem error={error} fields={['name', 'email', 'password']} />
      <TextField label={words.setUp.name} name="name" autoComplete="name" required autoFocus error={refused.name} />
      <TextField label={words.setUp.email} name="email" type="email" autoComplete="username" required error={refused.email} />
      <TextField
        label={words.setUp.password}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={words.setUp.passwordHint}
        error={wrong.password ?? refused.password}
      />
      <TextField label={words.setUp.again} name="again" type="password" autoComplete="new-password" required error={wrong.again} />
      <CheckField name="secondFactorForStaff" label={words.setUp.secondFactor} hint={words.setUp.secondFactorHint} />
      <Button type="submit" look="first" busy={isPending || isSuccess} className="mt-1 min-h-9">
        {words.setUp.submit}
      </Button>
    </form>
  );
}
