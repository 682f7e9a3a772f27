import { builtinModules } from 'node:module';
import type { Import } from '../facts.ts';
import { FLOORS, HOLDS } from '../floors.ts';
import type { Breach, House, Rule, Source, Workspace } from '../house.ts';

const TEST_TOOLS = new Set(['@saldo/testing', '@saldo/sandbox']);

type Judge = (house: House, source: Source, workspace: Workspace, found: Import) => string | null;

/** Every import runs downhill, is listed, and goes through a face. */
export const imports: Rule = (house) => {
  const judges: readonly (readonly [string, Judge])[] = [
    ['uphill', uphill],
    ['deep', deep],
    ['unlisted', unlisted],
    ['star', star],
    ['form', form],
  ];
  const breaches: Breach[] = [];
  for (const source of house.sources) {
    for (const found of source.facts.imports) {
      for (const [rule, judge] of judges) {
        const instead = source.workspace ? judge(house, source, source.workspace, found) : null;
        if (instead !== null) breaches.push({ rule: `import.${rule}`, path: source.path, line: found.line, instead });
      }
    }
  }
  return breaches;
};

/** `@saldo/ledger/schema` → `@saldo/ledger`; `drizzle-orm/pg-core` → `drizzle-orm`; null for relative and built-in ones. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('node:') || specifier.startsWith('/') || isBuiltin(specifier)) return null;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? null);
}

function isBuiltin(specifier: string): boolean {
  return builtinModules.includes(specifier);
}

function floorOf(workspace: Workspace): number {
  return FLOORS.findIndex((name) => workspace.folder === `packages/${name}`);
}

function uphill(house: House, source: Source, from: Workspace, { specifier }: Import): string | null {
  const name = packageOf(specifier);
  const to = house.workspaces.find((workspace) => workspace.name === name);
  if (!to || to === from) return null;
  // They know packages above; what they make for a test, a test may use.
  if (source.isTest && TEST_TOOLS.has(to.name)) return null;
  if (from.folder === 'apps/web' && to.name !== '@saldo/kernel') {
    return `the page knows the kernel only, not ${to.name}; take it from the API by the generated client`;
  }
  if (to.kind === 'app' || to.kind === 'tool') {
    const held = from.kind === 'tool' || (HOLDS[from.folder]?.includes(to.name) ?? false);
    return held ? null : `${to.name} stands above ${from.folder}; move what both need into a package`;
  }
  if (to.kind === 'connector') {
    const may = from.kind === 'app' || from.kind === 'tool';
    return may
      ? null
      : `connectors are called by apps and tools only; let the domain state the type that ${to.name} makes, and the worker hand it over`;
  }
  if (from.kind !== 'package') return null;
  const [here, there] = [floorOf(from), floorOf(to)];
  if (here < 0 || there < 0) return null; // `packages` says so once
  return there < here ? null : `${to.folder} stands above ${from.folder}; let the caller above bring both together, or move the type down`;
}

function deep(house: House, source: Source, from: Workspace, { specifier }: Import): string | null {
  if (specifier.startsWith('.')) {
    const path = resolveRelative(source.path, specifier);
    return path.startsWith(`${from.folder}/`) ? null : `${specifier} leaves ${from.folder}; import the package by its name`;
  }
  const name = packageOf(specifier);
  const to = house.workspaces.find((workspace) => workspace.name === name);
  if (!to) return null;
  if (to === from) return 'a package does not import itself by name; use the relative path';
  const face = `.${specifier.slice(to.name.length)}`;
  return face in (to.manifest.exports ?? {}) ? null : `${specifier} is no face of ${to.name}; export it from its index.ts, or do without`;
}

function unlisted(house: House, source: Source, from: Workspace, { specifier }: Import): string | null {
  const name = packageOf(specifier);
  if (name === null || name === from.name) return null;
  const { dependencies = {}, devDependencies = {} } = from.manifest;
  if (name in dependencies || name in devDependencies) return null;
  // Vitest, fast-check and the compilers belong to the root; only tests, tools and configuration run them.
  const isTooling = source.isTest || from.kind === 'tool' || !source.path.includes('/src/');
  if (isTooling && (name in (house.root.devDependencies ?? {}) || TEST_TOOLS.has(name))) return null;
  return `${name} is not in ${from.folder}/package.json; list it there, if the floors allow it`;
}

function star(_house: House, source: Source, _from: Workspace, { kind, names }: Import): string | null {
  if (kind !== 'export' || !names.includes('*')) return null;
  return `export the names one by one, so that ${source.path} says what it offers`;
}

function form(_house: House, source: Source, _from: Workspace, { specifier, kind }: Import): string | null {
  if (isBuiltin(specifier)) return `write node:${specifier}`;
  const isBundled = source.path.startsWith('apps/web/');
  if (!specifier.startsWith('.') || kind === 'dynamic' || isBundled) return null;
  return /\.(?:ts|tsx|mts|mjs|json|css)$/.test(specifier) ? null : `${specifier} must end in .ts`;
}

/** The path that a relative import names, from the root. */
export function resolveRelative(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Files that need each other at run time, in a ring: nobody can read one of them alone. */
export const circles: Rule = ({ sources }) => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const state = new Map<string, 'open' | 'done'>();
  const breaches: Breach[] = [];
  const enter = (source: Source, trail: readonly string[]) => {
    state.set(source.path, 'open');
    for (const { specifier, line, typeOnly } of source.facts.imports) {
      if (typeOnly || !specifier.startsWith('.')) continue;
      const next = byPath.get(resolveRelative(source.path, specifier));
      if (!next || state.get(next.path) === 'done') continue;
      const here = [...trail, source.path];
      if (state.get(next.path) === 'open') {
        const ring = [...here.slice(here.indexOf(next.path)), next.path].map((path) => path.split('/').at(-1)).join(' → ');
        breaches.push({ rule: 'import.circular', path: source.path, line, instead: `${ring}; move what both need into a third file` });
      } else enter(next, here);
    }
    state.set(source.path, 'done');
  };
  for (const source of sources) if (!state.has(source.path)) enter(source, []);
  return breaches;
};
