import { describe, expect, test } from 'vitest';
import { SYSTEM_PLACES } from './floors.ts';
import { breaches, build, type Manifest, type Rule, tell } from './house.ts';
import { exports } from './rules/exports.ts';
import { circles, imports } from './rules/imports.ts';
import { packages } from './rules/packages.ts';
import { environment, mayTouchTheWorld, purity } from './rules/purity.ts';
import { names, sizes } from './rules/size-and-names.ts';
import { tables } from './rules/tables.ts';
import { acts, documentation, sentences, systemActors, systemPlacesInUse, unfinished } from './rules/words.ts';

const standard = {
  private: true,
  license: 'Apache-2.0',
  type: 'module',
  exports: { '.': './src/index.ts', './schema': './src/schema.ts' },
};
const manifest = (name: string, dependencies: Record<string, string> = {}, more: Manifest = {}) =>
  JSON.stringify({ name: `@saldo/${name}`, ...standard, dependencies, ...more });
const all = Object.fromEntries(
  ['kernel', 'platform', 'audit', 'tasks', 'ledger', 'fortnox', 'api', 'testing'].map((name) => [`@saldo/${name}`, '0.1.0']),
);

const ground: Record<string, string> = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '5.1.1' } }),
  ...Object.fromEntries(
    ['kernel', 'platform', 'audit', 'tasks', 'ledger'].map((name) => [`packages/${name}/package.json`, manifest(name, all)]),
  ),
  'packages/connectors/fortnox/package.json': manifest('fortnox', all),
  'apps/api/package.json': manifest('api', all),
  'apps/web/package.json': manifest('web', all),
  'tools/testing/package.json': manifest('testing', all),
};

function broken(rule: Rule, files: Record<string, string>): string[] {
  const house = build(new Map(Object.entries({ ...ground, ...files })));
  return breaches(house, [rule]).map(({ rule: name, path, line }) => `${name} ${path}:${line}`);
}

describe('imports', () => {
  test.each([
    ['packages/tasks/src/a.ts', '@saldo/audit', null],
    ['packages/tasks/src/a.ts', '@saldo/ledger', 'uphill'],
    ['packages/kernel/src/a.ts', '@saldo/platform', 'uphill'],
    ['packages/ledger/src/a.ts', '@saldo/fortnox', 'uphill'],
    ['packages/connectors/fortnox/src/a.ts', '@saldo/ledger', null],
    ['packages/ledger/src/a.ts', '@saldo/api', 'uphill'],
    ['packages/ledger/src/a.ts', '@saldo/testing', 'uphill'],
    ['packages/ledger/src/a.test.ts', '@saldo/testing', null],
    ['packages/kernel/src/a.test.ts', '@saldo/ledger', 'uphill'],
    ['apps/api/src/a.ts', '@saldo/fortnox', null],
    ['apps/web/src/a.ts', '@saldo/kernel', null],
    ['apps/web/src/a.tsx', '@saldo/ledger', 'uphill'],
    ['tools/testing/src/a.ts', '@saldo/api', null],
    ['packages/tasks/src/a.ts', '@saldo/audit/src/store.ts', 'deep'],
    ['packages/tasks/src/a.ts', '@saldo/audit/schema', null],
    ['packages/tasks/src/a.ts', '../../audit/src/store.ts', 'deep'],
    ['packages/tasks/src/a.ts', '@saldo/tasks', 'deep'],
    ['packages/tasks/src/a.ts', 'zod', 'unlisted'],
    ['packages/tasks/src/a.ts', 'vitest', 'unlisted'],
    ['packages/tasks/src/a.test.ts', 'vitest', null],
    ['packages/tasks/src/a.ts', './b', 'form'],
    ['packages/tasks/src/a.ts', 'fs', 'form'],
    ['packages/tasks/src/a.ts', 'node:fs', null],
  ])('%s importing %s', (path, specifier, fault) => {
    const expected = fault === null ? [] : [`import.${fault} ${path}:1`];
    expect(broken(imports, { [path]: `import { x } from '${specifier}';` })).toEqual(expected);
    expect(broken(imports, { [path]: `export { x } from '${specifier}';` })).toEqual(expected);
  });

  test('types run downhill too, and a dynamic import is an import', () => {
    expect(broken(imports, { 'packages/kernel/src/a.ts': "import type { X } from '@saldo/ledger';" })).toHaveLength(1);
    expect(broken(imports, { 'packages/kernel/src/a.ts': "const x = await import('@saldo/ledger');" })).toHaveLength(1);
    expect(broken(imports, { 'packages/kernel/src/a.ts': 'const x = await import(path.href);' })).toEqual([]);
  });

  test('a star is no list', () => {
    expect(broken(imports, { 'packages/tasks/src/index.ts': "\nexport * from './a.ts';" })).toEqual([
      'import.star packages/tasks/src/index.ts:2',
    ]);
  });

  test('a ring is found, a ring of types is none', () => {
    const ring = (word: string) => ({
      'packages/tasks/src/a.ts': "import { b } from './b.ts';",
      'packages/tasks/src/b.ts': `import ${word}{ a } from './a.ts';`,
    });
    expect(broken(circles, ring(''))).toEqual(['import.circular packages/tasks/src/b.ts:1']);
    expect(broken(circles, ring('type '))).toEqual([]);
  });
});

describe('exports', () => {
  const face = { 'packages/tasks/src/index.ts': "export { a, type T } from './a.ts';" };
  const offered = { 'packages/tasks/src/a.ts': 'export function a() {}\nexport type T = 1;\nexport const inner = 1;' };

  test('are imported by another file, or are dead; types may name what goes in and out', () => {
    expect(broken(exports, { ...face, ...offered })).toEqual([
      'export.unused packages/tasks/src/a.ts:3',
      'export.unused packages/tasks/src/index.ts:1',
    ]);
    const user = {
      'packages/ledger/src/b.ts': "import { a } from '@saldo/tasks';",
      'packages/tasks/src/c.ts': "import { inner } from './a.ts';",
    };
    expect(broken(exports, { ...face, ...offered, ...user })).toEqual([]);
  });

  test('that a whole module is taken of are all used, and tables are read by the migration', () => {
    expect(broken(exports, { ...offered, 'packages/tasks/src/c.ts': "const all = await import('./a.ts');" })).toEqual([]);
    expect(broken(exports, { 'packages/tasks/src/schema.ts': "export const tasks = pgTable('tasks', {});" })).toEqual([]);
  });
});

describe('purity', () => {
  test('the name says who may touch the world', () => {
    for (const inside of [
      'store.ts',
      'actions.ts',
      'actions/sync.ts',
      'client.ts',
      'raw-store.ts',
      'driver.ts',
      'drivers/bullmq.ts',
      'schema.ts',
      'sie/client.ts',
    ])
      expect(mayTouchTheWorld(inside), inside).toBe(true);
    for (const inside of ['match.ts', 'restore.ts', 'storage.ts', 'transform.ts', 'jobs.ts', 'my-client.ts', 'actions.test.ts'])
      expect(mayTouchTheWorld(inside), inside).toBe(false);
  });

  test.each([
    "import { sql } from 'drizzle-orm';",
    "import { readFile } from 'node:fs/promises';",
    "import { rows } from '@saldo/platform/db';",
    "import { save } from './store.ts';",
    "import { randomUUID } from 'node:crypto';",
    'const at = Date.now();',
    'const at = new Date();',
    'const x = Math.random();',
    "await fetch('x');",
    'const p = process.pid;',
  ])('a pure file may not: %s', (text) => {
    const store = { 'packages/tasks/src/store.ts': 'export const save = 1;' };
    expect(broken(purity, { ...store, 'packages/tasks/src/a.ts': text })).toHaveLength(1);
    expect(broken(purity, { ...store, 'packages/tasks/src/a.test.ts': text })).toEqual([]);
    expect(broken(purity, { ...store, 'packages/tasks/src/actions/a.ts': text })).toEqual([]);
    expect(broken(purity, { ...store, 'packages/platform/src/a.ts': text })).toEqual([]);
  });

  test('types, hashes, a given instant and what a face hands on are pure', () => {
    const text = "import type { Tx } from '@saldo/platform/db';\nimport { createHash } from 'node:crypto';\nconst at = new Date(ms);";
    expect(broken(purity, { 'packages/tasks/src/a.ts': text })).toEqual([]);
    expect(
      broken(purity, { 'packages/tasks/src/index.ts': "export { save } from './store.ts';", 'packages/tasks/src/store.ts': '' }),
    ).toEqual([]);
  });

  test('the kernel is pure whatever its files are called, connectors but for their client', () => {
    expect(broken(purity, { 'packages/kernel/src/store.ts': 'Date.now();' })).toHaveLength(1);
    expect(broken(purity, { 'packages/connectors/fortnox/src/transform.ts': 'Date.now();' })).toHaveLength(1);
    expect(broken(purity, { 'packages/connectors/fortnox/src/client.ts': 'Date.now();' })).toEqual([]);
  });

  test('variables are read in one place', () => {
    expect(broken(environment, { 'apps/api/src/a.ts': 'const p = process.env.PORT ?? process.env["X"];' })).toEqual([
      'environment apps/api/src/a.ts:1',
    ]);
    expect(broken(environment, { 'packages/platform/src/config/process-config.ts': 'process.env.PORT' })).toEqual([]);
  });
});

describe('tables', () => {
  const schema = {
    'packages/audit/src/schema.ts':
      "export const heads = pgTable('heads', {});\nconst auth = pgSchema('auth');\nexport const users = auth.table('users', {});",
    'packages/audit/src/anchor-schema.ts': "export const anchors = pgTable('anchors', {});",
  };

  test.each([
    ["import { heads } from '@saldo/audit/schema';\nawait tx.insert(heads).values({});", 1],
    ["import { heads } from '@saldo/audit/schema';\nawait tx.update(heads).set({});", 1],
    ["import { heads } from '@saldo/audit/schema';\nawait tx.delete(heads);", 1],
    ["import { heads } from '@saldo/audit/schema';\nawait tx.select().from(heads);", 0],
    ['await tx.execute(sql`insert into heads (id) values (1)`);', 1],
    ['await tx.execute(sql`with x as (select 1) update "heads" set a = 1`);', 1],
    ['await tx.execute(sql`delete from auth.users`);', 1],
    ['await tx.execute(sql`update anchors set a = 1`);', 1],
    ['await tx.execute(sql`delete from users`);', 0],
    ['await tx.execute(sql`select * from heads for update`);', 0],
  ])('%s', (text, count) => {
    expect(broken(tables, { ...schema, 'packages/tasks/src/store.ts': text })).toHaveLength(count);
    expect(broken(tables, { ...schema, 'packages/tasks/src/store.test.ts': text })).toEqual([]);
    expect(
      broken(tables, { ...schema, 'packages/audit/src/store.ts': text.replace("from '@saldo/audit/schema'", "from './schema.ts'") }),
    ).toEqual([]);
  });
});

describe('sizes and names', () => {
  const lines = (count: number) => '\n'.repeat(count);
  test('long files and functions', () => {
    expect(broken(sizes, { 'apps/api/src/a.ts': lines(500) })).toEqual([]);
    expect(broken(sizes, { 'apps/api/src/a.ts': lines(501) })).toEqual(['size.file apps/api/src/a.ts:0']);
    expect(broken(sizes, { 'apps/web/src/a.tsx': lines(301) })).toHaveLength(1);
    const long = `\nexport const long = () => {${lines(70)}};`;
    expect(broken(sizes, { 'apps/api/src/a.ts': long })).toEqual(['size.function apps/api/src/a.ts:2']);
    expect(broken(sizes, { 'apps/workers/src/workers/etl.fortnox.ts': long, 'apps/api/src/a.test.ts': long })).toEqual([]);
    expect(
      broken(sizes, {
        'packages/kernel/src/a.ts': lines(499),
        'packages/kernel/src/b.ts': lines(499),
        'packages/kernel/src/c.ts': lines(3),
      }),
    ).toEqual(['size.kernel packages/kernel:0']);
  });

  test.each([
    ['packages/tasks/src/utils.ts', 'vague'],
    ['packages/shared/a.ts', 'vague'],
    ['apps/api/src/http-helpers.ts', 'vague'],
    ['packages/tasks/src/database.ts', null],
    ['packages/tasks/src/openTask.ts', 'case'],
    ['apps/web/src/routes/$clientId.tsx', null],
    ['apps/workers/src/workers/etl.fortnox.ts', null],
  ])('%s', (path, fault) => {
    expect(broken(names, { [path]: '' })).toEqual(fault === null ? [] : [`name.${fault} ${path}:0`]);
  });
});

describe('packages', () => {
  const complete = (name: string) => ({ [`packages/${name}/package.json`]: manifest(name), [`packages/${name}/README.md`]: '# it' });
  const only = (files: Record<string, string>, folder: string) =>
    broken(packages, files)
      .filter((line) => line.includes(`${folder}/`))
      .map((line) => line.split(' ')[0]);

  test('say what they are, pin and use what they list, and have a place', () => {
    expect(only(complete('tasks'), 'packages/tasks')).toEqual([]);
    expect(only({ 'packages/tasks/package.json': manifest('tasks') }, 'packages/tasks')).toEqual(['package.readme']);
    expect(only({ ...complete('novel') }, 'packages/novel')).toEqual(['package.place']);
    const listing = { ...complete('tasks'), 'packages/tasks/package.json': manifest('tasks', { zod: '^4.0.0' }) };
    expect(only(listing, 'packages/tasks')).toEqual(['package.version', 'package.unused']);
    expect(only({ ...listing, 'packages/tasks/src/a.ts': "import { z } from 'zod';" }, 'packages/tasks')).toEqual(['package.version']);
    expect(
      only({ ...complete('tasks'), 'packages/tasks/package.json': manifest('tasks', {}, { license: 'MIT' }) }, 'packages/tasks'),
    ).toEqual(['package.manifest']);
  });
});

describe('actors, words and sentences', () => {
  test('who acts as the owner stands on the list, with that task', () => {
    const place = Object.keys(SYSTEM_PLACES)[0] ?? '';
    const task = SYSTEM_PLACES[place]?.tasks[0];
    const acting = (name: string | undefined) => `const it: SystemActor = { kind: 'system', task: '${name}' };`;
    expect(broken(systemActors, { [place]: acting(task) })).toEqual([]);
    expect(broken(systemActors, { [place]: acting('other') })).toHaveLength(1);
    expect(broken(systemActors, { 'packages/tasks/src/store.ts': acting(task) })).toHaveLength(1);
    expect(broken(systemActors, { 'packages/tasks/src/store.ts': "const it = { kind: 'system', task: name };" })).toHaveLength(1);
    expect(broken(systemActors, { 'packages/tasks/src/a.test.ts': acting(task) })).toEqual([]);
    expect(broken(systemPlacesInUse, { [place]: acting(task) })).not.toContain(`actor.listed ${place}:0`);
    expect(broken(systemPlacesInUse, {})).toContain(`actor.listed ${place}:0`);
  });

  test('nothing is left for later', () => {
    for (const text of ['// TODO: later', '/* coming soon */', "test.skip('x', () => {});", "describe.only('x', () => {});"])
      expect(broken(unfinished, { 'apps/api/src/a.ts': text })).toHaveLength(1);
    expect(broken(unfinished, { 'apps/api/src/a.ts': "test.skipIf(!url)('x', () => {});" })).toEqual([]);
  });

  test('an error that is thrown has its sentence', () => {
    const files = { 'packages/tasks/src/a.ts': "throw new SaldoError('tasks.gone', 'missing');" };
    expect(broken(sentences, files)).toEqual(['error.sentence packages/tasks/src/a.ts:1']);
    expect(
      broken(sentences, {
        ...files,
        'packages/tasks/src/messages.ts': "export const messages = { 'tasks.gone': () => ({ sv: '', en: '' }) };",
      }),
    ).toEqual([]);
  });

  test('what is written into the audit log has words on the page', () => {
    const files = {
      'packages/tasks/src/a.ts':
        "import { recordAudit } from '@saldo/audit';\ncan(actor, 'task.write');\nawait recordAudit(tx, actor, { action: 'task.lost' });",
    };
    expect(broken(acts, files)).toEqual(['act.words packages/tasks/src/a.ts:3']);
    expect(
      broken(acts, { ...files, 'apps/web/src/words/sv/audit.ts': "export const audit = { 'task.lost': 'tappade bort uppgift' };" }),
    ).toEqual([]);
  });

  test('what a face offers is documented', () => {
    const face = { 'packages/tasks/src/index.ts': "export { a, type T } from './a.ts';" };
    expect(
      broken(documentation, {
        ...face,
        'packages/tasks/src/a.ts': 'export function a() {}\nexport type T = 1;\nexport function inner() {}',
      }),
    ).toEqual(['face.comment packages/tasks/src/a.ts:1']);
    expect(broken(documentation, { ...face, 'packages/tasks/src/a.ts': '/** Does. */\nexport function a() {}' })).toEqual([]);
  });
});

test('a breach is told on one line, with what to do instead', () => {
  const house = build(new Map(Object.entries({ ...ground, 'apps/api/src/a.ts': "import { x } from 'zod';" })));
  expect(breaches(house, [imports]).map(tell)).toEqual([
    'apps/api/src/a.ts:1  import.unlisted: zod is not in apps/api/package.json; list it there, if the floors allow it',
  ]);
});

test('a file that cannot be parsed is a fault, not a file without faults', () => {
  expect(() => build(new Map([...Object.entries(ground), ['apps/api/src/a.ts', 'const = ;']]))).toThrow(SyntaxError);
});
