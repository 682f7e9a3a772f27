import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { safeFileName } from './file-names.ts';
import { localFiles, removeUnfinished } from './local-files.ts';

const root = mkdtempSync(join(tmpdir(), 'saldo-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
function fresh(): string {
  count += 1;
  return join(root, String(count));
}

async function* parts(...texts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield Buffer.from(text);
  }
}

async function keysOf(folder: string, below?: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key, bytes } of localFiles(folder).list(below)) keys.push(`${key} ${bytes}`);
  return keys;
}

describe('files on disk', () => {
  test('are stored with size and hash, and come back as they were', async () => {
    const store = localFiles(fresh());
    const put = await store.put('documents/01a', parts('hej ', 'åäö'));
    expect(put).toEqual({ key: 'documents/01a', bytes: 10, sha256: createHash('sha256').update('hej åäö').digest('hex') });
    expect((await buffer(await store.get('documents/01a'))).toString()).toBe('hej åäö');
    expect(await store.size('documents/01a')).toBe(10);
    expect(await store.size('documents/other')).toBeNull();
    await expect(store.get('documents/other')).rejects.toThrow('files.missing');
    await store.remove('documents/01a');
    await store.remove('documents/01a');
    await expect(store.get('documents/01a')).rejects.toThrow('files.missing');
  });

  test('a stream that breaks, is too long or is stopped leaves nothing', async () => {
    const folder = fresh();
    const store = localFiles(folder);
    await expect(store.put('a', parts('half', new Error('cut')))).rejects.toThrow('cut');
    await expect(store.put('a', parts('12345', '67890'), { maxBytes: 9 })).rejects.toThrow('files.too-large');
    await expect(store.put('a', parts('x'), { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
    expect(await keysOf(folder)).toEqual([]);
    expect(readdirSync(join(folder, '.unfinished'))).toEqual([]);
    await store.put('a', parts('12345', '6789'), { maxBytes: 9 });
    expect(await keysOf(folder)).toEqual(['a 9']);
  });

  test('a key is used once: of two at once one wins, and nothing is replaced', async () => {
    const store = localFiles(fresh());
    const results = await Promise.allSettled(['one', 'two', 'six'].map((text) => store.put('k', parts(text))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const won = (await buffer(await store.get('k'))).toString();
    await expect(store.put('k', parts('later'))).rejects.toThrow('files.exists');
    expect((await buffer(await store.get('k'))).toString()).toBe(won);
  });

  test('keys are listed in order, private to their owner', async () => {
    const folder = fresh();
    const store = localFiles(folder);
    expect(await keysOf(folder)).toEqual([]);
    for (const key of ['b/2', 'a', 'b/10', 'b/x.pdf']) await store.put(key, parts(key));
    expect(await keysOf(folder)).toEqual(['a 1', 'b/10 4', 'b/2 3', 'b/x.pdf 7']);
    expect(await keysOf(folder, 'b')).toEqual(['b/10 4', 'b/2 3', 'b/x.pdf 7']);
    expect(await keysOf(folder, 'none')).toEqual([]);
    await expect(keysOf(folder, '..')).rejects.toThrow('files.bad-key');
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test.each(['', '../a', 'a/../b', '/a', 'a/', '.x', 'a//b', 'a\\b', 'A', 'a b', 'a\0', 'a'.repeat(201), '.unfinished/x'])(
    'the key %j is refused',
    async (key) => {
      const folder = fresh();
      for (const call of [
        () => localFiles(folder).put(key, parts('x')),
        () => localFiles(folder).get(key),
        () => localFiles(folder).remove(key),
      ])
        await expect(call()).rejects.toThrow('files.bad-key');
    },
  );

  test('what a dead process left is removed after a day', async () => {
    const folder = fresh();
    mkdirSync(join(folder, '.unfinished'), { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(folder, '.unfinished', name), 'x');
    const now = 1_800_000_000_000;
    utimesSync(join(folder, '.unfinished', 'old'), now / 1000 - 90_000, now / 1000 - 90_000);
    utimesSync(join(folder, '.unfinished', 'new'), now / 1000 - 60, now / 1000 - 60);
    expect(await removeUnfinished(folder, now)).toBe(1);
    expect(readdirSync(join(folder, '.unfinished'))).toEqual(['new']);
    expect(await removeUnfinished(fresh(), now)).toBe(0);
  });
});

describe('names that people give', () => {
  test.each([
    ['Årsredovisning 2025.pdf', 'Årsredovisning 2025.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\bok.se', 'bok.se'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie_ x'],
    ['..', 'fil'],
    ['', 'fil'],
    ['con.txt', '_con.txt'],
    ['a"b<c>.se', 'a_b_c_.se'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test('are never paths, empty or long, and stay as they are the second time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: fc.constantFrom(...'aÅ漢🏦./\\:\0\n\u202e\u2028\ud800 *'), maxLength: 400 }),
          fc.string({ minLength: 160 }).map((text) => `${text}.pdf`),
        ),
        (name) => {
          const safe = safeFileName(name);
          expect(safe).toMatch(/^[^/\\\p{Cc}]+$/u);
          expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(150);
          expect(safeFileName(safe)).toBe(safe);
        },
      ),
    );
  });
});
