// Runs under any Node >= 20: installs what is missing, then goes on under the Node that package.json pins.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';
const platform = `${windows ? 'win' : process.platform}-${process.arch}`;
const stampFile = resolve(root, 'node_modules/.saldo-installed');
const lockFile = resolve(root, '.saldo-install.lock');
const wanted = createHash('sha256')
  .update(readFileSync(resolve(root, 'package-lock.json')))
  .update(platform)
  .digest('hex');

const installed = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;

// argon2 in node:crypto and stable type stripping came with 24.7.
function findNode() {
  const pinned = resolve(root, `node_modules/node-${platform}/bin`, windows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath;
  throw new Error(
    `Saldo pins Node 24 through npm, but npm has no Node 24 for ${platform}. Install Node 24.7 or newer and run the same command again.`,
  );
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

function withLock(work) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let holder = 0;
    try {
      holder = Number(readFileSync(lockFile, 'utf8'));
    } catch {
      continue; // freed between the two calls
    }
    if (holder && !alive(holder)) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told) console.error('Another install is running; waiting for it.');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  try {
    work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function install() {
  if (installed()) return;
  console.error('Installing what is missing …');
  // npm puts node_modules/.bin first on PATH, whose node may be about to be replaced: call npm by the Node that ran it.
  const npm = process.env.npm_execpath;
  const [command, head] = npm ? [process.env.npm_node_execpath ?? process.execPath, [npm]] : [windows ? 'npm.cmd' : 'npm', []];
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(command, [...head, ...options], { cwd: root, stdio: ['ignore', 2, 2], shell: windows && !npm });
  if (status !== 0) throw new Error(`npm install failed${error ? `: ${error.message}` : ''}`); // thrown, so that the lock is freed
  writeFileSync(stampFile, wanted);
}

// The one function of PGlite that V8 takes 600 MB to optimise is left as it is where there is less than 2 GB; SQL is then slower by a third.
function isSmall() {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity) < 2 * 1024 ** 3;
}

function run(node) {
  // glibc gives freed memory back only where it is told from how much on.
  const memory = { MALLOC_TRIM_THRESHOLD_: '131072' };
  const environment = { ...memory, ...process.env, NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/v8') };
  const options = [
    '--disable-warning=ExperimentalWarning',
    // Else the young heap grows with the machine's memory: reading 1 GB then takes 100 to 200 MB rather than 25, and no less time.
    '--max-semi-space-size=16',
    ...(isSmall() ? ['--liftoff-only'] : []),
    '--import',
    pathToFileURL(resolve(root, 'scripts/quick-drizzle.mjs')).href,
  ];
  const child = spawn(node, [...options, ...process.argv.slice(2)], { stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A signal to npm ends only its shell: when that parent is gone, so are we.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 500).unref();
  }
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

try {
  if (!installed()) withLock(install);
  run(findNode());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
