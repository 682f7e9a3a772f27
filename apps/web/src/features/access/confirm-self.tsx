import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { CodeField } from './code-form.tsx';
import { providerAddress, providersQuery, showSecondFactor, signIn, useMe } from './session.ts';

const SIGN_IN_AGAIN = 'access.sign-in-again';
const WRONG_PASSWORD = ['access.wrong-credentials', 'access.wrong-password'];
const WRONG_CODE = 'access.wrong-code';

/**
 * Something that needs a sign-in of just now. Where the last one is older, the form asks for password and code (`ConfirmSelf`), and
 * what it is sent with signs in once more before it acts. Who has no password goes to the firm's provider for it and comes back.
 */
export function useConfirmedAct<B, R>(act: (body: B) => Promise<R>, onSuccess?: (answered: R) => void) {
  const me = useMe();
  const [asking, ask] = useState(false);
  const mutation = useMutation({
    mutationFn: async ({ body, form }: { body: B; form: FormData }) => {
      if (asking && me.hasPassword) await signInAgain(me.email, form);
      return await act(body);
    },
    ...(onSuccess ? { onSuccess } : {}),
    onError: (refused) => ask((already) => already || codeOf(refused) === SIGN_IN_AGAIN),
  });
  const code = codeOf(mutation.error);
  const isOfSelf = code === SIGN_IN_AGAIN || code === WRONG_CODE || WRONG_PASSWORD.includes(code ?? '');
  return { ...mutation, asking, ownError: isOfSelf ? null : mutation.error, selfError: isOfSelf ? mutation.error : null };
}

interface ConfirmSelfProps {
  /** Whether the last sign-in is too old. */
  asking: boolean;
  /** Whether the password is asked for in any case. */
  always?: boolean;
  error: Error | null;
}

/** Password and code by which somebody shows once more who they are. */
export function ConfirmSelf({ asking, always = false, error }: ConfirmSelfProps) {
  const words = useWords();
  const me = useMe();
  const code = codeOf(error);
  if (!me.hasPassword) return asking ? <SignInThere /> : null;
  if (!asking && !always) return null;
  return (
    <>
      <TextField
        label={words.account.confirmPassword}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus
        hint={asking ? words.account.confirmPasswordHint : undefined}
        error={WRONG_PASSWORD.includes(code ?? '') ? words.account.confirmPasswordWrong : undefined}
      />
      {asking && me.twoFactorEnabled ? <CodeField error={code === WRONG_CODE ? error?.message : undefined} /> : null}
    </>
  );
}

// The page is left for it; whoever comes back does once more what they were about to do.
function SignInThere() {
  const words = useWords();
  const { data: providers } = useQuery(providersQuery);
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => providerAddress(`${location.pathname}${location.search}`, true),
    onSuccess: (address) => location.assign(address),
  });
  if (!providers) return null;
  const hasOne = providers.items.length > 0;
  return (
    <>
      <Banner
        tone="late"
        title={words.account.signInAgain}
        live
        action={
          hasOne ? (
            <Button look="first" busy={isPending || isSuccess} onClick={() => mutate()}>
              {words.account.signInAgainThere}
            </Button>
          ) : null
        }
      >
        {hasOne ? words.account.signInAgainText : words.account.noWayToSignInAgain}
      </Banner>
      {error ? <Banner tone="wrong" title={problemText(words, error)} live /> : null}
    </>
  );
}

async function signInAgain(email: string, form: FormData): Promise<void> {
  const { awaitsSecondFactor } = await signIn({ email, password: String(form.get('password') ?? '') });
  if (awaitsSecondFactor) await showSecondFactor({ code: String(form.get('code') ?? '').trim(), isRecovery: false });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Problem ? error.code : undefined;
}
