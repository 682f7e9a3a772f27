import { SaldoError } from '@saldo/kernel';
import { signer } from '@saldo/platform/secrets';
import type { Context } from 'hono';
import type { Env } from '../settings.ts';

/** A page as a domain answers it: its cursor is a place in its own order. */
export interface DomainPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The place that a caller's cursor names. Throws `api.cursor` for one that we did not give out for this list. */
export function openCursor(c: Context<Env>, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const dot = cursor.indexOf('.');
  const place = Buffer.from(cursor.slice(0, dot), 'base64url').toString('utf8');
  if (dot < 1 || !holds(signed(c, place), cursor.slice(dot + 1))) throw new SaldoError('api.cursor', 'invalid');
  return place;
}

/** The page for a caller: each item as its resource, the cursor opaque and proof against tampering. */
export function pageFor<T, R>(c: Context<Env>, page: DomainPage<T>, toResource: (item: T) => R): { items: R[]; nextCursor: string | null } {
  const { nextCursor: place } = page;
  const nextCursor = place === null ? null : `${Buffer.from(place).toString('base64url')}.${signer('cursor').sign(signed(c, place))}`;
  return { items: page.items.map(toResource), nextCursor };
}

/** A page of a list that is short enough to be read whole. */
export function partOf<T>(
  all: readonly T[],
  { limit, place }: { readonly limit: number; readonly place: string | undefined },
): DomainPage<T> {
  const from = place === undefined ? 0 : Number(place);
  return { items: all.slice(from, from + limit), nextCursor: from + limit < all.length ? String(from + limit) : null };
}

// A cursor of one list is worth nothing in another.
function signed(c: Context<Env>, place: string): string {
  return `${c.get('routePath')} ${place}`;
}

function holds(text: string, signature: string): boolean {
  try {
    return signer('cursor').holds(text, signature);
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'secrets.unknown-key') return false;
    throw error;
  }
}
