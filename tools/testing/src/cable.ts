import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A TCP line to a server that a test can cut. */
export interface Cable {
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  join(): Promise<void>;
  /** From now on, or no longer: swallows whatever is sent, either way and for good, and ends nothing, as a network does that has lost its way. */
  swallow(on: boolean): void;
  close(): Promise<void>;
}

/** Lays a line to a host and port on a port of its own. */
export async function layCable(host: string, port: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  let swallows = false;
  const lossy = () => new Transform({ transform: (chunk, _, next) => (swallows ? next() : next(null, chunk)) });
  const server = createServer((near) => {
    const far = connect(port, host);
    for (const socket of [near, far]) keep(socket);
    near.pipe(lossy()).pipe(far).pipe(lossy()).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const listen = async (on: number) => {
    server.listen(on, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const own = await listen(0);
  const cut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port: own,
    cut,
    join: async () => {
      await listen(own);
    },
    swallow: (on) => {
      swallows = on;
    },
    close: async () => {
      if (server.listening) await cut();
    },
  };
}
