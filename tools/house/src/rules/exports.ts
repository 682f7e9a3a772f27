import type { Import, Mention } from '../facts.ts';
import type { House, Rule, Source } from '../house.ts';
import { packageOf, resolveRelative } from './imports.ts';

// Read by what runs them, not by an import: configuration, and the tables that the migration is made of.
const READ_OTHERWISE = /(?:^|\/)(?:(?:vite|vitest|playwright)\.config|schema|database-template)\.ts$/;

/** Every function, class and constant that is exported is imported by another file, or it is dead. Types name what goes in and out. */
export const exports: Rule = (house) => {
  const users = usersOf(house);
  const isUsed = (path: string, name: string) => users.has(`${path} ${name}`) || users.has(`${path} *`);
  return house.sources
    .filter(({ path }) => !READ_OTHERWISE.test(path) && !path.includes('.gen.'))
    .flatMap((source) =>
      offered(source)
        .filter(({ name }) => !isUsed(source.path, name))
        .map(({ name, line }) => ({
          rule: 'export.unused',
          path: source.path,
          line,
          instead: `nobody imports ${name}; take it out, or only the word export`,
        })),
    );
};

function offered({ facts }: Source): readonly Mention[] {
  const handedOn = facts.imports.filter(({ kind }) => kind === 'export');
  return [...facts.exports, ...handedOn.flatMap(({ values, line }) => values.map((name) => ({ name, line })))];
}

/** Each export that somebody imports, as `<path> <name>`. */
function usersOf(house: House): ReadonlySet<string> {
  const paths = new Set(house.sources.map(({ path }) => path));
  const users = new Set<string>();
  for (const source of house.sources) {
    for (const found of source.facts.imports) {
      const path = pathOf(house, paths, source, found);
      if (path !== null) for (const name of found.names) users.add(`${path} ${name}`);
    }
  }
  return users;
}

function pathOf({ workspaces }: House, paths: ReadonlySet<string>, source: Source, { specifier }: Import): string | null {
  if (specifier.startsWith('.')) {
    const path = resolveRelative(source.path, specifier);
    return paths.has(path) ? path : null;
  }
  const to = workspaces.find(({ name }) => name === packageOf(specifier));
  const face = to?.manifest.exports?.[`.${specifier.slice(to.name.length)}`];
  return to === undefined || face === undefined ? null : resolveRelative(`${to.folder}/package.json`, face);
}
