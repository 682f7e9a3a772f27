import type { ClientKind } from '../../api/resources.ts';

/** The kinds of client, as the page lists them. */
export const clientKinds = ['company', 'aifm', 'aif'] as const satisfies readonly ClientKind[];
