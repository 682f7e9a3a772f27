import { type Role, roles } from '@saldo/kernel';
import { SelectField } from '../../ui/field.tsx';
import { useWords } from '../../words/words.tsx';

/** The role that somebody or a key has, with what it may do. */
export function RoleField({ role, onChange, error }: { role: Role; onChange: (role: Role) => void; error?: string | undefined }) {
  const words = useWords();
  return (
    <SelectField
      label={words.people.role}
      value={role}
      onChange={({ target }) => onChange(roles.find((each) => each === target.value) ?? role)}
      hint={words.people.roleHints[role]}
      error={error}
    >
      {roles.map((each) => (
        <option key={each} value={each}>
          {words.roles[each]}
        </option>
      ))}
    </SelectField>
  );
}

/** Whether a role acts on all clients, whatever it was given. */
export function seesAllClients(role: Role): boolean {
  return role === 'ADMIN' || role === 'COORDINATOR';
}
