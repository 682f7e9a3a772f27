import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMatches, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { pickedText, pickLook } from '../../ui/pick-button.ts';
import { Picker } from '../../ui/picker.tsx';
import { useWords } from '../../words/words.tsx';
import { clientQuery, clientsQuery } from '../clients/client-queries.ts';
import { useClientId } from './place.ts';
import { sameRoom } from './rooms.ts';
import { useRooms } from './use-rooms.ts';

const ALL = 'all';

/** The client whose rooms these are. Another one opens in the same room. */
export function ClientSwitcher() {
  const words = useWords();
  const navigate = useNavigate();
  const clientId = useClientId();
  const pattern = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '' });
  const [query, setQuery] = useState('');
  const { data: client } = useQuery({ ...clientQuery(clientId ?? ''), enabled: clientId !== undefined });
  const wanted = useDeferredValue(query);
  const { data: clients = [], isPlaceholderData } = useInfiniteQuery({ ...clientsQuery({ q: wanted }), placeholderData: keepPreviousData });
  const pick = (id: string) => {
    if (id === ALL) void navigate({ to: '/clients' });
    else void navigate({ to: sameRoom(pattern), params: { clientId: id } });
  };
  // A company's own people have no room of all clients.
  const hasAll = useRooms().ofFirm.some(({ room }) => room === 'clients');
  const all = query === '' && hasAll ? [{ id: ALL, text: words.frame.allClients }] : [];
  return (
    <Picker
      label={words.frame.chooseClient}
      placeholder={words.frame.findClient}
      none={words.frame.noClient}
      query={query}
      late={wanted !== query || isPlaceholderData}
      onQuery={setQuery}
      onPick={pick}
      chosenId={clientId ?? ALL}
      options={[...all, ...clients.map(({ id, name, orgNo }) => ({ id, text: name, side: orgNo }))]}
      trigger={
        <button type="button" title={client?.name} className={pickLook}>
          <span className={pickedText}>{client?.name ?? (clientId ? words.clients.one : words.frame.allClients)}</span>
          <Icon name="down" className="text-ink-3" />
        </button>
      }
    />
  );
}
