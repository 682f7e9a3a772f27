import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { addKeptKey, withKeptKeys } from './kept-keys.ts';
import { type Config, type Environment, loadConfig, type Settings } from './load-config.ts';

/** The project's root: relative paths in variables start here, so that every process of one checkout means the same folder. */
export const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));

interface Held {
  readonly settings: Settings;
  readonly config: Config;
}

let held: Held | null = null;

/**
 * Reads the configuration of this process and keeps it for `config()`: first `overrides`, then the process's variables, then the
 * file `.env` in the project's root, last `standards`. Makes the keys that the embedded mode keeps.
 * Throws SaldoError `config.invalid` with all faults.
 */
export function openConfig(overrides: Environment = {}, standards: Environment = {}): Config {
  held = open(overrides, standards);
  return held.config;
}

/** The configuration of this process; opened on first use where no `main.ts` has done so. */
export function config(): Config {
  held ??= open({});
  return held.config;
}

/**
 * Makes a configuration of these variables alone that of the process: for tests and the sandbox, which must not depend on what
 * the machine has set.
 */
export function useConfig(environment: Environment): Config {
  held = complete(loadConfig(environment, projectRoot), withKeptKeys);
  return held.config;
}

/** Adds an encryption key in `DATA_DIR/keys`, first in the list, and uses it from now on. Throws `config.keys-given`. */
export function addEncryptionKey(): Config {
  held = complete((held ?? open({})).settings, addKeptKey);
  return held.config;
}

function open(overrides: Environment, standards: Environment = {}): Held {
  const environment = { ...standards, ...whatIsSet(environmentFile()), ...whatIsSet(process.env), ...whatIsSet(overrides) };
  return complete(loadConfig(environment, projectRoot), withKeptKeys);
}

function complete(settings: Settings, withKeys: (settings: Settings) => Config): Held {
  return { settings, config: withKeys(settings) };
}

function environmentFile(): Environment {
  try {
    return parseEnv(readFileSync(`${projectRoot}.env`, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

// An empty variable counts as not set, wherever it stands, so it hides nothing below it.
function whatIsSet(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}
