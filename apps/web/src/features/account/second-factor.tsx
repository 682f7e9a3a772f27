import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { renderSVG } from 'uqr';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Actions, Dialog, FormActions } from '../../ui/dialog.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Section } from '../../ui/page.tsx';
import { State } from '../../ui/state.tsx';
import { tell } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { CodeField } from '../access/code-form.tsx';
import { ConfirmSelf, useConfirmedAct } from '../access/confirm-self.tsx';
import { meQuery, useMe } from '../access/session.ts';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, type NewSecondFactor, renewRecoveryCodes } from './account-queries.ts';

type Open = 'begin' | 'end' | 'renew' | null;

/** Whether a second factor is on, and what can be done about it. */
export function SecondFactor() {
  const words = useWords();
  const me = useMe();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Section title={words.account.secondFactor}>
      <p className="pb-2 text-ink-2">{words.account.secondFactorText}</p>
      <div className="flex flex-wrap items-center gap-3">
        {me.twoFactorEnabled ? (
          <>
            <State tone="proven">{words.account.secondFactorOn}</State>
            <span className="text-ink-3">{words.account.recoveryCodesLeft(me.recoveryCodesLeft ?? 0)}</span>
            <Button onClick={() => setOpen('renew')}>{words.account.renewRecoveryCodes}</Button>
            <Button look="quiet" onClick={() => setOpen('end')}>
              {words.account.endSecondFactor}
            </Button>
          </>
        ) : (
          <>
            <State tone={me.secondFactorMissing ? 'wrong' : 'idle'}>{words.account.secondFactorOff}</State>
            <Button look={me.secondFactorMissing ? 'first' : 'plain'} icon="lock" onClick={() => setOpen('begin')}>
              {words.account.beginSecondFactor}
            </Button>
          </>
        )}
      </div>
      {open === 'begin' ? <Begin onClose={close} /> : null}
      {open === 'end' ? <End onClose={close} /> : null}
      {open === 'renew' ? <Renew onClose={close} /> : null}
    </Section>
  );
}

function Begin({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const [made, setMade] = useState<NewSecondFactor>();
  const act = useConfirmedAct(beginSecondFactor, setMade);
  if (made) return <ShowApp made={made} onClose={onClose} />;
  return (
    <Dialog title={words.account.beginSecondFactorTitle} text={words.account.beginSecondFactorText} onClose={onClose}>
      <PasswordFirst act={act} submit={words.account.continue} onClose={onClose} />
    </Dialog>
  );
}

/** The picture for the app and the recovery codes; a first code shows that the app has it. */
function ShowApp({ made, onClose }: { made: NewSecondFactor; onClose: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const secret = new URL(made.totpURI).searchParams.get('secret') ?? '';
  const { mutate, isPending, error } = useMutation({
    mutationFn: confirmSecondFactor,
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      tell(words.account.secondFactorIsOn);
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate({ code: String(new FormData(event.currentTarget).get('code')).trim() });
  };
  return (
    <Dialog title={words.account.beginSecondFactorTitle} text={words.account.scan} onClose={onClose} wide>
      <form onSubmit={submit} className="grid gap-4" noValidate>
        <div className="grid gap-4 wide:grid-cols-[11rem_1fr]">
          <Picture uri={made.totpURI} label={words.account.picture} />
          <div className="grid content-start gap-2">
            <p className="text-ink-2">{words.account.typeSecret}</p>
            <code className="break-all rounded-md bg-sunken px-2.5 py-1.5 text-xs">{secret.match(/.{1,4}/g)?.join(' ')}</code>
            <div>
              <CopyButton text={secret} label={words.account.copyKey} />
            </div>
          </div>
        </div>
        <RecoveryCodes codes={made.backupCodes} />
        <FormProblem error={error} />
        <CodeField />
        <FormActions submit={words.account.turnOn} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

// Black on white in either theme: cameras read nothing else surely.
function Picture({ uri, label }: { uri: string; label: string }) {
  const source = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri, { border: 2 }))}`;
  return <img src={source} alt={label} className="size-44 rounded-md bg-white" />;
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const words = useWords();
  return (
    <div className="grid gap-2">
      <p className="text-ink-2">{words.account.recoveryCodesText}</p>
      <ul className="grid grid-cols-1 gap-x-4 gap-y-1 rounded-md bg-sunken px-3 py-2 font-mono text-xs wide:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <CopyButton text={codes.join('\n')} label={words.account.copyCodes} />
      </div>
    </div>
  );
}

function End({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const act = useConfirmedAct(endSecondFactor, () => {
    void queryClient.invalidateQueries(meQuery);
    tell(words.account.secondFactorIsOff);
    onClose();
  });
  return (
    <Dialog title={words.account.endSecondFactor} text={words.account.endSecondFactorText} onClose={onClose}>
      <PasswordFirst act={act} submit={words.account.endSecondFactor} onClose={onClose} />
    </Dialog>
  );
}

function Renew({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const act = useConfirmedAct(renewRecoveryCodes, () => void queryClient.invalidateQueries(meQuery));
  return (
    <Dialog title={words.account.renewRecoveryCodes} text={words.account.renewRecoveryCodesText} onClose={onClose}>
      {act.data ? (
        <>
          <RecoveryCodes codes={act.data} />
          <Actions>
            <Button look="first" onClick={onClose}>
              {words.done}
            </Button>
          </Actions>
        </>
      ) : (
        <PasswordFirst act={act} submit={words.account.renewRecoveryCodes} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface PasswordFirstProps {
  act: Pick<
    ReturnType<typeof useConfirmedAct<{ password?: string }, unknown>>,
    'mutate' | 'isPending' | 'asking' | 'ownError' | 'selfError'
  >;
  submit: string;
  onClose: () => void;
}

function PasswordFirst({ act, submit, onClose }: PasswordFirstProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = form.get('password');
    act.mutate({ body: password === null ? {} : { password: String(password) }, form });
  };
  return (
    <form onSubmit={send} className="grid gap-3.5" noValidate>
      <FormProblem error={act.ownError} />
      <ConfirmSelf asking={act.asking} always error={act.selfError} />
      <FormActions submit={submit} busy={act.isPending} onCancel={onClose} />
    </form>
  );
}
