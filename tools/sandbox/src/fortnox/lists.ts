import type { Answer } from './answer.ts';
import { json, refusal } from './answer.ts';

/** Ways in which answers differ between endpoints, versions and years of Fortnox; a reader must stand them all. */
export interface Quirks {
  /** Amounts and page counts as text. */
  numbersAsText: boolean;
  /** Balances already in the list of accounts, as newer answers have them. */
  balancesInList: boolean;
}

/** A refusal on its way out of a resource. */
export class Refused extends Error {
  readonly answer: Answer;
  constructor(status: number, code: number) {
    super(`${status} ${code}`);
    this.answer = refusal(status, code);
  }
}

const pagingNames = ['limit', 'page', 'offset', 'sortby', 'sortorder', 'lastmodified', 'financialyear', 'financialyeardate'];

/** Names are lower case and known, else the request is refused. */
export function checkNames(query: URLSearchParams, own: readonly string[] = []): void {
  for (const name of query.keys()) if (!pagingNames.includes(name) && !own.includes(name)) throw new Refused(400, 2000588);
}

/** One page of a list with its `MetaInformation`; 100 items unless `limit` says otherwise, 500 at most. */
export function listAnswer<T>(name: string, items: readonly T[], query: URLSearchParams, quirks: Quirks): Answer {
  const limit = whole(query, 'limit', 100);
  const page = whole(query, 'page', 1);
  if (limit < 1 || limit > 500 || page < 1) throw new Refused(400, 2000588);
  const from = query.has('offset') ? whole(query, 'offset', 0) : (page - 1) * limit;
  const totalPages = Math.ceil(items.length / limit);
  const MetaInformation = {
    '@TotalResources': items.length,
    '@TotalPages': quirks.numbersAsText ? String(totalPages) : totalPages,
    '@CurrentPage': page,
  };
  return json(200, { MetaInformation, [name]: items.slice(from, from + limit) });
}

/** A whole number of the query, or the default. */
export function whole(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^\d+$/.test(text)) throw new Refused(400, 2000588);
  return Number(text);
}
