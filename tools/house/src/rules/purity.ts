import type { Import } from '../facts.ts';
import { ENVIRONMENT_PLACES } from '../floors.ts';
import type { Breach, House, Rule, Source } from '../house.ts';
import { resolveRelative } from './imports.ts';

const IO_MODULES = new Set(
  [
    'fs',
    'fs/promises',
    'net',
    'http',
    'http2',
    'https',
    'dns',
    'dns/promises',
    'tls',
    'dgram',
    'child_process',
    'worker_threads',
    'cluster',
    'os',
    'process',
    'timers',
    'timers/promises',
    'perf_hooks',
    'readline',
    'async_hooks',
    'sqlite',
  ].map((name) => `node:${name}`),
);
const IO_PACKAGES = /^(?:drizzle-orm|pg|bullmq|ioredis|better-auth|pino)(?:\/|$)|^@saldo\/platform\/(?:db|http|files|log|config)$/;
// What the doors offer that only computes.
const PURE_NAMES = new Set(['messages', 'retryPlan', 'retryAfterSeconds', 'readExactJson', 'isPublicAddress', 'redact', 'redactText']);
const RANDOM_NAMES = new Set([
  'randomBytes',
  'randomUUID',
  'randomInt',
  'randomFill',
  'randomFillSync',
  'webcrypto',
  'generateKeyPairSync',
]);
const WORLDLY_USE =
  /^(?:Date\.now\(\)|new Date\(\)|performance\.now\(\)|Math\.random\(\)|fetch\(\)|setTimeout\(\)|setInterval\(\)|setImmediate\(\)|console\.\w+\(\)|process\.\w+(?:\(\))?|(?:globalThis\.)?crypto\.(?:randomUUID|getRandomValues)\(\))$/;

/** Within a domain the file's name says whether it may touch the world. */
export function mayTouchTheWorld(inside: string): boolean {
  return /^(?:.*\/)?(?:schema|[\w-]+-schema|store|[\w-]+-store|actions|client|driver[\w-]*)\.ts$|^(?:.*\/)?(?:actions|drivers|store)\/[^/]+\.ts$/.test(
    inside,
  );
}

/** Whether the rule of pure files holds here: the kernel, every domain and every connector; not platform, which is the way to the world. */
function mustBePure({ workspace, inside, isTest, path }: Source): boolean {
  if (!workspace || isTest || !path.startsWith(`${workspace.folder}/src/`)) return false;
  if (workspace.kind === 'connector') return !mayTouchTheWorld(inside);
  if (workspace.kind !== 'package' || workspace.folder === 'packages/platform') return false;
  return workspace.folder === 'packages/kernel' || !mayTouchTheWorld(inside);
}

/** A file whose name does not say that it touches the world does not. */
export const purity: Rule = (house) => {
  const worldly = new Set(house.sources.filter((source) => source.workspace && mayTouchTheWorld(source.inside)).map(({ path }) => path));
  return house.sources.filter(mustBePure).flatMap((source) => [...importsOfWorld(source, worldly), ...usesOfWorld(source)]);
};

function importsOfWorld(source: Source, worldly: ReadonlySet<string>): Breach[] {
  // A face hands on what lies behind it; it does nothing itself.
  if (source.inside.endsWith('index.ts')) return [];
  return source.facts.imports.flatMap((found) => {
    if (found.typeOnly) return [];
    const what = worldOf(source, found, worldly);
    const instead = `${what} touches the world, and this file's name says that it does not; take values as arguments, or move this to store.ts, actions.ts, client.ts or a driver`;
    return what === null ? [] : [{ rule: 'pure.import', path: source.path, line: found.line, instead }];
  });
}

function worldOf(source: Source, { specifier, names }: Import, worldly: ReadonlySet<string>): string | null {
  if (IO_MODULES.has(specifier)) return specifier;
  if (IO_PACKAGES.test(specifier)) return names.every((name) => PURE_NAMES.has(name)) ? null : specifier;
  if (specifier === 'node:crypto') return names.find((name) => RANDOM_NAMES.has(name) || name === '*' || name === 'default') ?? null;
  // A definition of a job carries what is written when it fails for good.
  if (source.inside === 'jobs.ts') return null;
  return specifier.startsWith('.') && worldly.has(resolveRelative(source.path, specifier)) ? specifier : null;
}

function usesOfWorld({ path, facts }: Source): Breach[] {
  return facts.uses
    .filter(({ name }) => WORLDLY_USE.test(name))
    .map(({ name, line }) => ({
      rule: 'pure.use',
      path,
      line,
      instead: `${name} makes the answer depend on when and where it runs; take the instant, the random value or the answer as an argument`,
    }));
}

/** The machine's variables are read in one place. */
export const environment: Rule = ({ sources }: House) =>
  sources
    .filter(({ path }) => !(path in ENVIRONMENT_PLACES))
    .flatMap(({ path, facts }) =>
      unique(facts.uses.filter(({ name }) => /^process\.env\b/.test(name)).map(({ line }) => line)).map((line) => ({
        rule: 'environment',
        path,
        line,
        instead: 'variables are read in platform/config; add it to the schema there and take config()',
      })),
    );

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
