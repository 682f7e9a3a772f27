import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { ApiKey, Session } from '../api/resources.ts';
import { ConfirmSelf, useConfirmedAct } from '../features/access/confirm-self.tsx';
import { useMe } from '../features/access/session.ts';
import { apiKeysQuery, deleteApiKey, endSession, sessionsQuery } from '../features/account/account-queries.ts';
import { choose, useChoices } from '../features/account/choices.ts';
import { CreateKey } from '../features/account/create-key.tsx';
import { deviceName } from '../features/account/device-name.ts';
import { OwnFacts } from '../features/account/own-facts.tsx';
import { PasswordForm } from '../features/account/password-form.tsx';
import { SecondFactor } from '../features/account/second-factor.tsx';
import { momentText } from '../format/time.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, FormActions } from '../ui/dialog.tsx';
import { CheckField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import type { Column } from '../ui/list/column.ts';
import { PlainList } from '../ui/list/list.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { State } from '../ui/state.tsx';
import { tell, tellWrong } from '../ui/toast.tsx';
import { problemText } from '../words/problem-text.ts';
import { useWords, type Words } from '../words/words.tsx';

const route = getRouteApi('/frame/account');

/** The signed-in user's own account. */
export function AccountPage() {
  const words = useWords();
  const me = useMe();
  const { singleKeys } = useChoices();
  return (
    <Page title={words.account.title} text={[me.name, me.email, words.roles[me.role]].join(' · ')}>
      <div className="grid grid-cols-1 max-w-4xl gap-7">
        {me.secondFactorMissing ? <Banner tone="wrong" title={words.account.secondFactorMissing} /> : null}
        <Section title={words.account.facts}>
          <OwnFacts />
        </Section>
        <SecondFactor />
        <Section title={words.account.choices}>
          <CheckField
            label={words.account.singleKeys}
            hint={words.account.singleKeysHint}
            checked={singleKeys}
            onChange={({ target }) => choose({ singleKeys: target.checked })}
          />
        </Section>
        <Sessions />
        <Keys />
        <Section title={words.account.password}>
          {me.hasPassword ? <PasswordForm /> : <p className="text-ink-2">{words.account.noPassword}</p>}
        </Section>
      </div>
    </Page>
  );
}

function Sessions() {
  const words = useWords();
  const queryClient = useQueryClient();
  const { data = [], error } = useQuery(sessionsQuery);
  const { mutate } = useMutation({
    mutationFn: endSession,
    onSuccess: () => tell(words.account.ended),
    onError: (refused) => tellWrong(problemText(words, refused)),
    onSettled: () => queryClient.invalidateQueries(sessionsQuery),
  });
  return (
    <Section title={words.account.sessions}>
      <p className="pb-2 text-ink-2">{words.account.sessionsText}</p>
      {error ? (
        <Refused error={error} />
      ) : (
        <PlainList
          label={words.account.sessions}
          rows={data}
          columns={sessionColumns(words, mutate)}
          rowId={({ id }) => id}
          sub={({ lastUsedAt }) => momentText(lastUsedAt, new Date(), words.language)}
        />
      )}
    </Section>
  );
}

function sessionColumns(words: Words, end: (session: Session) => void): Column<Session>[] {
  const now = new Date();
  return [
    {
      id: 'device',
      header: words.account.device,
      main: true,
      cell: ({ userAgent }) => deviceName(userAgent) ?? words.account.unknownDevice,
    },
    { id: 'address', header: words.account.address, width: '10rem', wideOnly: true, cell: ({ ipAddress }) => ipAddress },
    {
      id: 'used',
      header: words.account.lastUsed,
      width: '10.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ lastUsedAt }) => momentText(lastUsedAt, now, words.language),
    },
    {
      id: 'end',
      header: words.account.end,
      hideHeader: true,
      width: '8rem',
      figure: true,
      cell: (session) =>
        session.current ? (
          <State tone="proven">{words.account.thisOne}</State>
        ) : (
          <Button look="quiet" onClick={() => end(session)}>
            {words.account.end}
          </Button>
        ),
    },
  ];
}

function Keys() {
  const words = useWords();
  const navigate = useNavigate({ from: '/account' });
  const { open } = route.useSearch();
  const [revoking, revoke] = useState<ApiKey>();
  const { data = [], error } = useQuery(apiKeysQuery);
  const show = (next: 'key' | undefined) =>
    void navigate({ search: (old) => ({ ...old, open: next }), replace: next === undefined, resetScroll: false });
  return (
    <Section
      title={words.account.keys}
      actions={
        <Button icon="plus" onClick={() => show('key')}>
          {words.account.createKey}
        </Button>
      }
    >
      <p className="pb-2 text-ink-2">{words.account.keysText}</p>
      {error ? <Refused error={error} /> : null}
      {!error && data.length === 0 ? <p className="text-ink-3">{words.account.keysNone}</p> : null}
      {data.length > 0 ? (
        <PlainList
          label={words.account.keys}
          rows={data}
          columns={keyColumns(words, revoke)}
          rowId={({ id }) => id}
          sub={({ role, expiresAt }) => `${words.roles[role]} · ${words.account.keyEnds(expiresAt?.slice(0, 10) ?? '')}`}
        />
      ) : null}
      {open === 'key' ? <CreateKey onClose={() => show(undefined)} /> : null}
      {revoking ? <Revoke apiKey={revoking} onClose={() => revoke(undefined)} /> : null}
    </Section>
  );
}

function keyColumns(words: Words, revoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const now = new Date();
  return [
    { id: 'name', header: words.account.keyName, main: true, cell: ({ name }) => <span className="font-medium">{name}</span> },
    { id: 'role', header: words.account.keyRole, width: '9rem', wideOnly: true, cell: ({ role }) => words.roles[role] },
    {
      id: 'clients',
      header: words.account.keyClients,
      width: '9rem',
      wideOnly: true,
      cell: ({ clientIds }) => (clientIds === 'all' ? words.people.clientsAll : words.people.clientsCount(clientIds.length)),
    },
    {
      id: 'expires',
      header: words.account.keyExpires,
      width: '8rem',
      wideOnly: true,
      cell: ({ expiresAt }) => expiresAt?.slice(0, 10) ?? words.account.keyNever,
    },
    {
      id: 'used',
      header: words.account.keyUsed,
      width: '10.5rem',
      figure: true,
      wideOnly: true,
      cell: ({ lastUsedAt }) => (lastUsedAt ? momentText(lastUsedAt, now, words.language) : words.account.keyNever),
    },
    {
      id: 'revoke',
      header: words.account.revoke,
      hideHeader: true,
      width: '8rem',
      figure: true,
      cell: (key) => (
        <Button look="quiet" onClick={() => revoke(key)}>
          {words.account.revoke}
        </Button>
      ),
    },
  ];
}

function Revoke({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const words = useWords();
  const queryClient = useQueryClient();
  const act = useConfirmedAct(deleteApiKey, () => {
    tell(words.account.revoked);
    void queryClient.invalidateQueries(apiKeysQuery);
    onClose();
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate({ body: apiKey, form: new FormData(event.currentTarget) });
  };
  return (
    <Dialog title={words.account.revokeTitle(apiKey.name)} text={words.account.revokeText} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5" noValidate>
        <FormProblem error={act.ownError} />
        <ConfirmSelf asking={act.asking} error={act.selfError} />
        <FormActions submit={words.account.revoke} look="danger" busy={act.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
