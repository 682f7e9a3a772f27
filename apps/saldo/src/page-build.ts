import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const BUILT = 'apps/web/dist/index.html';
/** Beside the page and emptied with it: a build that was cut off has none. */
const STAMP = 'apps/web/dist/.sources';
const SOURCES = ['apps/web/*.{html,json,ts}', 'apps/web/public/**', 'apps/web/src/**', 'packages/kernel/src/**', 'package-lock.json'];

/**
 * What the page is made of, as one hash; null where only what was built is there. By content and not by time: a checkout, a copy and a
 * container each set the times of files as they like.
 */
export function pageSources(root: string): string | null {
  if (!existsSync(join(root, 'apps/web/src'))) return null;
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file).replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Whether there is a page, built of the sources as they are. */
export function isPageBuilt(root: string): boolean {
  if (!existsSync(join(root, BUILT))) return false;
  const sources = pageSources(root);
  const stamp = join(root, STAMP);
  return sources === null || (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources);
}

/** Notes what a page was built of, as it was when the build began. */
export function notePageBuilt(root: string, sources: string | null): void {
  if (sources !== null) writeFileSync(join(root, STAMP), sources);
}
