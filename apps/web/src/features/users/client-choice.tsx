import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useWords } from '../../words/words.tsx';
import { clientsQuery } from '../clients/client-queries.ts';
import { useClientNames } from '../clients/use-client-names.ts';

const SEARCH_FROM = 8;

/** Which clients somebody is given: those they have first, and the others as the server finds them by name or number. */
export function ClientChoice({ chosen, onChange }: { chosen: readonly string[]; onChange: (clientIds: string[]) => void }) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const { data: found } = useInfiniteQuery({ ...clientsQuery({ q: wanted }), placeholderData: keepPreviousData });
  const [first] = useState(chosen);
  const nameOf = useClientNames(first);
  const given = first.map((id) => ({ id, name: nameOf(id) ?? '' })).filter(({ name }) => name !== '');
  given.sort((a, b) => a.name.localeCompare(b.name, words.language));
  const shown = wanted === '' ? [...given, ...(found ?? []).filter(({ id }) => !first.includes(id))] : (found ?? []);
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className="grid gap-1">
      <legend className="pb-1 font-medium">{words.people.clients}</legend>
      <p className="text-xs text-ink-3">{words.people.clientsHint}</p>
      {query !== '' || shown.length > SEARCH_FROM ? (
        <input
          type="search"
          aria-label={words.frame.findClient}
          placeholder={words.frame.findClient}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          className="min-h-8 rounded-md border border-field bg-surface px-2.5 placeholder:text-ink-3 max-wide:text-lg"
        />
      ) : null}
      <div className="max-h-44 overflow-y-auto rounded-md border border-line p-1">
        {shown.map(({ id, name }) => (
          <label key={id} className="flex min-h-7 items-center gap-2 rounded-sm px-1.5 hover:bg-accent-soft">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} className="size-4 shrink-0 accent-accent" />
            <span className="truncate">{name}</span>
          </label>
        ))}
        {shown.length === 0 ? <p className="px-1.5 py-1 text-ink-3">{found ? words.frame.noClient : words.loading}</p> : null}
      </div>
    </fieldset>
  );
}
