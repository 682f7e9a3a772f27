import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { config } from '@saldo/platform/config';
import { removeForgotten } from '@saldo/platform/files';
import { log } from '@saldo/platform/log';
import { attachment } from './attachment.ts';

/**
 * Answers with a file that is made for this one call, whole before its first byte is sent: whatever goes wrong is still said as a problem,
 * where a stream that broke could be taken for a short file. It is forgotten when it has been sent; what a process that died left of
 * earlier ones goes too, when it is a day old.
 * @param make writes the file at the path given, which is free, and answers the name that it is offered under
 */
export async function outgoingFile(make: (file: string) => Promise<string>): Promise<Response> {
  const folder = join(config().dataDir, 'outgoing');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeForgotten(folder, Date.now());
  const file = join(folder, randomUUID());
  try {
    const name = await make(file);
    const { size } = await stat(file);
    const stream = createReadStream(file);
    stream.once('close', () => void forget(file));
    // Of two declarations of one stream: the one of node is given where the one of the web is wanted.
    return new Response(Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(size),
        'content-disposition': attachment(name),
      },
    });
  } catch (error) {
    await forget(file);
    throw error;
  }
}

async function forget(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    log.warn({ error, file }, 'A file that was sent stays in the data folder');
  }
}
