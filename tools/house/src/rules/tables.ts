import type { Breach, House, Rule, Source } from '../house.ts';

/** A table is written by the package that declares it, and by nobody else; packages above may read it. */
export const tables: Rule = (house) => {
  const owners = tableOwners(house);
  return house.sources
    .filter(({ workspace, isTest }) => workspace && !isTest && workspace.kind !== 'tool')
    .flatMap((source) => [...writesOfImports(source), ...writesInText(source, owners)]);
};

function writesOfImports({ path, facts }: Source): Breach[] {
  const foreign = new Map(
    facts.imports
      .filter(({ specifier }) => /^@saldo\/[\w-]+\/schema$/.test(specifier))
      .flatMap(({ specifier, locals }) => locals.map((local) => [local, specifier.split('/')[1] ?? ''] as const)),
  );
  return facts.writes.flatMap(({ name, line }) => {
    const owner = foreign.get(name);
    return owner === undefined ? [] : [{ rule: 'table.foreign', path, line, instead: sentence(name, owner) }];
  });
}

const WRITE = /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?"?((?:\w+"?\."?)?\w+)"?/gi;

function writesInText({ path, workspace, facts }: Source, owners: ReadonlyMap<string, string>): Breach[] {
  return facts.templates.flatMap(({ name: text, line }) =>
    [...text.matchAll(WRITE)].flatMap((match) => {
      const table = (match[1] ?? '').replaceAll('"', '');
      const owner = owners.get(table);
      if (owner === undefined || owner === workspace?.folder) return [];
      return [{ rule: 'table.foreign', path, line, instead: sentence(table, owner.split('/').at(-1) ?? '') }];
    }),
  );
}

function sentence(table: string, owner: string): string {
  return `${table} belongs to ${owner}; call an action or store function that ${owner} offers`;
}

/** Tables by name, with the folder of the package whose `schema.ts` or `<subject>-schema.ts` declares them. */
function tableOwners({ sources }: House): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { workspace, inside, text } of sources) {
    if (!workspace || !/^(?:[\w-]+-)?schema\.ts$/.test(inside)) continue;
    for (const [, prefix, name] of text.matchAll(/\b(?:pgTable|(\w+)\.table)\(\s*'(\w+)'/g)) {
      if (name === undefined) continue;
      const schema = prefix === undefined ? null : schemaNamed(prefix, text);
      owners.set(schema === null ? name : `${schema}.${name}`, workspace.folder);
    }
  }
  return owners;
}

function schemaNamed(variable: string, text: string): string {
  if (variable === 'systemSchema') return 'system';
  return new RegExp(`\\b${variable}\\s*=\\s*pgSchema\\('(\\w+)'\\)`).exec(text)?.[1] ?? variable;
}
