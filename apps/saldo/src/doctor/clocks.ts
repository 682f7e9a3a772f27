import { type Check, fault, note, ok, warning } from './check.ts';

/** How far the clock of somebody else is from this machine's, in milliseconds. */
export interface ClockReading {
  readonly of: string;
  readonly offMs: number;
}

const WARNING_MS = 5_000;
const FAULT_MS = 30_000;

/**
 * Reads the clock of somebody who has just answered.
 * @param theirMs what they say that it is, since 1970
 * @param beganMs when they were asked, and `endedMs` when they had answered, by this machine
 * @param roundedMs how much of their time is left out: HTTP says whole seconds only
 */
export function readClock(
  of: string,
  theirMs: number,
  { beganMs, endedMs }: { beganMs: number; endedMs: number },
  roundedMs = 0,
): ClockReading {
  const [earliest, latest] = [beganMs - roundedMs, endedMs];
  const offMs = theirMs < earliest ? theirMs - earliest : theirMs > latest ? theirMs - latest : 0;
  return { of, offMs: Math.round(offMs) };
}

/** Whether this machine's clock agrees with all who were asked: codes of second factors and tokens of providers hold by it. */
export function clockCheck(readings: readonly ClockReading[]): Check {
  const [worst] = readings.toSorted((a, b) => Math.abs(b.offMs) - Math.abs(a.offMs));
  if (!worst) return { name: 'clock', ...note('nobody was there to compare it with') };
  const off = Math.abs(worst.offMs);
  const sentence = `${(off / 1000).toFixed(0)} s ${worst.offMs > 0 ? 'behind' : 'before'} that of ${worst.of}: set it by NTP`;
  if (off > FAULT_MS) return { name: 'clock', ...fault(sentence) };
  if (off > WARNING_MS) return { name: 'clock', ...warning(sentence) };
  return { name: 'clock', ...ok(`agrees with ${readings.map(({ of }) => of).join(', ')}`) };
}
