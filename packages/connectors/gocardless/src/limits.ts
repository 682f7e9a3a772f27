import type { LimitScope, ProviderLimit } from '@saldo/bank/provider';

const LONGEST_RESET_SECONDS = 7 * 86_400;

/** Which count a call is in: each account has one of its own for each kind of data. */
export function scopeOf(path: string): LimitScope {
  const kind = /^accounts\/[^/]+\/(details|balances|transactions)\//.exec(path)?.[1];
  return kind === 'details' || kind === 'balances' || kind === 'transactions' ? kind : 'all';
}

/**
 * The limits that the headers of an answer tell of: `HTTP_X_RATELIMIT_*` for all calls, `HTTP_X_RATELIMIT_ACCOUNT_SUCCESS_*` for the
 * account and the kind of data that was asked for. None where there are no headers; values that cannot be are left out.
 */
export function limitsIn(headers: Readonly<Record<string, string>>, path: string): ProviderLimit[] {
  const named = new Map(
    Object.entries(headers).map(([name, value]) => [
      name
        .toLowerCase()
        .replaceAll('-', '_')
        .replace(/^http_/, ''),
      value,
    ]),
  );
  const whole = (name: string) => {
    const text = named.get(name)?.trim() ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  };
  const limitBy = (prefix: string, scope: LimitScope): ProviderLimit[] => {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((part) => whole(`${prefix}_${part}`));
    if (remaining === null || remaining === undefined) return [];
    const resetSeconds = reset !== null && reset !== undefined && reset <= LONGEST_RESET_SECONDS ? reset : null;
    return [{ scope, limit: limit ?? null, remaining, resetSeconds }];
  };
  const scope = scopeOf(path);
  return [...limitBy('x_ratelimit', 'all'), ...(scope === 'all' ? [] : limitBy('x_ratelimit_account_success', scope))];
}

/** The limits of a series of calls: of each count the last word. */
export function lastLimits(...told: readonly (readonly ProviderLimit[])[]): ProviderLimit[] {
  return [...new Map(told.flat().map((limit) => [limit.scope, limit])).values()];
}
