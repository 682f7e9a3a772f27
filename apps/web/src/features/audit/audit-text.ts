import { FIRM } from '@saldo/kernel';
import type { AuditRow } from '../../api/resources.ts';
import type { Words } from '../../words/words.tsx';

/** What was done, in words that begin a line; the code of it where the page has none. */
export function actText({ action }: Pick<AuditRow, 'action'>, words: Words): string {
  const acts: Readonly<Record<string, string>> = words.audit.acts;
  const act = acts[action] ?? action;
  return act.charAt(0).toLocaleUpperCase(words.language) + act.slice(1);
}

/** Who did it: a person, their key, a job, or Saldo by itself. */
export function actorText({ actor }: Pick<AuditRow, 'actor'>, words: Words): string {
  const name = actor.name ?? words.audit.unknownPerson;
  switch (actor.kind) {
    case 'user':
      return name;
    case 'key':
      return actor.id === FIRM ? words.audit.operator : words.audit.byKey(name);
    case 'job':
      return words.audit.job;
    case 'system':
      return words.audit.system;
  }
}
