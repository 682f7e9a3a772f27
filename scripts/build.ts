import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { notePageBuilt, pageSources } from '../apps/saldo/src/page-build.ts';

/** Builds the page into apps/web/dist: no network, some seconds. Says what it weighs. */
const folder = fileURLToPath(new URL('../apps/web/', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const began = performance.now();
const sources = pageSources(root);
await build({ root: folder, configFile: `${folder}vite.config.ts`, logLevel: 'error' });
notePageBuilt(root, sources);
console.log(`Built the page in ${((performance.now() - began) / 1_000).toFixed(1)} s into apps/web/dist.`);
