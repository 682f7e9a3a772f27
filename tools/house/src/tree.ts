import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Tree } from './house.ts';

const LEFT_OUT = new Set(['node_modules', 'dist', 'peers', 'migrations', 'test-results', 'playwright-report', '.tmp']);

/** Reads what the rules look at: all text files under packages, apps, tools and scripts, and the manifest of the root. */
export function readTree(root: string): Tree {
  const tree = new Map<string, string>([['package.json', readFileSync(join(root, 'package.json'), 'utf8')]]);
  for (const folder of ['packages', 'apps', 'tools', 'scripts']) walk(join(root, folder), root, tree);
  return tree;
}

function walk(folder: string, root: string, tree: Map<string, string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) walk(path, root, tree);
    if (entry.isFile() && /\.(?:ts|tsx|mts|mjs|json|css|html|md)$/.test(entry.name)) {
      tree.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    }
  }
}
