import { isBreak, LF, QUOTE, skipBlanks } from './bytes.ts';
import type { VoucherColumns } from './columns.ts';
import { dayIn, pastBare, pastDay, pastPlainQuoted, pastQuoted } from './plain-fields.ts';

/**
 * Reads the fields of a #VER that is as the standard has it, byte by byte; gives the position of the line feed, or -1 where anything
 * deviates. Whatever it put into the columns until then is written over.
 */
export function readPlainHeader(bytes: Uint8Array, at: number, vouchers: VoucherColumns, v: number): number {
  vouchers.textStart[v] = vouchers.textStop[v] = 0;
  vouchers.signStart[v] = vouchers.signStop[v] = 0;
  vouchers.registered[v] = 0;
  let p = nameAt(bytes, skipBlanks(bytes, at), vouchers.seriesStart, vouchers.seriesStop, v);
  if (p < 0) return -1;
  p = nameAt(bytes, skipBlanks(bytes, p), vouchers.numberStart, vouchers.numberStop, v);
  if (p < 0) return -1;
  p = skipBlanks(bytes, p);
  let end = pastDay(bytes, p);
  if (end < 0 || dayIn(bytes, p, end) === 0) return -1;
  vouchers.day[v] = dayIn(bytes, p, end);
  p = skipBlanks(bytes, end);
  if (bytes[p] === LF) return p;
  if (bytes[p] !== QUOTE) return -1;
  end = pastQuoted(bytes, p + 1);
  if (end < 0 || !isBreak(bytes[end + 1])) return -1;
  vouchers.textStart[v] = p + 1;
  vouchers.textStop[v] = end;
  p = skipBlanks(bytes, end + 1);
  if (bytes[p] === LF) return p;
  end = pastDay(bytes, p);
  if (end < 0) return -1;
  vouchers.registered[v] = dayIn(bytes, p, end);
  p = skipBlanks(bytes, end);
  if (bytes[p] === LF) return p;
  p = nameAt(bytes, p, vouchers.signStart, vouchers.signStop, v);
  if (p < 0) return -1;
  p = skipBlanks(bytes, p);
  return bytes[p] === LF ? p : -1;
}

/** Takes a field with or without quotes; gives the position after it, or -1. */
function nameAt(bytes: Uint8Array, at: number, starts: Int32Array, stops: Int32Array, v: number): number {
  const quoted = bytes[at] === QUOTE ? 1 : 0;
  const stop = quoted ? pastPlainQuoted(bytes, at + 1) : pastBare(bytes, at);
  if (stop < 0 || (quoted ? !isBreak(bytes[stop + 1]) : stop === at)) return -1;
  starts[v] = at + quoted;
  stops[v] = stop;
  return stop + quoted;
}
