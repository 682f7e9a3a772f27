import { counted, SaldoError } from '@saldo/kernel';
import { openConfig } from '@saldo/platform/config';
import { closeDatabase, openDatabase } from '@saldo/platform/db';
import { callJson, openApiDoor, posted, runningServer } from '../api-door.ts';
import { type Command, read } from '../command.ts';

/** `saldo migrate`: brings the database to this version. */
export const migrate: Command = {
  name: 'migrate',
  summary: 'Brings the database to this version; every start does so too.',
  usage: `migrate
  Beside servers on PostgreSQL it may run at any time; the embedded database belongs to the one that runs.`,
  run: async (given) => {
    read(given, {});
    const config = openConfig();
    if (!config.databaseUrl && (await runningServer(config.dataDir)))
      throw new SaldoError('saldo.running', 'conflict', { command: 'migrate' });
    await openDatabase({
      databaseUrl: config.databaseUrl ?? undefined,
      dataDir: config.dataDir,
      runtimeFolder: config.runtimeFolder ?? undefined,
    });
    await closeDatabase();
    console.log('The database is of this version.');
    return true;
  },
};

interface Verdict {
  readonly ok: boolean;
  readonly chains: readonly { readonly chain: string; readonly rows: number; readonly head: string | null }[];
  readonly anchoredUntil: string | null;
  readonly faults: readonly { readonly chain: string; readonly seq: number | null; readonly kind: string }[];
}

/** `saldo verify-audit`: whether the audit log is whole. */
export const verifyAudit: Command = {
  name: 'verify-audit',
  summary: 'Proves that no row of the audit log was changed, removed, inserted or forked.',
  usage: `verify-audit [--client <id>]
  --client  the chain of one client`,
  run: async (given) => {
    const { values } = read(given, { client: { type: 'string' } });
    const door = await openApiDoor(openConfig());
    try {
      const query = values.client ? `?clientId=${encodeURIComponent(values.client)}` : '';
      const verdict = await callJson<Verdict>(door, `/api/audit-log/verify${query}`);
      const rows = verdict.chains.reduce((sum, chain) => sum + chain.rows, 0);
      console.log(
        `${counted(verdict.chains.length, 'chain', 'chains')}, ${counted(rows, 'row', 'rows')}, anchored until ${verdict.anchoredUntil ?? 'never'}.`,
      );
      for (const { chain, seq, kind } of verdict.faults) console.error(`  ${kind}: chain ${chain}, row ${seq ?? '?'}`);
      console.log(verdict.ok ? 'Whole.' : 'Not whole.');
      return verdict.ok;
    } finally {
      await door.close();
    }
  },
};

/** `saldo rotate-keys`: seals every secret under a new key. */
export const rotateKeys: Command = {
  name: 'rotate-keys',
  summary: 'Seals every stored secret under the first key; the embedded mode makes a new one for it.',
  usage: `rotate-keys
  With DATABASE_URL: put the new key first in ENCRYPTION_KEYS, keep the old ones, restart, then run this.`,
  run: async (given) => {
    read(given, {});
    const door = await openApiDoor(openConfig());
    try {
      const { keyId, resealed } = await callJson<{ keyId: string; resealed: number }>(door, '/api/admin/rotate-keys', posted({}));
      console.log(`${counted(resealed, 'secret is', 'secrets are')} sealed under ${keyId}.`);
      return true;
    } finally {
      await door.close();
    }
  },
};
