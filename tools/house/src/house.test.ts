import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { breaches, build, tell } from './house.ts';
import { allRules } from './rules/index.ts';
import { readTree } from './tree.ts';

test('the house stands as ARCHITECTURE.md draws it', () => {
  const house = build(readTree(fileURLToPath(new URL('../../../', import.meta.url))));
  expect(house.workspaces.length).toBeGreaterThan(15);
  expect(house.sources.length).toBeGreaterThan(100);
  const told = breaches(house, allRules).map(tell);
  expect(told.length, `\n${told.join('\n')}\n`).toBe(0);
}, 60_000);
