import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { Feed } from '../../api/resources.ts';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { tell } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { createFeed, feedsChanged } from './feed-queries.ts';

type Source = 'FORTNOX' | 'MANUAL';

interface CreateProps {
  clientId: string;
  /** A client has one feed for files. */
  hasManual: boolean;
  onClose: () => void;
  onCreated: (feed: Feed) => void;
}

/** A new data feed: Fortnox, by signing in there or with a key, or files by hand. */
export function CreateFeed({ clientId, hasManual, onClose, onCreated }: CreateProps) {
  const words = useWords();
  const queryClient = useQueryClient();
  const [source, setSource] = useState<Source>('FORTNOX');
  const { mutate, isPending, error } = useMutation({
    mutationFn: createFeed,
    onSuccess: (feed) => {
      void feedsChanged(queryClient);
      tell(words.feeds.added);
      onCreated(feed);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const apiKey = String(new FormData(event.currentTarget).get('apiKey') ?? '').trim();
    mutate({ clientId, source, config: source === 'FORTNOX' && apiKey ? { apiKey } : {} });
  };
  return (
    <Dialog title={words.feeds.createTitle} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5" noValidate>
        <FormProblem error={error} fields={['config.apiKey']} />
        <RadioCards
          label={words.feeds.source}
          value={source}
          onChange={setSource}
          options={[
            { value: 'FORTNOX', text: words.feeds.sources.FORTNOX, hint: words.feeds.fortnoxText },
            ...(hasManual ? [] : [{ value: 'MANUAL' as const, text: words.feeds.sources.MANUAL, hint: words.feeds.manualText }]),
          ]}
        />
        {source === 'FORTNOX' ? (
          <TextField
            label={`${words.feeds.apiKey} (${words.optional})`}
            name="apiKey"
            type="password"
            autoComplete="off"
            hint={words.feeds.apiKeyHint}
            error={error instanceof Problem ? error.fields['config.apiKey'] : undefined}
          />
        ) : null}
        <FormActions submit={words.feeds.createSubmit} busy={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
