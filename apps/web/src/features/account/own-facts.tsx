import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Problem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { tell } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { ConfirmSelf, useConfirmedAct } from '../access/confirm-self.tsx';
import { meQuery, useMe } from '../access/session.ts';
import { changeSelf } from './account-queries.ts';

/** One's own name and address. A new address needs a sign-in of just now: by it one signs in. */
export function OwnFacts() {
  const words = useWords();
  const me = useMe();
  const queryClient = useQueryClient();
  const act = useConfirmedAct(changeSelf, (changed) => {
    queryClient.setQueryData(meQuery.queryKey, changed);
    tell(words.people.saved);
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '').trim();
    act.mutate({ body: { name: field('name'), email: field('email') }, form });
  };
  const refused = act.ownError instanceof Problem ? act.ownError.fields : {};
  return (
    <form onSubmit={submit} className="grid max-w-sm gap-3.5" noValidate>
      <FormProblem error={act.ownError} fields={['name', 'email']} />
      <TextField label={words.people.name} name="name" defaultValue={me.name} autoComplete="name" required error={refused.name} />
      <TextField
        label={words.people.email}
        name="email"
        type="email"
        defaultValue={me.email}
        autoComplete="email"
        required
        error={refused.email}
      />
      <ConfirmSelf asking={act.asking} error={act.selfError} />
      <div>
        <Button type="submit" busy={act.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
