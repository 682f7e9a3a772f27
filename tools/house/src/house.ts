import { type Facts, readFacts } from './facts.ts';

/** Every file by its path from the root, with `/` between folders. */
export type Tree = ReadonlyMap<string, string>;

/** One place that breaks a rule, and what to do instead. */
export interface Breach {
  readonly rule: string;
  readonly path: string;
  /** Counted from 1; 0 for the file as a whole. */
  readonly line: number;
  readonly instead: string;
}

/** A folder with a `package.json`. */
export interface Workspace {
  readonly name: string;
  /** Its path from the root: `packages/ledger`. */
  readonly folder: string;
  readonly kind: 'package' | 'connector' | 'app' | 'tool';
  readonly manifest: Manifest;
}

/** What the rules read of a `package.json`. */
export interface Manifest {
  readonly name?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** One source file, parsed. */
export interface Source {
  readonly path: string;
  /** Its path within its workspace's `src`, or within the workspace where it lies outside of that. */
  readonly inside: string;
  readonly text: string;
  readonly workspace: Workspace | null;
  /** Tests and what only they use. */
  readonly isTest: boolean;
  readonly facts: Facts;
}

/** All that the rules look at. */
export interface House {
  readonly tree: Tree;
  readonly root: Manifest;
  readonly workspaces: readonly Workspace[];
  readonly sources: readonly Source[];
}

/** A rule: looks at everything and answers every breach, not the first. */
export type Rule = (house: House) => Breach[];

/** Reads manifests and parses sources. Throws SyntaxError where a file cannot be parsed. */
export function build(tree: Tree): House {
  const workspaces = [...tree.keys()].flatMap((path) => workspaceAt(tree, path));
  const sources: Source[] = [];
  for (const [path, text] of tree) {
    if (!/\.(?:ts|tsx|mts|mjs)$/.test(path) || path.endsWith('.d.ts')) continue;
    const workspace = workspaces.find(({ folder }) => path.startsWith(`${folder}/`)) ?? null;
    const inside = path.slice(workspace ? workspace.folder.length + 1 : 0).replace(/^src\//, '');
    sources.push({ path, inside, text, workspace, isTest: isTestFile(path), facts: readFacts(path, text) });
  }
  return { tree, root: manifestOf(tree, 'package.json'), workspaces, sources };
}

/** Runs rules over a tree, sorted by place. */
export function breaches(house: House, rules: readonly Rule[]): Breach[] {
  const found = rules.flatMap((rule) => rule(house));
  return found.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

/** One line per breach. */
export function tell({ rule, path, line, instead }: Breach): string {
  return `${path}${line > 0 ? `:${line}` : ''}  ${rule}: ${instead}`;
}

function workspaceAt(tree: Tree, path: string): Workspace[] {
  const folder = /^(packages\/connectors\/[^/]+|packages\/[^/]+|apps\/[^/]+|tools\/[^/]+)\/package\.json$/.exec(path)?.[1];
  if (folder === undefined) return [];
  const manifest = manifestOf(tree, path);
  const [top = '', second] = folder.split('/');
  const kind = top === 'apps' ? 'app' : top === 'tools' ? 'tool' : second === 'connectors' ? 'connector' : 'package';
  return [{ name: manifest.name ?? folder, folder, kind, manifest }];
}

function manifestOf(tree: Tree, path: string): Manifest {
  return JSON.parse(tree.get(path) ?? '{}') as Manifest;
}

function isTestFile(path: string): boolean {
  return /\.(?:test|contract|spec)(?:-[\w-]+)?\.tsx?$|\/fixtures\//.test(path);
}
