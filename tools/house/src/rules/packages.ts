import { FLOORS } from '../floors.ts';
import type { Breach, House, Rule, Workspace } from '../house.ts';
import { packageOf } from './imports.ts';

/** Every workspace says what it is, lists what it uses and uses what it lists. */
export const packages: Rule = (house) =>
  house.workspaces.flatMap((workspace) => [
    ...manifest(workspace),
    ...readme(house, workspace),
    ...place(workspace),
    ...unused(house, workspace),
  ]);

function at(workspace: Workspace, rule: string, instead: string): Breach {
  return { rule: `package.${rule}`, path: `${workspace.folder}/package.json`, line: 0, instead };
}

function manifest(workspace: Workspace): Breach[] {
  const { manifest: said } = workspace;
  const breaches: Breach[] = [];
  if (said.private !== true || said.license !== 'Apache-2.0' || said.type !== 'module') {
    breaches.push(at(workspace, 'manifest', 'say "private": true, "license": "Apache-2.0" and "type": "module"'));
  }
  for (const [name, version] of Object.entries({ ...said.dependencies, ...said.devDependencies })) {
    // Types follow the major of what they describe.
    const isExact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) || (name.startsWith('@types/') && /^\d+(?:\.\d+)*$/.test(version));
    if (!isExact) breaches.push(at(workspace, 'version', `${name}: ${version} is no exact version; pin it`));
  }
  return breaches;
}

function readme({ tree }: House, workspace: Workspace): Breach[] {
  if (workspace.kind === 'app' || workspace.kind === 'tool') return [];
  const text = tree.get(`${workspace.folder}/README.md`);
  if (text === undefined)
    return [
      at(
        workspace,
        'readme',
        'write half a page in README.md: what this is, its words with the Swedish terms, what always holds, what it refuses to know',
      ),
    ];
  const lines = text.split('\n').length;
  return lines > 60 ? [at(workspace, 'readme', `README.md has ${lines} lines; half a page is read`)] : [];
}

function place(workspace: Workspace): Breach[] {
  if (workspace.kind !== 'package' || FLOORS.some((name) => workspace.folder === `packages/${name}`)) return [];
  return [at(workspace, 'place', 'it has no place in the house; give it one in tools/house/src/floors.ts and ARCHITECTURE.md')];
}

// What is needed without being imported: a package that another one asks for as its peer.
const PEERS: Readonly<Record<string, readonly string[]>> = {
  '@saldo/openapi': ['typescript'],
  '@saldo/jobs': ['ioredis'],
  '@saldo/web': ['react-dom', 'tailwindcss'],
};

function unused(house: House, workspace: Workspace): Breach[] {
  const used = new Set<string>();
  let text = '';
  for (const source of house.sources) {
    if (source.workspace !== workspace) continue;
    for (const { specifier } of source.facts.imports) used.add(packageOf(specifier) ?? '');
    text += source.text;
  }
  for (const [path, content] of house.tree) if (path.startsWith(`${workspace.folder}/`) && /\.(?:css|html)$/.test(path)) text += content;
  const isUsed = (name: string): boolean => {
    if (used.has(name) || PEERS[workspace.name]?.includes(name)) return true;
    if (name.startsWith('@types/')) return isUsed(name.slice('@types/'.length));
    // A file served or a style sheet is named in a text, not imported.
    return text.includes(`'${name}`) || text.includes(`"${name}`);
  };
  return Object.keys(workspace.manifest.dependencies ?? {})
    .filter((name) => !isUsed(name))
    .map((name) => at(workspace, 'unused', `${name} is listed and not used; take it out`));
}
