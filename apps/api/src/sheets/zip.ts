import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive, as it comes. */
export interface ZipFile {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const VERSION = 20;
/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: the same rows make the same bytes. */
const NO_DAY = 0x0021;
const MOST_BYTES = 0xffff_ffff;

/**
 * Files as a ZIP archive (APPNOTE 6.3.10), written as they come: none of it is held but what is being packed. Throws RangeError past 4 GB,
 * which this form cannot tell.
 */
export async function* zipOf(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array, void, undefined> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name, content } of files) {
    const head = localHeader(Buffer.from(name));
    yield head;
    const sums = { crc: 0, packed: 0, size: 0 };
    for await (const part of deflated(content, sums)) yield part;
    written.push({ name: Buffer.from(name), at, ...sums });
    at += head.length + sums.packed + DESCRIPTOR_BYTES;
    if (at > MOST_BYTES || sums.size > MOST_BYTES) throw new RangeError('the archive grows past 4 GB');
    yield descriptor(sums);
  }
  const directory = Buffer.concat(written.map(centralHeader));
  yield directory;
  yield endRecord(written.length, directory.length, at);
}

interface Sums {
  crc: number;
  packed: number;
  size: number;
}

async function* deflated(content: ZipFile['content'], sums: Sums): AsyncGenerator<Buffer, void, undefined> {
  const packer = createDeflateRaw();
  const fed = feed(content, packer, sums);
  try {
    for await (const part of packer) {
      const bytes: Buffer = part;
      sums.packed += bytes.length;
      yield bytes;
    }
  } finally {
    packer.destroy();
    await fed;
  }
}

async function feed(content: ZipFile['content'], packer: ReturnType<typeof createDeflateRaw>, sums: Sums): Promise<void> {
  try {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      if (packer.destroyed) return;
      if (!packer.write(bytes)) await room(packer);
    }
    packer.end();
  } catch (error) {
    packer.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function room(packer: ReturnType<typeof createDeflateRaw>): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      packer.off('drain', go);
      packer.off('close', go);
      resolve();
    };
    packer.once('drain', go);
    packer.once('close', go);
  });
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(NO_DAY, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

const DESCRIPTOR_BYTES = 16;

function descriptor({ crc, packed, size }: Sums): Buffer {
  const tail = Buffer.alloc(DESCRIPTOR_BYTES);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function centralHeader({ name, crc, packed, size, at }: Written): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(VERSION, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(DEFLATED, 10);
  head.writeUInt16LE(NO_DAY, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
}

function endRecord(files: number, directoryBytes: number, directoryAt: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryAt, 16);
  return end;
}
