import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Problem } from '../api/problem.ts';
import { CodeForm } from '../features/access/code-form.tsx';
import { providerAddress, providersQuery, signIn } from '../features/access/session.ts';
import { Threshold } from '../features/access/threshold.tsx';
import { durationText } from '../format/time.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { problemText } from '../words/problem-text.ts';
import { useWords } from '../words/words.tsx';

const route = getRouteApi('/sign-in');

/** Signing in with e-mail and password or through the firm's own provider, and the second factor where there is one. */
export function SignInPage() {
  const words = useWords();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { next, ended, error: refusal, code } = route.useSearch();
  const { data: providers } = useQuery(providersQuery);
  const provider = useMutation({
    mutationFn: (place: string | undefined) => providerAddress(place),
    onSuccess: (address) => location.assign(address),
  });
  const enter = () => {
    // Whoever was signed in here before leaves nothing behind.
    queryClient.clear();
    router.history.push(next ?? '/');
  };
  const { mutate, isPending, isSuccess, error, data, reset } = useMutation({
    mutationFn: signIn,
    onSuccess: ({ awaitsSecondFactor }) => (awaitsSecondFactor ? undefined : enter()),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    mutate({ email: String(form.get('email')).trim(), password: String(form.get('password')) });
  };
  if (data?.awaitsSecondFactor || code === 'ask') {
    return (
      <Threshold title={words.signIn.secondFactor} text={words.signIn.secondFactorText}>
        <CodeForm
          onDone={enter}
          onBack={() => {
            reset();
            router.history.replace('/sign-in');
          }}
        />
      </Threshold>
    );
  }
  const wait = error instanceof Problem ? error.retryAfterSeconds : null;
  return (
    <Threshold title={words.signIn.title}>
      <form onSubmit={submit} className="grid gap-3.5" noValidate>
        {ended && !error ? <Banner tone="idle" title={words.signIn.ended} /> : null}
        {refusal && !error && !provider.error ? <Banner tone="wrong" title={words.signIn.refused(refusal)} /> : null}
        {provider.error ? <Banner tone="wrong" title={problemText(words, provider.error)} live /> : null}
        {error ? (
          <Banner tone="wrong" title={problemText(words, error)} live>
            {wait === null ? null : words.signIn.wait(durationText(wait, words.language))}
          </Banner>
        ) : null}
        <TextField label={words.signIn.email} name="email" type="email" autoComplete="username" required autoFocus />
        <TextField label={words.signIn.password} name="password" type="password" autoComplete="current-password" required />
        <Button type="submit" look="first" busy={isPending || isSuccess} className="mt-1 min-h-9">
          {words.signIn.submit}
        </Button>
        {providers?.items.length ? (
          <Button className="min-h-9" busy={provider.isPending || provider.isSuccess} onClick={() => provider.mutate(next)}>
            {words.signIn.byProvider}
          </Button>
        ) : null}
        <p className="text-xs text-ink-3">{words.signIn.forgotten}</p>
      </form>
    </Threshold>
  );
}
