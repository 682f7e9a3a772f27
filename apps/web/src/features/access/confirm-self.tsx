import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
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
 * @param onRefused tells of any other refusal, where no form is there to show it
 */
export function useConfirmedAct<B, R>(
  act: (body: B) => Promise<R>,
  onSuccess?: (answered: R) => void,
  onRefused?: (refused: Error) => void,
) {
  const me = useMe();
  const [asking, ask] = useState(false);
  const mutation = useMutation({
    mutationFn: async ({ body, form }: { body: B; form: FormData }) => {
      if (asking && me.hasPassword) await signInAgain(me.email, form);
      return await act(body);
    },
    onSuccess: (answered) => {
      ask(false);
      onSuccess?.(answered);
    },
    onError: (refused) => {
      const isElse = onRefused !== undefined && !isOfSelf(refused);
      ask((already) => (already && !isElse) || codeOf(refused) === SIGN_IN_AGAIN);
      if (isElse) onRefused(refused);
    },
  });
  const forget = () => {
    ask(false);
    mutation.reset();
  };
  const ofSelf = isOfSelf(mutation.error);
  return { ...mutation, asking, forget, ownError: ofSelf ? null : mutation.error, selfError: ofSelf ? mutation.error : null };
}

function isOfSelf(refused: Error | null): boolean {
  const code = codeOf(refused);
  return code === SIGN_IN_AGAIN || code === WRONG_CODE || WRONG_PASSWORD.includes(code ?? '');
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

interface ConfirmDialogProps<B> {
  act: Pick<ReturnType<typeof useConfirmedAct<B, unknown>>, 'mutate' | 'variables' | 'isPending' | 'asking' | 'forget' | 'selfError'>;
  submit: string;
}

/** Asks who it is, and then does what a button or a box was to do, which has no form of its own. */
export function ConfirmDialog<B>({ act, submit }: ConfirmDialogProps<B>) {
  const words = useWords();
  const begun = act.variables;
  if (!act.asking || !begun) return null;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The button may stand in a form: that one is not sent.
    event.stopPropagation();
    act.mutate({ body: begun.body, form: new FormData(event.currentTarget) });
  };
  return (
    <Dialog title={words.account.signInAgain} onClose={act.forget}>
      <form onSubmit={send} className="grid gap-3.5" noValidate>
        <ConfirmSelf asking error={act.selfError} />
        <FormActions submit={submit} busy={act.isPending} onCancel={act.forget} />
      </form>
    </Dialog>
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
