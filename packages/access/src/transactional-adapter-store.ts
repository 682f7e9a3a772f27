import { AsyncLocalStorage } from 'node:async_hooks';
import { SaldoError } from '@saldo/kernel';
import type { Tx } from '@saldo/platform/db';
import { type DrizzleAdapterConfig, drizzleAdapter } from 'better-auth/adapters/drizzle';
import { asOwner } from './owner-store.ts';

type MakeAdapter = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<MakeAdapter>;

/**
 * Better Auth's Drizzle adapter with each of its calls in a transaction of its own. Without one its statements are sent in parts
 * (parse, bind, execute), and the embedded database, which all connections share, mixes them with those of others:
 * `portal "" does not exist`, measured with five sign-ins at once.
 */
export function transactionalAdapter(config: DrizzleAdapterConfig): MakeAdapter {
  return (options) => {
    const inner = drizzleAdapter(currentTransaction, { ...config, transaction: false })(options);
    const adapter: Adapter = {
      ...inner,
      create: (call) => inTransaction(() => inner.create(call)),
      findOne: (call) => inTransaction(() => inner.findOne(call)),
      findMany: (call) => inTransaction(() => inner.findMany(call)),
      count: (call) => inTransaction(() => inner.count(call)),
      update: (call) => inTransaction(() => inner.update(call)),
      updateMany: (call) => inTransaction(() => inner.updateMany(call)),
      delete: (call) => inTransaction(() => inner.delete(call)),
      deleteMany: (call) => inTransaction(() => inner.deleteMany(call)),
      consumeOne: (call) => inTransaction(() => inner.consumeOne(call)),
      incrementOne: (call) => inTransaction(() => inner.incrementOne(call)),
      // Several calls in one would hold the one backend while it hashes a password in between; each that must hold together is ours.
      transaction: (work) => work(adapter),
    };
    return adapter;
  };
}

const current = new AsyncLocalStorage<Tx>();

function inTransaction<T>(work: () => Promise<T>): Promise<T> {
  return asOwner((tx) => current.run(tx, work));
}

// Stands for a database where the adapter asks for one: whatever is read of it is the transaction's under way.
const currentTransaction: Record<string, unknown> = new Proxy(
  {},
  {
    get: (_, name) => {
      const tx = current.getStore();
      if (!tx) throw new SaldoError('database.no-transaction', 'defect');
      const value: unknown = Reflect.get(tx, name);
      return typeof value === 'function' ? value.bind(tx) : value;
    },
  },
);
