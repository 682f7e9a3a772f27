import { FAULTS_TOLD, type Fault, SaldoError, type Sentence } from '@saldo/kernel';
import type { ProviderName } from '../provider.ts';
import { providerError } from './provider-error.ts';

/** What an answer says, or what of it cannot be read. */
export type Transformed<T> = { readonly value: T } | { readonly faults: readonly Fault[] };

/** A schema of zod, as far as it is used here. */
export interface Shape<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] } };
}

/** The answer in its shape. Throws `bank.unreadable` with the places that are wrong. */
export function shaped<T>(provider: ProviderName, json: unknown, shape: Shape<T>): T {
  const read = shape.safeParse(json);
  if (read.success) return read.data;
  throw providerError(provider, 'unreadable', { lacks: firstOf(read.error.issues.map(({ path }) => path.map(String).join('.'))) });
}

/** What was read. Throws `bank.unreadable` with every fault. */
export function certain<T>(provider: ProviderName, read: Transformed<T>): T {
  if ('value' in read) return read.value;
  const { faults } = read;
  throw providerError(
    provider,
    'unreadable',
    { lacks: firstOf(faults.map(({ field }) => field ?? '')) },
    { faults: faults.slice(0, FAULTS_TOLD), faultCount: faults.length },
  );
}

/** The answer, or null where the provider does not know what was asked for. */
export async function orMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'bank.missing') return null;
    throw error;
  }
}

/** Whether a person may be sent there: an address of the web, and nothing that a browser would run. */
export function isWebAddress(text: string): boolean {
  const { protocol } = URL.parse(text) ?? {};
  return protocol === 'https:' || protocol === 'http:';
}

const WORDS: Readonly<Record<'amount' | 'currency' | 'day', Sentence>> = {
  amount: {
    sv: 'Beloppet går inte att läsa, eller har mer än två decimaler.',
    en: 'The amount cannot be read, or has more than two decimals.',
  },
  currency: { sv: 'Valutan saknas.', en: 'The currency is missing.' },
  day: { sv: 'Raden har inget datum.', en: 'The row has no date.' },
};

/** What is wrong with a row of an answer, and where. */
export function rowFault(field: string, what: keyof typeof WORDS): Fault {
  return { code: `bank.row-${what}`, field, message: WORDS[what] };
}

function firstOf(places: readonly string[]): string {
  return places.filter(Boolean).slice(0, 3).join(', ');
}
