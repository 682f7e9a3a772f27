import { type PlainDate, parsePlainDate, SaldoError } from '@saldo/kernel';
import { z } from 'zod';
import { readExactJson } from './exact-json.ts';
import { type HttpCall, type Outcome, sendOnce } from './http-call.ts';
import { joinPages, type Page, pagesToRead } from './pages.ts';
import type { SourceYear } from './plan-years.ts';
import { type Problem, problemIn, type Received, unreadable } from './problem.ts';
import { beginsAsSie, describeSie, endOfSie, joined, type SieExport } from './sie-export.ts';
import * as types from './types.ts';
import { nextStep } from './verdict.ts';

/** What the client needs from outside; everything that makes it wait, differ or reach the world comes in here. */
export interface FortnoxConnection {
  /** `https://api.fortnox.se/3`, or a server that behaves like it. */
  readonly apiUrl: string;
  readonly http: HttpCall;
  readonly bearer: Bearer;
  /** Waits for the next turn among all workers that ask for this tenant. */
  turn(signal?: AbortSignal): Promise<void>;
  /** Nobody asks for this tenant for so long. */
  holdBack(ms: number): Promise<void>;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  readonly signal?: AbortSignal;
}

/** Where the access token comes from. */
export interface Bearer {
  current(): Promise<string>;
  /** Another token than the one that was refused. Throws where there is none to be had without a person. */
  renew(refused: string): Promise<string>;
}

export interface Company {
  readonly name: string;
  readonly orgNo: string;
  /** `DatabaseNumber`, the tenant. */
  readonly tenantId: string;
}

/** Narrows the list of vouchers. */
export interface VoucherFilter {
  /** As `modifiedSince()` writes it. */
  readonly lastModified?: string;
}

const PAGE = 500;
const ROUNDS = 3;
const JSON_TIMEOUT_MS = 30_000;
const SIE_TIMEOUT_MS = 180_000;
const MOST_JSON_BYTES = 32 * 1_048_576;
const MOST_FILE_BYTES = 100 * 1_048_576;
const MOST_SIE_BYTES = 256 * 1_048_576;

export type FortnoxClient = ReturnType<typeof fortnoxClient>;

/**
 * The calls of Fortnox's API that Saldo makes. Each waits its turn, is tried again as the kind of its failure says, and throws
 * SaldoError `fortnox.*` with a sentence where it ends without an answer.
 */
export function fortnoxClient(connection: FortnoxConnection) {
  const { signal } = connection;

  function json<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const question = { path, accept: 'application/json', timeoutMs: JSON_TIMEOUT_MS, mostBytes: MOST_JSON_BYTES };
    return ask(connection, question, (received) => {
      const value = readExactJson(joined(received.chunks));
      const problem = problemIn(received, value, connection.now());
      if (problem) return { problem };
      const read = schema.safeParse(value);
      return read.success
        ? { value: read.data }
        : { problem: unreadable(received, value === undefined ? 'no JSON' : placesOf(read.error)) };
    });
  }

  async function list<T>(
    path: string,
    query: Record<string, string>,
    name: string,
    item: z.ZodType<T>,
    keyOf: (item: T) => string,
  ): Promise<T[]> {
    const schema = pageOf(name, item);
    const page = (number: number): Promise<Page<T>> => {
      const wishes = new URLSearchParams({ ...query, limit: String(PAGE), page: String(number) });
      return json(`${path}?${wishes}`, schema);
    };
    for (let round = 1; round <= ROUNDS; round++) {
      const first = await page(1);
      const count = pagesToRead(first);
      const pages = [first];
      for (let number = 2; number <= (count ?? 0); number++) pages.push(await page(number));
      const items = count === null ? null : joinPages(pages, keyOf);
      if (items) return items;
      signal?.throwIfAborted();
    }
    throw new SaldoError('fortnox.shifting-pages', 'upstream', { path });
  }

  /** How many vouchers the source lists for a year: one request. */
  async function countVouchers(yearId: number): Promise<number> {
    const answer = await json(`vouchers?financialyear=${yearId}&limit=1`, z.object({ MetaInformation: types.metaInformation }));
    return answer.MetaInformation['@TotalResources'];
  }

  async function sieOnce(year: SourceYear): Promise<SieExport> {
    const question = { path: `sie/4?financialyear=${year.id}`, accept: '*/*', timeoutMs: SIE_TIMEOUT_MS, mostBytes: MOST_SIE_BYTES };
    const { chunks } = await ask(connection, question, (received) => {
      if (received.status !== 200 || !beginsAsSie(received.chunks)) return { problem: noSie(received, connection.now()) };
      return endOfSie(received.chunks) === 'open' ? { problem: cutOff(received.status) } : { value: received };
    });
    return describeSie(chunks);
  }

  /** The whole year as SIE 4, or the reason why not; a part of it never passes as the whole. */
  async function sie(year: SourceYear): Promise<SieExport> {
    for (let round = 1; round <= ROUNDS; round++) {
      const found = await sieOnce(year);
      // Without an end to its last line the file may have been cut between two vouchers: the list knows how many there are.
      if (endOfSie(found.chunks) === 'whole' || (await countVouchers(year.id)) <= found.vouchers) return found;
    }
    throw new SaldoError('fortnox.truncated', 'upstream', { year: `${year.from}–${year.to}` });
  }

  /** The bytes of an attached file. */
  function file(fileId: string): Promise<{ bytes: Uint8Array; contentType: string }> {
    const question = {
      path: `archive/${encodeURIComponent(fileId)}`,
      accept: '*/*',
      timeoutMs: SIE_TIMEOUT_MS,
      mostBytes: MOST_FILE_BYTES,
    };
    return ask(connection, question, (received) => {
      const bytes = joined(received.chunks);
      const problem = problemIn(received, received.status === 200 ? undefined : readExactJson(bytes), connection.now());
      return problem ? { problem } : { value: { bytes, contentType: received.headers['content-type'] ?? 'application/octet-stream' } };
    });
  }

  return {
    async company(): Promise<Company> {
      const { CompanyInformation: found } = await json('companyinformation', types.companyAnswer);
      return { name: found.CompanyName, orgNo: found.OrganizationNumber, tenantId: found.DatabaseNumber };
    },
    /** The last day that is locked, or null. */
    async lockedUntil(): Promise<PlainDate | null> {
      return parsePlainDate((await json('settings/lockedperiod', types.lockedPeriodAnswer)).LockedPeriod.slice(0, 10));
    },
    async financialYears(): Promise<SourceYear[]> {
      const items = await list('financialyears', {}, 'FinancialYears', types.financialYearItem, ({ Id }) => String(Id));
      return items.map(({ Id, FromDate, ToDate }) => ({ id: Id, from: FromDate, to: ToDate }));
    },
    sie,
    countVouchers,
    accounts: (yearId: number) =>
      list('accounts', { financialyear: String(yearId) }, 'Accounts', types.accountItem, ({ Number: number }) => number),
    account: async (yearId: number, number: string) =>
      (await json(`accounts/${encodeURIComponent(number)}?financialyear=${yearId}`, types.accountAnswer)).Account,
    /** The heads of a year's vouchers, without rows. */
    vouchers: (yearId: number, { lastModified }: VoucherFilter = {}) =>
      list(
        'vouchers',
        { financialyear: String(yearId), ...(lastModified === undefined ? {} : { lastmodified: lastModified }) },
        'Vouchers',
        types.voucherItem,
        keyOf,
      ),
    voucher: async (yearId: number, series: string, number: string) =>
      (await json(`vouchers/${encodeURIComponent(series)}/${encodeURIComponent(number)}?financialyear=${yearId}`, types.voucherAnswer))
        .Voucher,
    costCenters: () => list('costcenters', {}, 'CostCenters', types.costCenterItem, ({ Code }) => Code),
    projects: () => list('projects', {}, 'Projects', types.projectItem, ({ ProjectNumber }) => ProjectNumber),
    fileConnections: (yearId: number) =>
      list('voucherfileconnections', { voucheryear: String(yearId) }, 'VoucherFileConnections', types.fileConnectionItem, fileKeyOf),
    file,
  };
}

const keyOf = ({ VoucherSeries, VoucherNumber }: types.VoucherItem) => `${VoucherSeries} ${VoucherNumber}`;
const fileKeyOf = ({ FileId, VoucherSeries, VoucherNumber }: types.FileConnectionItem) => `${FileId} ${VoucherSeries} ${VoucherNumber}`;

interface Question {
  readonly path: string;
  readonly accept: string;
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

// The one loop through which every call goes: turn, token, request, verdict.
async function ask<T>(connection: FortnoxConnection, question: Question, read: (received: Received) => Outcome<T>): Promise<T> {
  const { signal } = connection;
  let token = await connection.bearer.current();
  let renewed = false;
  for (let attempts = 1; ; attempts++) {
    await connection.turn(signal);
    const received = await fetchOnce(connection, question, token);
    signal?.throwIfAborted();
    const outcome = 'problem' in received ? received : read(received.value);
    if ('value' in outcome) return outcome.value;
    const next = nextStep(outcome.problem, { attempts, renewed, random: connection.random() });
    if (next.step === 'fail') throw next.error;
    if (next.step === 'renew') {
      token = await connection.bearer.renew(token);
      renewed = true;
      // The first sending told only that the token was old.
      attempts = 0;
      continue;
    }
    if (next.everybody) await connection.holdBack(next.ms);
    await connection.sleep(next.ms, signal);
  }
}

function fetchOnce(connection: FortnoxConnection, question: Question, token: string): Promise<Outcome<Received>> {
  const request = {
    method: 'GET' as const,
    url: `${connection.apiUrl}/${question.path}`,
    headers: { authorization: `Bearer ${token}`, accept: question.accept },
    timeoutMs: question.timeoutMs,
    maxBytes: question.mostBytes,
    ...(connection.signal ? { signal: connection.signal } : {}),
  };
  return sendOnce(connection.http, request);
}

function noSie(received: Received, nowMs: number): Problem {
  return problemIn(received, readExactJson(joined(received.chunks)), nowMs) ?? unreadable(received, 'no #FLAGGA');
}

function cutOff(status: number): Problem {
  return {
    kind: 'unreachable',
    status,
    code: null,
    oauth: null,
    message: 'the export breaks off inside a voucher',
    retryAfterSeconds: null,
  };
}

function placesOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path }) => path.join('.'))
    .join(', ');
}

/** One page of a list, whatever the list is called in its answer. */
function pageOf<T>(name: string, item: z.ZodType<T>) {
  const parts = (value: unknown) =>
    typeof value === 'object' && value !== null && 'MetaInformation' in value
      ? { meta: value.MetaInformation, items: (value as Record<string, unknown>)[name] }
      : value;
  return z.preprocess(parts, z.object({ meta: types.metaInformation, items: z.array(item) }));
}
