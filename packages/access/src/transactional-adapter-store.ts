import { database, type Tx } from '@saldo/platform/db';
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
    const on = (tx: Pick<Tx, 'select'>) => drizzleAdapter(tx, { ...config, transaction: false })(options);
    const shape = on(database().db);
    const adapter: Adapter = {
      ...shape,
      create: (call) => asOwner((tx) => on(tx).create(call)),
      findOne: (call) => asOwner((tx) => on(tx).findOne(call)),
      findMany: (call) => asOwner((tx) => on(tx).findMany(call)),
      count: (call) => asOwner((tx) => on(tx).count(call)),
      update: (call) => asOwner((tx) => on(tx).update(call)),
      updateMany: (call) => asOwner((tx) => on(tx).updateMany(call)),
      delete: (call) => asOwner((tx) => on(tx).delete(call)),
      deleteMany: (call) => asOwner((tx) => on(tx).deleteMany(call)),
      consumeOne: (call) => asOwner((tx) => on(tx).consumeOne(call)),
      incrementOne: (call) => asOwner((tx) => on(tx).incrementOne(call)),
      // Several calls in one would hold the one backend while it hashes a password in between; each that must hold together is ours.
      transaction: (work) => work(adapter),
    };
    return adapter;
  };
}
