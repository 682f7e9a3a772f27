import { SaldoError } from '@saldo/kernel';

/** A request as a connector of a bank provider makes it. */
export interface ProviderRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** What came back, whatever its status; names of headers in lower case. */
export interface ProviderResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** One request: no redirection followed, nothing tried twice. Throws SaldoError with `retry: 'later'` where no whole answer came. */
export type ProviderHttp = (request: ProviderRequest) => Promise<ProviderResponse>;

/** The answer, or why none came. */
export type Sent = { readonly response: ProviderResponse } | { readonly silence: 'timeout' | 'unreachable' };

/** Sends a request once and takes in its whole answer, whatever it says. */
export async function sendOnce(http: ProviderHttp, request: ProviderRequest): Promise<Sent> {
  try {
    return { response: await http(request) };
  } catch (error) {
    // A bad certificate or our own stop does not get better by trying again, and a fault of ours is not the connection's.
    if (error instanceof SaldoError && error.retry === 'later') {
      return { silence: error.code === 'http.timeout' ? 'timeout' : 'unreachable' };
    }
    throw error;
  }
}

/** What a stranger sends ends up in a sentence: one short line of it, without markup and control characters. */
export function wordsOf(text: unknown): string {
  return typeof text === 'string'
    ? text
        .replace(/<\/?[a-z!][^>]*>|&(?:#\w+|[a-z]+);/giu, ' ')
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, 200)
    : '';
}
