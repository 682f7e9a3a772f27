import { parseOrgNumber } from '@saldo/kernel';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { Client, NewClient } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { Actions } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { useWords } from '../../words/words.tsx';
import { clientKinds } from './client-kinds.ts';
import { ResponsibleField } from './responsible-field.tsx';
import { timeZones } from './time-zones.ts';

const NUMBER_DIGITS = 10;

interface FormProps {
  /** The client to change; a new one where none is given. */
  client?: Client;
  submit: (fields: NewClient) => Promise<Client>;
  submitLabel: string;
  onDone: (client: Client) => void;
  onCancel: () => void;
}

/** The facts of a client. The organisation number is checked while it is written. */
export function ClientForm({ client, submit, submitLabel, onDone, onCancel }: FormProps) {
  const words = useWords();
  const [orgNo, setOrgNo] = useState(client?.orgNo ?? '');
  const { mutate, isPending, error } = useMutation({ mutationFn: submit, onSuccess: onDone });
  const refused = error instanceof Problem ? error.fields : {};
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '').trim();
    const tier = field('tier');
    mutate({
      name: field('name'),
      orgNo: field('orgNo'),
      kind: clientKinds.find((kind) => kind === field('kind')) ?? 'company',
      managerId: field('managerId') || null,
      tier: tier || null,
      timeZone: field('timeZone'),
    });
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-3.5" noValidate>
      <FormProblem error={error} fields={['name', 'orgNo', 'kind', 'managerId', 'tier', 'timeZone']} />
      <TextField
        label={words.clients.name}
        name="name"
        defaultValue={client?.name}
        required
        autoFocus
        autoComplete="off"
        error={refused.name}
      />
      <TextField
        label={words.clients.orgNo}
        name="orgNo"
        value={orgNo}
        onChange={(event) => setOrgNo(event.target.value)}
        required
        inputMode="numeric"
        autoComplete="off"
        hint={words.clients.orgNoHint}
        error={orgNoFault(orgNo, words.clients) ?? refused.orgNo}
      />
      <SelectField label={words.clients.kind} name="kind" defaultValue={client?.kind ?? 'company'} error={refused.kind}>
        {clientKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.clients.kinds[kind]}
          </option>
        ))}
      </SelectField>
      <ResponsibleField client={client} error={refused.managerId} />
      <TierAndZone client={client} refused={refused} />
      <Actions>
        <Button type="submit" look="first" busy={isPending}>
          {submitLabel}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </Actions>
    </form>
  );
}

function TierAndZone({ client, refused }: { client: Client | undefined; refused: Readonly<Record<string, string>> }) {
  const words = useWords();
  return (
    <>
      <TextField
        label={`${words.clients.tier} (${words.optional})`}
        name="tier"
        maxLength={20}
        defaultValue={client?.tier ?? ''}
        hint={words.clients.tierHint}
        error={refused.tier}
      />
      <SelectField
        label={words.clients.timeZone}
        name="timeZone"
        defaultValue={client?.timeZone ?? 'Europe/Stockholm'}
        hint={words.clients.timeZoneHint}
        error={refused.timeZone}
      >
        {timeZones(client?.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
    </>
  );
}

// Says nothing before the number can be whole, so that nobody is corrected while writing.
function orgNoFault(text: string, words: { orgNoWrong: string; orgNoForm: string }): string | undefined {
  const digits = text.replace(/\D/g, '');
  if (digits.length < NUMBER_DIGITS) return undefined;
  if (parseOrgNumber(text)) return undefined;
  return digits.length === NUMBER_DIGITS || digits.length === NUMBER_DIGITS + 2 ? words.orgNoWrong : words.orgNoForm;
}
