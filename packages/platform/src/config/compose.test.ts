import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaldoError } from '@saldo/kernel';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from './load-config.ts';
import { projectRoot } from './process-config.ts';
import { variableNames } from './variables.ts';

interface Service {
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly env_file?: readonly { readonly path: string; readonly required: boolean }[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

const text = readFileSync(join(projectRoot, 'compose.yaml'), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Readonly<Record<'web' | 'workers' | 'postgres' | 'redis', Service>> };

const secrets = {
  POSTGRES_PASSWORD: 'x7',
  AUTH_SECRET: 'a-secret-of-more-than-32-characters',
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
};

// As compose reads `${NAME:-default}` and `${NAME:?what to do}`, the innermost first.
function filled(value: string | number, set: Readonly<Record<string, string>>): string {
  let told = String(value);
  for (let before = ''; before !== told; ) {
    before = told;
    told = told.replace(/\$\{(\w+)(?::([-?])([^${}]*))?\}/g, (_, name: string, kind: string | undefined, more: string | undefined) => {
      const given = set[name] || (kind === '-' ? (more ?? '') : '');
      if (given === '') throw new Error(`${name}: ${more}`);
      return given;
    });
  }
  return told;
}

function settingsOf(service: Service, set: Readonly<Record<string, string>>) {
  const given = Object.entries(service.environment ?? {}).map(([name, value]) => [name, filled(value, set)]);
  try {
    return loadConfig({ ...set, ...(Object.fromEntries(given) as Record<string, string>) }, '/saldo');
  } catch (error) {
    if (error instanceof SaldoError) throw new Error(error.faults.map(({ message }) => message.en).join('\n'));
    throw error;
  }
}

describe('compose.yaml', () => {
  test('names no variable that Saldo does not know', () => {
    const known = new Set<string>([...variableNames, 'POSTGRES_PASSWORD']);
    const named = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '');
    const given = [services.web, services.workers].flatMap(({ environment = {} }) => Object.keys(environment));
    expect([...named, ...given].filter((name) => !known.has(name))).toEqual([]);
  });

  test('makes whole settings of the three secrets, and takes whatever else .env sets', () => {
    for (const [held, service] of Object.entries({ api: services.web, workers: services.workers })) {
      expect(settingsOf(service, secrets)).toMatchObject({
        saldoProcess: held,
        host: '0.0.0.0',
        port: 3000,
        appUrl: 'http://localhost:3000',
        dataDir: '/data',
        databaseUrl: 'postgres://saldo:x7@postgres:5432/saldo',
        redisUrl: 'redis://redis:6379',
      });
      expect(settingsOf(service, { ...secrets, PORT: '8080', DATA_DIR: './data', HOST: '127.0.0.1' })).toMatchObject({
        port: 8080,
        appUrl: 'http://localhost:8080',
        dataDir: '/data',
        host: '0.0.0.0',
      });
      expect(service.env_file).toEqual([{ path: '.env', required: false }]);
    }
    expect(services.web.ports?.map((port) => filled(port, { PORT: '8080' }))).toEqual(['8080:8080']);
  });

  test.each(Object.keys(secrets))('does not start without %s, and says what to do', (name) => {
    expect(() => settingsOf(services.web, { ...secrets, [name]: '' })).toThrow(`${name}: set ${name} in .env`);
  });

  test('lets Saldo in as a role that is no superuser, made by a script that is there', () => {
    expect(services.postgres.environment).not.toHaveProperty('POSTGRES_USER');
    const [script = ''] = (services.postgres.volumes ?? []).filter((volume) => volume.includes('initdb.d'));
    const file = join(projectRoot, script.split(':')[0] ?? '');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('create database saldo owner saldo;');
  });
});
