import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Picker } from '../../ui/picker.tsx';
import { useWords } from '../../words/words.tsx';
import { clientsQuery } from './client-queries.ts';
import { useClientNames } from './use-client-names.ts';

const ALL = 'all';

interface FilterProps {
  /** What the list shows where no client is chosen. */
  all: string;
  chosenId: string | undefined;
  onChoose: (clientId: string | undefined) => void;
}

/** Chooses the client that a list of many clients shows; the server finds them by name or number. */
export function ClientFilter({ all, chosenId, onChoose }: FilterProps) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const { data: clients = [], isPlaceholderData } = useInfiniteQuery({ ...clientsQuery({ q: wanted }), placeholderData: keepPreviousData });
  const nameOf = useClientNames(chosenId ? [chosenId] : []);
  const text = chosenId ? (nameOf(chosenId) ?? words.clients.one) : all;
  return (
    <Picker
      label={words.frame.chooseClient}
      placeholder={words.frame.findClient}
      none={words.frame.noClient}
      query={query}
      late={wanted !== query || isPlaceholderData}
      onQuery={setQuery}
      onPick={(id) => onChoose(id === ALL ? undefined : id)}
      chosenId={chosenId ?? ALL}
      options={[
        ...(query === '' ? [{ id: ALL, text: all }] : []),
        ...clients.map(({ id, name, orgNo }) => ({ id, text: name, side: orgNo })),
      ]}
      trigger={
        <button
          type="button"
          aria-label={`${words.clients.one}: ${text}`}
          className="flex min-h-8 max-w-72 min-w-44 items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 data-[state=open]:border-accent max-wide:max-w-none max-wide:flex-1 max-wide:text-lg"
        >
          <span className="min-w-0 flex-1 truncate text-left">{text}</span>
          <Icon name="down" className="text-ink-3" />
        </button>
      }
    />
  );
}
