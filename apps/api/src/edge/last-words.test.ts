import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { lingerWhileSending } from './last-words.ts';

it('a connection may carry as many calls as it likes, and is closed when its last one asks for it', async () => {
  const server = createServer((incoming, outgoing) => {
    lingerWhileSending(incoming, outgoing);
    outgoing.end('x');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const call = (more = '') => `GET / HTTP/1.1\r\nhost: saldo\r\n${more}\r\n`;
  const calls = 20_000;
  socket.write(call().repeat(calls - 1) + call('connection: close\r\n'));
  let answers = '';
  for await (const piece of socket.setEncoding('latin1')) answers += piece;
  expect(answers.split('HTTP/1.1 200')).toHaveLength(calls + 1);
  server.close();
});
