import type { Plain } from '@saldo/kernel';

/** Fields of a thing as they were and as they are. */
export interface Changes {
  readonly before: { readonly [field: string]: Plain };
  readonly after: { readonly [field: string]: Plain };
}

/**
 * What differs between two states of a thing, as a row of the log tells it: those of the named fields that changed, as they were and as
 * they are. Fields of personal data are not named here: what the log holds can never be taken out of it.
 */
export function changesOf<Field extends string>(
  before: { readonly [field in Field]: Plain },
  after: { readonly [field in Field]: Plain },
  fields: readonly Field[],
): Changes {
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const of = (state: typeof before) => Object.fromEntries(changed.map((field): [string, Plain] => [field, state[field]]));
  return { before: of(before), after: of(after) };
}
