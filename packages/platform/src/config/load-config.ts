import { resolve } from 'node:path';
import { type Fault, SaldoError, type Sentence } from '@saldo/kernel';
import type { z } from 'zod';
import { crossRules } from './cross-rules.ts';
import type { EncryptionKey } from './kinds.ts';
import { aboutVariable, aliases, type VariableName, variableNames, variables } from './variables.ts';

/** Variables by name, as a process gets them; empty ones count as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

type Values = z.output<typeof variables>;
type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<S>;
type Named = { readonly [K in keyof Values as CamelCase<K>]: Values[K] };

/** What the variables say, under their names in camelCase: `DATABASE_URL` is `databaseUrl`, null where it is not set. */
export interface Settings extends Omit<Named, 'appUrl' | 'uploadPath' | 'trustedProxies'> {
  /** Where people reach the page; never ends in a slash. */
  readonly appUrl: string;
  readonly uploadPath: string;
  readonly trustedProxies: readonly string[];
  /** The firm's own provider of sign-in, where it has one. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  /** Largest upload and largest JSON body. */
  readonly uploadMaxBytes: number;
  readonly jsonMaxBytes: number;
  /** The variables that are set, here or under their other name. */
  readonly given: ReadonlySet<VariableName>;
  /** A folder of this user's that the machine empties, where it has one (`XDG_RUNTIME_DIR`). */
  readonly runtimeFolder: string | null;
}

/** Settings with the keys that the embedded mode makes by itself. */
export interface Config extends Settings {
  readonly authSecret: string;
  /** The first encrypts; each opens what it has sealed. */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** By which the command line shows a server on the same folder that it may read there. */
  readonly localKey: string;
}

const MEGABYTE = 1024 * 1024;

/**
 * Reads all variables at once.
 * @param environment what is set
 * @param root the folder that relative paths start from
 * Throws SaldoError `config.invalid` with one fault per variable that is wrong or missing: each message names it, says what is
 * wrong and gives an example, and shows no secret.
 */
export function loadConfig(environment: Environment, root: string): Settings {
  const faults: Fault[] = [];
  const values: Partial<Record<VariableName, unknown>> = {};
  const given = new Set<VariableName>();
  for (const name of variableNames) {
    const text = textOf(environment, name);
    if (text !== undefined) given.add(name);
    const result = variables.shape[name].safeParse(text);
    if (result.success) values[name] = result.data;
    else faults.push(wrongValue(name, text ?? '', issueSentence(result.error.issues[0])));
  }
  for (const { name, sentence } of crossRules(given, values)) faults.push(faultOf(name, sentence));
  if (faults.length > 0) throw new SaldoError('config.invalid', 'invalid', { count: faults.length }, { faults });
  return { ...settle(allRead(values), root), given, runtimeFolder: environment.XDG_RUNTIME_DIR || null };
}

function textOf(environment: Environment, name: VariableName): string | undefined {
  const alias = aliases[name];
  const text = environment[name] || (alias === undefined ? undefined : environment[alias]);
  return text?.trim() || undefined;
}

function wrongValue(name: VariableName, text: string, wrong: Sentence): Fault {
  const shown = aboutVariable(name).secret
    ? { sv: 'värdet', en: 'the value' }
    : both(JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text));
  return faultOf(name, { sv: `${shown.sv} ${wrong.sv}`, en: `${shown.en} ${wrong.en}` });
}

function faultOf(name: VariableName, { sv, en }: Sentence): Fault {
  const example = `${name}=${aboutVariable(name).example}`;
  return {
    code: 'config.variable',
    field: name,
    message: { sv: `${name}: ${sv}. Exempel: ${example}`, en: `${name}: ${en}. Example: ${example}` },
  };
}

function both(text: string): Sentence {
  return { sv: text, en: text };
}

function issueSentence(issue: z.core.$ZodIssue | undefined): Sentence {
  const swedish = issue?.code === 'custom' ? issue.params?.sv : undefined;
  return { sv: typeof swedish === 'string' ? swedish : 'går inte att läsa', en: issue?.message ?? 'cannot be read' };
}

// Every field has been parsed and none had a fault: the record is complete.
function allRead(values: Partial<Record<VariableName, unknown>>): Values {
  return values as Values;
}

function settle(values: Values, root: string): Omit<Settings, 'given' | 'runtimeFolder'> {
  const dataDir = resolve(root, values.DATA_DIR);
  const path = (text: string | null) => (text === null ? null : resolve(root, text));
  return {
    ...camelCased(values),
    dataDir,
    appUrl: values.APP_URL ?? `http://${shownHost(values.HOST)}:${values.PORT}`,
    uploadPath: path(values.UPLOAD_PATH) ?? resolve(dataDir, 'files'),
    backupTarget: path(values.BACKUP_TARGET),
    watchPath: path(values.WATCH_PATH),
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    oidc: oidcOf(values),
    uploadMaxBytes: values.UPLOAD_MAX_MB * MEGABYTE,
    jsonMaxBytes: 16 * MEGABYTE,
  };
}

// All three are given, or none: a rule between variables.
function oidcOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }: Values): Settings['oidc'] {
  return issuer !== null && clientId !== null && clientSecret !== null ? { issuer, clientId, clientSecret } : null;
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** The name of a variable's value: `DATABASE_URL` → `databaseUrl`. */
export function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

// `CamelCase` says in types what `camelCase` does to the names.
function camelCased(values: Values): Named {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [camelCase(name), value])) as unknown as Named;
}
