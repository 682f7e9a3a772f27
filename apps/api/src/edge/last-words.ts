import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SaldoError } from '@saldo/kernel';
import { problemOf } from '../errors.ts';
import { securityHeaders } from './security-headers.ts';

const LONGEST_LINGERING_MS = 30_000;

/** A connection as it stands: the call that came last, and the answers that are not sent to their end. */
interface Connection {
  incoming: IncomingMessage;
  readonly answers: Set<ServerResponse>;
}

const connections = new WeakMap<Socket, Connection>();

/**
 * Lets a caller who asked for the connection to be closed, and is still sending, read the answer: a socket that is closed with bytes
 * unread is reset, and what was written goes with it (RFC 9112, section 9.6). Called for each call of a connection, it changes it once.
 */
export function lingerWhileSending(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { socket } = incoming;
  const connection = connections.get(socket) ?? lingering(socket, incoming);
  connection.incoming = incoming;
  connection.answers.add(outgoing);
  outgoing.once('close', () => connection.answers.delete(outgoing));
}

function lingering(socket: Socket, first: IncomingMessage): Connection {
  const connection: Connection = { incoming: first, answers: new Set() };
  connections.set(socket, connection);
  const close = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    const { incoming } = connection;
    if (incoming.complete || incoming.destroyed) return close();
    const giveUp = setTimeout(close, LONGEST_LINGERING_MS).unref();
    incoming.once('end', close).once('close', () => clearTimeout(giveUp));
    incoming.resume();
  };
  return connection;
}

/** Answers what Node's parser refuses before there is a call: a line that is none, headers without end, a sender that falls silent. */
export function answerUnparsed(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET' || isAnswering(socket)) return socket.destroy();
    const status = statuses[error.code ?? ''] ?? 400;
    const problem = problemOf(new SaldoError('api.malformed-call', 'invalid'), 'sv');
    const body = JSON.stringify({ ...problem, status, title: status === 400 ? problem.title : (STATUS_CODES[status] ?? problem.title) });
    const headers = {
      ...securityHeaders,
      'content-type': 'application/problem+json',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}

// In the middle of an answer a further one would be taken for a part of it.
function isAnswering(socket: Socket): boolean {
  return [...(connections.get(socket)?.answers ?? [])].some((answer) => answer.headersSent);
}

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
