import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isPageBuilt, notePageBuilt, pageSources } from './page-build.ts';

let root: string;
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const build = () => {
  put('apps/web/dist/index.html', '<html>');
  notePageBuilt(root, pageSources(root));
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'saldo-page-build-'));
  const made = root;
  onTestFinished(() => rmSync(made, { recursive: true }));
  for (const path of ['apps/web/src/main.tsx', 'apps/web/index.html', 'packages/kernel/src/index.ts', 'package-lock.json']) put(path, path);
});

describe('the page that is served', () => {
  it('is built where it is missing, and then stands', () => {
    expect(isPageBuilt(root)).toBe(false);
    build();
    expect(isPageBuilt(root)).toBe(true);
  });

  it.each([
    'apps/web/src/main.tsx',
    'apps/web/src/new/room.tsx',
    'apps/web/index.html',
    'packages/kernel/src/index.ts',
    'package-lock.json',
  ])('is built again when %s is another', (path) => {
    build();
    put(path, 'changed');
    expect(isPageBuilt(root)).toBe(false);
    build();
    expect(isPageBuilt(root)).toBe(true);
  });

  it('is not built again for another time of the same files, or for a test', () => {
    build();
    utimesSync(join(root, 'apps/web/src/main.tsx'), new Date(), new Date());
    put('apps/web/src/main.test.tsx', 'a test');
    put('apps/api/src/index.ts', 'not of the page');
    expect(isPageBuilt(root)).toBe(true);
  });

  it('is built again where its build was cut off or is of before this was noted', () => {
    put('apps/web/dist/index.html', '<html>');
    expect(isPageBuilt(root)).toBe(false);
  });

  it('stands as it is where there are no sources to build it of', () => {
    build();
    rmSync(join(root, 'apps/web/src'), { recursive: true });
    expect(pageSources(root)).toBeNull();
    expect(isPageBuilt(root)).toBe(true);
  });
});
