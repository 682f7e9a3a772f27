import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '@saldo/platform/config';
import { pageFolder } from '../product.ts';
import type { Check } from './check.ts';

const LOW_BYTES = 1024 ** 3;

/** What can be seen on this machine without the database. */
export async function machineChecks(config: Config): Promise<Check[]> {
  return [nodeCheck(), await folderCheck(config.dataDir), await keysCheck(config), await diskCheck(config.dataDir), await pageCheck()];
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNew = major > 24 || (major === 24 && minor >= 7);
  return {
    name: 'node',
    verdict: isNew ? 'ok' : 'fault',
    sentence: isNew ? process.version : `${process.version} is too old: start through npm, which brings Node 24`,
  };
}

async function folderCheck(dataDir: string): Promise<Check> {
  try {
    await access(dataDir, constants.R_OK | constants.W_OK);
    return { name: 'data folder', verdict: 'ok', sentence: dataDir };
  } catch {
    return {
      name: 'data folder',
      verdict: 'fault',
      sentence: `${dataDir} cannot be read and written: give it to the user that runs Saldo`,
    };
  }
}

async function keysCheck({ dataDir, given }: Config): Promise<Check> {
  const name = 'key folder';
  const folder = join(dataDir, 'keys');
  const found = await stat(folder).catch(() => null);
  // The local key lies there, whatever the variables give.
  if (!found) return { name, verdict: 'fault', sentence: `${folder} is missing: put it back from your copy` };
  if ((found.mode & 0o077) !== 0) return { name, verdict: 'warning', sentence: `others may read ${folder}: chmod 700 it` };
  const inVariables = ['AUTH_SECRET', 'ENCRYPTION_KEYS'].filter((one) => given.has(one as 'AUTH_SECRET'));
  if (inVariables.length === 2)
    return { name, verdict: 'ok', sentence: 'in AUTH_SECRET and ENCRYPTION_KEYS; keep a copy apart from the backups' };
  const besides = inVariables.length === 1 ? `${folder} and ${inVariables[0]}` : folder;
  return { name, verdict: 'ok', sentence: `in ${besides}; keep a copy apart from the backups` };
}

async function diskCheck(dataDir: string): Promise<Check> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const told = `${(free / 1024 ** 3).toFixed(1)} GB free`;
  return {
    name: 'disk',
    verdict: free < LOW_BYTES ? 'warning' : 'ok',
    sentence: free < LOW_BYTES ? `${told}: make room before it is full` : told,
  };
}

async function pageCheck(): Promise<Check> {
  const found = await stat(join(pageFolder, 'index.html')).catch(() => null);
  if (!found) return { name: 'page', verdict: 'note', sentence: 'not built; npm run build, or npm start does it' };
  return { name: 'page', verdict: 'ok', sentence: `built ${found.mtime.toISOString().slice(0, 16)}` };
}
