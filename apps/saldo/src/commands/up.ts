import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, openConfig, projectRoot } from '@saldo/platform/config';
import { type Command, read } from '../command.ts';
import { firstAdministrator } from '../first-administrator.ts';
import { isPageBuilt } from '../page-build.ts';
import { pageFolder, startProduct } from '../product.ts';
import { untilStopped } from '../until-stopped.ts';

/** `saldo up`, which is `npm start`. */
export const up: Command = {
  name: 'up',
  summary: 'Starts the product and keeps serving (npm start).',
  usage: 'up',
  run: async (given) => {
    read(given, {});
    const config = openConfig();
    if (config.saldoProcess !== 'workers') buildPage();
    const product = await startProduct(config);
    try {
      announce(product.url, config, config.saldoProcess === 'workers' ? null : await firstAdministrator(config));
    } catch (error) {
      await product.stop();
      throw error;
    }
    await untilStopped(() => product.stop());
    return true;
  },
};

/** Builds the page where it is missing, or was built of other sources than are there now, as after a `git pull`. */
export function buildPage(): void {
  if (isPageBuilt(projectRoot)) return;
  console.error('Building the page …');
  const { status } = spawnSync(process.execPath, [join(projectRoot, 'scripts/build.ts')], { cwd: projectRoot, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  if (!existsSync(join(pageFolder, 'index.html'))) throw new Error('The page could not be built; npm run build says why.');
  console.error('The page could not be built anew, so it is served as it was; npm run build says why.');
}

function announce(url: string | null, config: Config, first: string | null): void {
  const data = config.databaseUrl ? 'PostgreSQL' : config.dataDir;
  console.log(
    url ? `\nSaldo is at ${config.appUrl === url ? url : `${config.appUrl} (${url})`}` : '\nSaldo works: this process runs jobs only.',
  );
  console.log(`Data: ${data} · queue: ${config.redisUrl ? 'Redis' : 'in this process'}`);
  if (first) console.log(`\n${first}`);
}
