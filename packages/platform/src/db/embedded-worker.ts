import { fsyncSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** What `embedded.ts` hands over: where the data lies, where to listen, and two shared counters, of fsyncs and of messages dealt with. */
export interface EmbeddedWorkerData {
  readonly databasePath: string;
  readonly socketPath: string;
  readonly counters: SharedArrayBuffer;
}

// PGlite keeps its file system's operations to itself; this is the part of it that the missing fsync goes into.
interface FileSystem {
  lookupPath(path: string): { node: { mount: { type: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } } } };
}

const { databasePath, socketPath, counters } = workerData as EmbeddedWorkerData;
const counted = new Int32Array(counters);

const durable = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
const db = await PGlite.create({ dataDir: databasePath, startParams: durable, extensions: { pg_trgm, unaccent } });
const fileSystem = (db.Module as unknown as { FS: FileSystem }).FS;
fileSystem.lookupPath('/pglite/data').node.mount.type.stream_ops.fsync = (stream) => {
  fsyncSync(stream.nfd);
  Atomics.add(counted, 0, 1);
  return 0;
};

// By these the watch tells a long transaction, whose statements come and go while all others wait, from a session that is dead.
const dealWith = db.execProtocolRawStream.bind(db);
db.execProtocolRawStream = async (message, options) => {
  await dealWith(message, options);
  Atomics.add(counted, 1, 1);
};

const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 16 });
await server.start();
parentPort?.postMessage('ready');
parentPort?.on('message', (message: 'stop' | 'ping') => {
  if (message === 'stop') void stop();
  else parentPort?.postMessage('pong');
});

async function stop(): Promise<void> {
  await server.stop();
  await db.exec('checkpoint');
  await db.close();
  process.exit(0);
}
