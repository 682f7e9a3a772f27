import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checksTable } from './checks-table.ts';

it('the page of checks is what the checks say; write it with npm run checks', () => {
  expect(readFileSync(new URL('../../../docs/checks.md', import.meta.url), 'utf8')).toBe(checksTable());
});
