import type { JobHandler } from './registry.ts';

/** Every job that this product runs: one file each in `workers/`. */
export const handlers: readonly JobHandler[] = [];
