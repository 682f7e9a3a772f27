import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import type { ClientKind, NewClient } from '../api/resources.ts';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Actions } from '../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { tell } from '../ui/toast.tsx';
import { useWords } from '../words/words.tsx';
import { useTexts } from './texts.ts';

const kinds = ['company', 'aifm', 'aif'] as const satisfies readonly ClientKind[];

/** A form that is judged by the server, field by field. */
export function FormPart() {
  const words = useWords();
  const { form: texts } = useTexts();
  const [how, setHow] = useState<'fetched' | 'sent'>('fetched');
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: (fields: NewClient & { from: string }) => answer(api.POST('/api/clients', { body: fields })),
    onSuccess: ({ name }) => tell(texts.done(name)),
  });
  const refused = error instanceof Problem ? error.fields : {};
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '').trim();
    mutate({
      name: field('name'),
      orgNo: field('orgNo'),
      kind: kinds.find((kind) => kind === field('kind')) ?? 'company',
      timeZone: 'Europe/Stockholm',
      from: field('from'),
    });
  };
  return (
    <form onSubmit={onSubmit} onReset={reset} className="grid max-w-[28rem] gap-3.5" noValidate>
      <FormProblem error={error} fields={['name', 'orgNo', 'from']} />
      <TextField label={texts.name} name="name" required autoComplete="off" error={refused.name} />
      <TextField
        label={texts.orgNo}
        name="orgNo"
        required
        inputMode="numeric"
        autoComplete="off"
        hint={texts.orgNoHint}
        error={refused.orgNo}
      />
      <SelectField label={texts.kind} name="kind">
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {texts.kinds[kind]}
          </option>
        ))}
      </SelectField>
      <DayField label={texts.from} name="from" error={refused.from} />
      <RadioCards
        label={texts.how}
        value={how}
        onChange={setHow}
        options={(['fetched', 'sent'] as const).map((each) => ({ value: each, text: texts.hows[each], hint: texts.howHints[each] }))}
      />
      <CheckField label={texts.remind} hint={texts.remindHint} name="remind" />
      <Actions>
        <Button type="submit" look="first" busy={isPending}>
          {texts.submit}
        </Button>
        <Button type="reset" look="quiet">
          {words.cancel}
        </Button>
      </Actions>
    </form>
  );
}
