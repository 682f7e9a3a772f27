import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, User } from '../../api/resources.ts';
import { SelectField } from '../../ui/field.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay, useMe } from '../access/session.ts';
import { usersQuery } from '../users/user-queries.ts';

const staff: ReadonlySet<User['role']> = new Set(['ADMIN', 'COORDINATOR', 'SPECIALIST']);

/** Who answers for the client: oneself, or anybody of the staff for whoever may see them all. */
export function ResponsibleField({ client, error }: { client: Client | undefined; error: string | undefined }) {
  const words = useWords();
  const me = useMe();
  const may = useMay();
  const { data: users = [] } = useInfiniteQuery({ ...usersQuery(), enabled: may('user.manage') });
  const people = new Map(users.filter(({ role }) => staff.has(role)).map(({ id, name }) => [id, name]));
  // Held here, so that what was chosen stays when the names come a moment later.
  const [chosen, choose] = useState(client?.managerId ?? '');
  if (chosen && !people.has(chosen)) people.set(chosen, words.clients.managerOther);
  people.set(me.id, words.clients.managerMe(me.name));
  return (
    <SelectField
      label={words.clients.manager}
      name="managerId"
      value={chosen}
      onChange={({ target }) => choose(target.value)}
      hint={words.clients.managerHint}
      error={error}
    >
      <option value="">{words.clients.managerNone}</option>
      {[...people].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
