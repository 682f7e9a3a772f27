import type { components, paths } from './schema.gen.ts';

// openapi-fetch takes a read-only array for an object, so nothing is read-only here.
type Plainly<T> = T extends readonly (infer E)[] ? Plainly<E>[] : T extends object ? { -readonly [K in keyof T]: Plainly<T[K]> } : T;

/** The calls of the API, as its own document describes them. */
export type Calls = Plainly<paths>;

/** The resources of the API by their names in that document. */
export type Schemas = Plainly<components['schemas']>;
