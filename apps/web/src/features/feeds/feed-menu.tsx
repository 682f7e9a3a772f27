import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Client, Feed } from '../../api/resources.ts';
import { readDay } from '../../format/period.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Actions, Dialog, FormActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Menu, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { archiveFeed, changeFeed, disconnectFeed, pauseFeed, resumeFeed } from './feed-queries.ts';
import { feedCan } from './feed-state.ts';
import { useConnect, useFeedAct, useSync } from './use-feed-acts.ts';

type Asked = 'from' | 'key' | 'disconnect' | 'archive';

/** What is seldom done with a feed. */
export function FeedMenu({ feed, client }: { feed: Feed; client: Client }) {
  const words = useWords();
  const may = useMay();
  const [asked, ask] = useState<Asked>();
  const can = feedCan(feed);
  const sync = useSync(feed);
  const connect = useConnect(feed);
  const serviceAccount = feed.config.serviceAccount !== false;
  const resume = useFeedAct(resumeFeed, words.feeds.resumed);
  const pause = useFeedAct(pauseFeed, words.feeds.paused, undefined, resume.run);
  const maySync = can.sync && may('feed.sync');
  if (!maySync && !may('feed.write')) return null;
  return (
    <>
      <Menu trigger={<IconButton icon="more" label={words.more} className="border border-line-strong bg-surface" />}>
        {maySync ? (
          <>
            <MenuItem icon="run" onSelect={() => sync.run({ full: true })}>
              {words.feeds.syncAll}
            </MenuItem>
            <MenuItem icon="calendar" onSelect={() => ask('from')}>
              {words.feeds.syncFrom}
            </MenuItem>
          </>
        ) : null}
        {may('feed.write') ? (
          <>
            {maySync ? <MenuRule /> : null}
            {can.pause ? (
              <MenuItem icon="pause" onSelect={() => pause.run(feed)}>
                {words.feeds.pause}
              </MenuItem>
            ) : null}
            {can.resume ? (
              <MenuItem icon="play" onSelect={() => resume.run(feed)}>
                {words.feeds.resume}
              </MenuItem>
            ) : null}
            {feed.source === 'FORTNOX' ? (
              <MenuItem icon="key" onSelect={() => ask('key')}>
                {words.feeds.newApiKey}
              </MenuItem>
            ) : null}
            {feed.source === 'FORTNOX' && may('feed.connect') ? (
              <MenuItem icon="person" onSelect={() => connect.run({ serviceAccount: !serviceAccount })}>
                {serviceAccount ? words.feeds.connectAsPerson : words.feeds.connectAsService}
              </MenuItem>
            ) : null}
            {can.disconnect ? (
              <MenuItem icon="stop" onSelect={() => ask('disconnect')}>
                {words.feeds.disconnect}
              </MenuItem>
            ) : null}
            <MenuItem icon="archive" onSelect={() => ask('archive')}>
              {words.feeds.archive}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {asked === 'from' ? <SyncFrom feed={feed} onClose={() => ask(undefined)} /> : null}
      {asked === 'key' ? <NewKey feed={feed} onClose={() => ask(undefined)} /> : null}
      {asked === 'disconnect' ? <Disconnect feed={feed} onClose={() => ask(undefined)} /> : null}
      {asked === 'archive' ? <Archive feed={feed} clientId={client.id} onClose={() => ask(undefined)} /> : null}
    </>
  );
}

interface AskProps {
  feed: Feed;
  onClose: () => void;
}

function SyncFrom({ feed, onClose }: AskProps) {
  const words = useWords();
  const sync = useSync(feed);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const from = readDay(String(new FormData(event.currentTarget).get('from')));
    if (!from) return;
    sync.run({ from });
    onClose();
  };
  return (
    <Dialog title={words.feeds.syncFromTitle} text={words.feeds.syncFromText} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3" noValidate>
        <DayField label={words.feeds.fromDay} name="from" required autoFocus />
        <FormActions submit={words.feeds.sync} icon="run" onCancel={onClose} />
      </form>
    </Dialog>
  );
}

/** Asks for another key. */
export function NewKey({ feed, onClose }: AskProps) {
  const words = useWords();
  const [apiKey, setApiKey] = useState('');
  const { run, busy, error } = useFeedAct((each) => changeFeed(each, { config: { apiKey } }), words.feeds.apiKeySaved, onClose);
  return (
    <Dialog title={words.feeds.newApiKey} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(feed);
        }}
        className="grid gap-3"
        noValidate
      >
        <FormProblem error={error} />
        <TextField
          label={words.feeds.apiKey}
          type="password"
          autoComplete="off"
          required
          autoFocus
          value={apiKey}
          onChange={({ target }) => setApiKey(target.value)}
          hint={words.feeds.apiKeySafe}
        />
        <FormActions submit={words.feeds.saveApiKey} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function Disconnect({ feed, onClose }: AskProps) {
  const words = useWords();
  const { run, busy } = useFeedAct(disconnectFeed, words.feeds.disconnected, onClose);
  return (
    <Dialog title={words.feeds.disconnectTitle} text={words.feeds.disconnectText} onClose={onClose}>
      <Confirm label={words.feeds.disconnect} busy={busy} onConfirm={() => run(feed)} onClose={onClose} />
    </Dialog>
  );
}

function Archive({ feed, clientId, onClose }: AskProps & { clientId: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const { run, busy } = useFeedAct(
    archiveFeed,
    words.feeds.archived,
    () => void navigate({ to: '/clients/$clientId/feeds', params: { clientId }, replace: true }),
  );
  return (
    <Dialog title={words.feeds.archiveTitle} text={words.feeds.archiveText} onClose={onClose}>
      <Confirm label={words.feeds.archive} busy={busy} onConfirm={() => run(feed)} onClose={onClose} />
    </Dialog>
  );
}

function Confirm({ label, busy, onConfirm, onClose }: { label: string; busy: boolean; onConfirm: () => void; onClose: () => void }) {
  const words = useWords();
  return (
    <Actions>
      <Button look="first" busy={busy} onClick={onConfirm}>
        {label}
      </Button>
      <Button look="quiet" onClick={onClose}>
        {words.cancel}
      </Button>
    </Actions>
  );
}
