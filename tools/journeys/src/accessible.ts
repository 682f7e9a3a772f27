import { expect, type Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';

/** Every rule of WCAG 2.2 AA that a machine can judge, and good practice. */
export const everything: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** All that a theme can change. */
export const colours: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations'] };

/** What axe finds wrong on a page that has it (`axe.min.js`), by rule and place. */
export async function faults(page: Page, rules: RunOptions): Promise<string[]> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  return await page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(rules)}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`);
}
