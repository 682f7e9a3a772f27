/** The bytes that the scanner looks for. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const MINUS = 45;
export const POINT = 46;
export const ZERO = 48;
export const NINE = 57;
export const BACKSLASH = 92;
export const OPEN = 123;
export const CLOSE = 125;

/** The first position from `at` that holds no blank, tab or carriage return. The bytes must hold a line feed further on. */
export function skipBlanks(bytes: Uint8Array, at: number): number {
  let p = at;
  let c = bytes[p];
  while (c === SPACE || c === TAB || c === CR) c = bytes[++p];
  return p;
}

// A table takes half the time of four comparisons.
const BREAKS = Uint8Array.from({ length: 256 }, (_, byte) => (byte === SPACE || byte === TAB || byte === CR || byte === LF ? 1 : 0));

/** Whether the byte parts two fields or ends the line. */
export function isBreak(c: number | undefined): boolean {
  return BREAKS[c!] === 1;
}

/** The position of the line feed that ends the line of `at`. */
export function lineEnd(bytes: Uint8Array, at: number): number {
  return bytes.indexOf(LF, at);
}

/** The bytes as a text of one character per byte (ISO 8859-1), to be decoded when the file's encoding is known. */
export function byteText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 24) return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  let text = '';
  for (let p = start; p < end; p++) text += String.fromCharCode(bytes[p]!);
  return text;
}

/** Eight digits as a number YYYYMMDD where they are a day of the calendar, else 0. */
export function dayAt(bytes: Uint8Array, start: number): number {
  let day = 0;
  for (let p = start; p < start + 8; p++) {
    const digit = bytes[p]! - ZERO;
    if (digit < 0 || digit > 9) return 0;
    day = day * 10 + digit;
  }
  return isDay(day) ? day : 0;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a number YYYYMMDD is a day of the calendar, which has no year 0. */
export function isDay(day: number): boolean {
  if (day < 10_000) return false;
  const month = ((day / 100) | 0) % 100;
  const inMonth = day % 100;
  const last = DAYS[month];
  if (last === undefined || inMonth === 0 || month === 0) return false;
  return inMonth <= last || (inMonth === 29 && month === 2 && isLeapYear((day / 10_000) | 0));
}

/** The last day of a month of a year. */
export function lastDayOf(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS[month] ?? 0);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
