import { useState } from 'react';

/** How far a list was scrolled, and the row that the keyboard was on. */
interface Place {
  readonly offset: number;
  readonly cursor: number;
}

const MOST = 100;
const places = new Map<string, Place>();

/** Where a list was left, and how to keep where it is: who comes back to the same address finds the same rows. */
export function usePlace(label: string): { left: Place; keep: (change: Partial<Place>) => void } {
  const [key] = useState(() => `${location.pathname}${location.search} ${label}`);
  const [left] = useState<Place>(() => places.get(key) ?? top);
  const keep = (change: Partial<Place>) => {
    const place = { ...(places.get(key) ?? top), ...change };
    // The list that was used last is forgotten last.
    places.delete(key);
    places.set(key, place);
    const [oldest] = places.keys();
    if (places.size > MOST && oldest !== undefined) places.delete(oldest);
  };
  return { left, keep };
}

const top: Place = { offset: 0, cursor: -1 };
