import { createHash } from 'node:crypto';
import { type ArchiveHeader, type ArchiveRecord, damaged, readArchive } from './backup-archive.ts';

/** What an archive holds, proven by reading it to its end. */
export interface ArchiveSummary {
  readonly header: ArchiveHeader;
  readonly rows: number;
  readonly files: number;
  readonly fileBytes: number;
}

/**
 * Reads an archive in full and compares it with what it says of itself: the hash of it all, the rows of each table, size and hash of
 * each file. Throws `backup.damaged`, `backup.newer` or `backup.missing`.
 */
export async function inspectArchive(file: string): Promise<ArchiveSummary> {
  let header: ArchiveHeader | null = null;
  const counted = new Map<string, number>();
  let table = '';
  let [files, fileBytes] = [0, 0];
  let open: FileCheck | null = null;
  for await (const record of readArchive(file)) {
    if (open && record.kind !== 'bytes' && record.kind !== 'file-end') throw damaged(file, 'a file in part');
    if (record.kind === 'header') header = record.header;
    else if (record.kind === 'table') {
      if (counted.has(record.name)) throw damaged(file, 'a table twice');
      table = record.name;
      counted.set(table, 0);
    } else if (record.kind === 'row') counted.set(table, (counted.get(table) ?? 0) + 1);
    else {
      open = checkFile(file, open, record);
      if (record.kind === 'file') files += 1;
      if (record.kind === 'bytes') fileBytes += record.bytes.length;
    }
  }
  if (!header || open) throw damaged(file, 'it ends early');
  const said = header.tables;
  if (said.length !== counted.size || said.some(({ name, rows }) => counted.get(name) !== rows)) throw damaged(file, 'the counts differ');
  return { header, rows: said.reduce((sum, { rows }) => sum + rows, 0), files, fileBytes };
}

interface FileCheck {
  readonly hash: ReturnType<typeof createHash>;
  readonly left: number;
}

function checkFile(
  file: string,
  open: FileCheck | null,
  record: Extract<ArchiveRecord, { kind: 'file' | 'bytes' | 'file-end' }>,
): FileCheck | null {
  if (record.kind === 'file') return { hash: createHash('sha256'), left: record.bytes };
  if (!open) throw damaged(file, 'bytes of no file');
  if (record.kind === 'bytes') return { hash: open.hash.update(record.bytes), left: open.left - record.bytes.length };
  if (open.left !== 0 || open.hash.digest('hex') !== record.sha256) throw damaged(file, 'a file differs');
  return null;
}
