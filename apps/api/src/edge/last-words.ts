import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SaldoError } from '@saldo/kernel';
import { problemOf } from '../errors.ts';
import { securityHeaders } from './security-headers.ts';

const LONGEST_LINGERING_MS = 30_000;

/**
 * Lets a caller who asked for the connection to be closed, and is still sending, read the answer: a socket that is closed with bytes
 * unread is reset, and what was written goes with it (RFC 9112, section 9.6).
 */
export function lingerWhileSending(incoming: IncomingMessage): void {
  const { socket } = incoming;
  const close = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    if (incoming.complete || incoming.destroyed) return close();
    const giveUp = setTimeout(close, LONGEST_LINGERING_MS).unref();
    incoming.once('end', close).once('close', () => clearTimeout(giveUp));
    incoming.resume();
  };
}

/** Answers what Node's parser refuses before there is a call: a line that is none, headers without end, a sender that falls silent. */
export function answerUnparsed(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
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

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
