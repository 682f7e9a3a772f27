import type { Rule } from '../house.ts';
import { exports } from './exports.ts';
import { circles, imports } from './imports.ts';
import { packages } from './packages.ts';
import { environment, purity } from './purity.ts';
import { names, sizes } from './size-and-names.ts';
import { tables } from './tables.ts';
import { acts, documentation, sentences, systemActors, systemPlacesInUse, unfinished } from './words.ts';

/** Every rule of the house. */
export const allRules: readonly Rule[] = [
  imports,
  circles,
  exports,
  purity,
  environment,
  tables,
  sizes,
  names,
  packages,
  systemActors,
  systemPlacesInUse,
  unfinished,
  sentences,
  acts,
  documentation,
];
