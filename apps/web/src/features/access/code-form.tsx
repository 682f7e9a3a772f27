import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useWords } from '../../words/words.tsx';
import { showSecondFactor } from './session.ts';

/** Asks for the second factor of a sign-in that waits for it: a code of the app, or a recovery code. */
export function CodeForm({ onDone, onBack }: { onDone: () => Promise<void> | void; onBack: () => void }) {
  const words = useWords();
  const [isRecovery, setRecovery] = useState(false);
  const { mutate, isPending, isSuccess, error, reset } = useMutation({ mutationFn: showSecondFactor, onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate({ code: String(new FormData(event.currentTarget).get('code')).trim(), isRecovery });
  };
  const swap = () => {
    reset();
    setRecovery(!isRecovery);
  };
  return (
    <form onSubmit={submit} className="grid gap-3.5" noValidate>
      <FormProblem error={error} />
      <CodeField key={String(isRecovery)} isRecovery={isRecovery} />
      <Button type="submit" look="first" busy={isPending || isSuccess} className="mt-1 min-h-9">
        {words.signIn.submit}
      </Button>
      <div className="-mx-3 flex flex-wrap gap-2">
        <Button look="quiet" onClick={swap}>
          {isRecovery ? words.signIn.byApp : words.signIn.byRecoveryCode}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {words.signIn.startOver}
        </Button>
      </div>
    </form>
  );
}

/** The field of a code. */
export function CodeField({ isRecovery = false, error }: { isRecovery?: boolean; error?: string | undefined }) {
  const words = useWords();
  return isRecovery ? (
    <TextField label={words.signIn.recoveryCode} name="code" autoComplete="off" spellCheck={false} required autoFocus error={error} />
  ) : (
    <TextField
      label={words.signIn.code}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      autoFocus
      hint={words.signIn.codeHint}
      error={error}
    />
  );
}
