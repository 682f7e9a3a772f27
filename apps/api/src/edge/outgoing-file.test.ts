import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useConfig } from '@saldo/platform/config';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outgoingFile } from './outgoing-file.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'saldo-outgoing-'));
const folder = join(dataDir, 'outgoing');
beforeAll(() => void useConfig({ DATA_DIR: dataDir }));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const make = async (file: string) => {
  await writeFile(file, 'innehåll');
  return 'fil.se';
};

it('is sent whole under its name, and is gone when it has been read, when nobody wants it, and when it could not be made', async () => {
  const response = await outgoingFile(make);
  expect([response.headers.get('content-length'), response.headers.get('content-disposition')]).toEqual([
    '9',
    'attachment; filename="fil.se"; filename*=UTF-8\'\'fil.se',
  ]);
  expect(await response.text()).toBe('innehåll');
  await (await outgoingFile(make)).body?.cancel();
  const failing = async (file: string) => {
    await make(file);
    throw new Error('the year changed');
  };
  await expect(outgoingFile(failing)).rejects.toThrow('the year changed');
  await expect.poll(() => readdirSync(folder)).toEqual([]);
});

it('takes with it what a process that died left a day ago', async () => {
  mkdirSync(folder, { recursive: true });
  for (const [name, hoursAgo] of [
    ['old', 25],
    ['new', 1],
  ] as const) {
    writeFileSync(join(folder, name), 'x');
    const at = Date.now() / 1000 - hoursAgo * 3_600;
    utimesSync(join(folder, name), at, at);
  }
  await (await outgoingFile(make)).text();
  await expect.poll(() => readdirSync(folder)).toEqual(['new']);
});
