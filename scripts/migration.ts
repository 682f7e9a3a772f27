// Rewrites the initial migration from every schema.ts. Nothing is released yet: there is one migration, made anew.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = resolve(root, 'packages/platform/migrations/0001_initial.sql');

/** The SQL that makes every table of every schema.ts on an empty database. */
function draftMigration(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-migration-'));
  try {
    const config = join(folder, 'drizzle.config.json');
    const schema = ['packages/*/src/schema.ts', 'apps/api/src/schema.ts'].map((glob) => resolve(root, glob));
    const settings = {
      dialect: 'postgresql',
      schema,
      out: join(folder, 'out'),
      entities: { roles: false },
      schemaFilter: ['public', 'system', 'auth'],
    };
    writeFileSync(config, JSON.stringify(settings));
    const drizzle = resolve(root, 'node_modules/drizzle-kit/bin.cjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [drizzle, 'generate', '--config', config, '--name', 'initial'], {
      cwd: root,
      encoding: 'utf8',
    });
    const file = status === 0 ? readdirSync(join(folder, 'out')).find((name) => name.endsWith('.sql')) : undefined;
    if (!file) throw new Error(`drizzle-kit made no migration:\n${stdout}\n${stderr}`);
    return readFileSync(join(folder, 'out', file), 'utf8')
      .trimEnd()
      .concat('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const drafted = draftMigration();
  writeFileSync(target, drafted);
  console.log(`${target}: ${drafted.split('\n').length} lines`);
}
