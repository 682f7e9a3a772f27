import { useNavigate } from '@tanstack/react-router';
import { loadWords, useWords } from '../../words/words.tsx';
import { useMay, useMayConnectBank } from '../access/session.ts';
import { choose } from '../account/choices.ts';
import { useClientId } from './place.ts';

/** Something that can be done from anywhere. */
export interface Act {
  readonly id: string;
  readonly text: string;
  readonly go: () => void;
}

/** What whoever is signed in may do from here without going there first. */
export function useActs(): Act[] {
  const words = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const mayConnect = useMayConnectBank();
  const clientId = useClientId();
  const other = words.language === 'sv' ? ({ language: 'en', name: 'English' } as const) : ({ language: 'sv', name: 'Svenska' } as const);
  const ofClient = (id: string): (Act | false)[] => [
    may('feed.create') && {
      id: 'create-feed',
      text: words.feeds.create,
      go: () => void navigate({ to: '/clients/$clientId/feeds', params: { clientId: id }, search: { open: 'create' } }),
    },
    mayConnect && {
      id: 'connect-bank',
      text: words.bank.connect,
      go: () => void navigate({ to: '/clients/$clientId/bank', params: { clientId: id }, search: { open: 'connect' } }),
    },
    may('client.write') && {
      id: 'edit-client',
      text: words.clients.edit,
      go: () => void navigate({ to: '/clients/$clientId', params: { clientId: id }, search: { open: 'edit' } }),
    },
  ];
  const acts: (Act | false)[] = [
    ...(clientId ? ofClient(clientId) : []),
    may('client.write') && {
      id: 'create-client',
      text: words.clients.create,
      go: () => void navigate({ to: '/clients', search: { open: 'create' } }),
    },
    may('user.manage') && {
      id: 'create-user',
      text: words.people.create,
      go: () => void navigate({ to: '/users', search: { open: 'create' } }),
    },
    { id: 'create-key', text: words.account.createKeyTitle, go: () => void navigate({ to: '/account', search: { open: 'key' } }) },
    {
      id: 'language',
      text: `${words.frame.language}: ${other.name}`,
      go: () => void loadWords(other.language).then(() => choose({ language: other.language })),
    },
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme-${theme}`,
      text: `${words.frame.theme}: ${words.frame.themes[theme]}`,
      go: () => choose({ theme }),
    })),
  ];
  return acts.filter((act) => act !== false);
}
