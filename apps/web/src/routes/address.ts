import { type Period, parsePlainDate, period } from '@saldo/kernel';

/** The query of an address before anybody has read it: every value is text. */
export type RawSearch = Record<string, unknown>;

/** Reads the query of an address as it stands: texts, nothing quoted. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes a query; what is not set is left out. */
export function writeAddress(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') written.set(name, String(value));
  }
  const text = written.toString();
  return text ? `?${text}` : '';
}

/** A text of the query, cut to a length that no server refuses; undefined where it is not set. */
export function text(value: unknown, most = 200): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, most) : undefined;
}

/** One of the known values; anything else is as if it were not set. */
export function oneOf<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((each) => each === value);
}

/** A switch that is on or not set. */
export function on(value: unknown): '1' | undefined {
  return value === '1' || value === true ? '1' : undefined;
}

/** The chosen days; both or none. */
export function days({ from, to }: RawSearch): { from?: string; to?: string } {
  const chosen = chosenPeriod({ from, to });
  return chosen ? { from: chosen.from, to: chosen.to } : {};
}

/** The chosen days as a period; null where none, or none that make sense, are chosen. */
export function chosenPeriod({ from, to }: { from?: unknown; to?: unknown }): Period | null {
  const first = parsePlainDate(text(from) ?? '');
  const last = parsePlainDate(text(to) ?? '');
  return first && last ? period(first, last) : null;
}
