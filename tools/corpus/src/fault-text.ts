import type { Fault } from '@saldo/kernel';

/** A fault in a line: its code, its place and its sentence. */
export function faultText({ code, message, line, label }: Fault): string {
  const place = [line === undefined ? '' : `line ${line}`, label ?? ''].filter(Boolean).join(' ');
  return `${code}${place && `, ${place}`}: ${message.en}`;
}
