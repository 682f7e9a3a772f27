import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ExportedList, recordExport } from '@saldo/access';
import { getClient } from '@saldo/clients';
import { dateInZone, type Language } from '@saldo/kernel';
import { safeFileName } from '@saldo/platform/files';
import type { Context } from 'hono';
import type { DomainPage } from '../edge/cursor.ts';
import { outgoingFile } from '../edge/outgoing-file.ts';
import { actorOf } from '../edge/route.ts';
import type { Env } from '../settings.ts';
import { chosenColumns, type FileFormat } from './chosen-columns.ts';
import { csvOf } from './csv.ts';
import { type Cell, FIRM_TIME_ZONE, localMinute, type Sheet, type SheetColumn } from './sheet.ts';
import { xlsxOf } from './xlsx.ts';

const PAGE = 500;

const TYPES: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A list as somebody wants it as a file. */
export interface ListFile<T, R> {
  readonly sheet: Sheet<R>;
  readonly format: FileFormat;
  readonly columns: readonly string[] | undefined;
  /** Every filter and the order, as they were asked: the audit log keeps them. */
  readonly asked: Readonly<Record<string, unknown>> & {
    readonly clientId?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  };
  /** The same reading that the pages come from. */
  readonly read: (part: { readonly limit: number; readonly cursor: string | undefined }) => Promise<DomainPage<T>>;
  readonly toRow: (item: T) => R;
}

/**
 * Answers a list as a file: read page by page and written as it comes, so that its length costs no memory, then sent whole. The audit log
 * says who took what out and how many rows.
 */
export async function listFile<T, R>(c: Context<Env>, wanted: ListFile<T, R>): Promise<Response> {
  const { sheet, format, asked } = wanted;
  const actor = actorOf(c);
  const { language } = c.var;
  const client = asked.clientId === undefined ? null : await getClient(actor, asked.clientId);
  const columns = chosenColumns(sheet, wanted.columns);
  const answer = await outgoingFile(async (file) => {
    const counted = { rows: 0 };
    const rows = cellsOf(wanted, columns, { language, timeZone: client?.timeZone ?? FIRM_TIME_ZONE, counted, signal: c.req.raw.signal });
    const content = {
      name: sheet.title[language],
      headers: columns.map(({ header }) => header[language]),
      kinds: columns.map(({ kind }) => kind),
      rows,
    };
    const handle = await open(file, 'wx', 0o600);
    await pipeline(Readable.from(format === 'csv' ? csvOf(content, language) : xlsxOf(content)), handle.createWriteStream());
    const record: ExportedList = {
      list: sheet.list,
      format,
      columns: columns.map(({ id }) => id),
      filter: filterOf(asked),
      rows: counted.rows,
    };
    await recordExport(actor, record, client?.id ?? null);
    return fileName([client?.name, sheet.title[language], daysOf(asked, client?.timeZone)], format);
  });
  answer.headers.set('content-type', TYPES[format]);
  return answer;
}

interface Reading {
  readonly language: Language;
  readonly timeZone: string;
  readonly counted: { rows: number };
  readonly signal: AbortSignal;
}

async function* cellsOf<T, R>(
  { read, toRow }: ListFile<T, R>,
  columns: readonly SheetColumn<R>[],
  { language, timeZone, counted, signal }: Reading,
): AsyncGenerator<readonly Cell[], void, undefined> {
  for (let cursor: string | undefined; ; ) {
    signal.throwIfAborted();
    const { items, nextCursor } = await read({ limit: PAGE, cursor });
    for (const item of items) {
      const row = toRow(item);
      counted.rows++;
      yield columns.map(({ kind, value }) => {
        const cell = value(row, language);
        return kind === 'instant' && cell !== null ? localMinute(String(cell), timeZone) : cell;
      });
    }
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

// Only what is set, as plain text: the log keeps no objects of ours.
function filterOf(asked: ListFile<unknown, unknown>['asked']): Record<string, string> {
  const textOf = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));
  return Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)]])));
}

function daysOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }, timeZone = FIRM_TIME_ZONE): string {
  if (from === undefined && to === undefined) return dateInZone(new Date(), timeZone);
  return [from, to].filter(Boolean).join('–');
}

function fileName(parts: readonly (string | undefined)[], format: FileFormat): string {
  const name = parts.filter(Boolean).join(' ').replaceAll(/[\\/]/g, '-');
  return safeFileName(`${name}.${format}`);
}
