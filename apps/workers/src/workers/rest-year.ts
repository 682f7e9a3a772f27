import type { Feed, SyncPayload } from '@saldo/feeds';
import { type FortnoxClient, type KnownYear, modifiedSince, type RestYear, type VoucherItem } from '@saldo/fortnox';
import { fenced } from '@saldo/jobs';
import {
  type BooksVoucher,
  currentVouchers,
  keepRaw,
  listedYear,
  markListed,
  numberKey,
  type PackedRaw,
  packRaw,
  type SourceYear,
  type YearBooks,
  type YearState,
} from '@saldo/ledger';
import { transaction } from '@saldo/platform/db';
import type { JobRun } from '../registry.ts';
import type { YearTaker } from './year-taker.ts';

const VOUCHERS_A_PART = 500;

/** A year as the wish for vouchers needs it; `id` is Fortnox's own number. */
interface WishedYear extends Pick<SourceYear, 'from' | 'to'> {
  readonly id: number;
}

/**
 * What is known of a year before it is fetched: whether its export was given before, and which vouchers to fetch one by one where it is
 * closed: all the first time; later those that are not stored or that the list of changes names; and never those that this very job has
 * stored before it was cut off.
 */
export async function knownYear(
  run: JobRun<SyncPayload>,
  fortnox: FortnoxClient,
  feed: Feed,
  year: WishedYear,
  beganMs: number,
): Promise<KnownYear> {
  const known = await transaction(run.actor, (tx) => listedYear(tx, { feedId: feed.id, from: year.from, to: year.to }, new Date(beganMs)));
  const taken = new Set(known?.stored.filter((one) => one.taken).map((one) => numberKey(one.series, one.number)));
  const exported = known?.exported ?? false;
  if (!known || known.listedAtMs === null || run.payload.full) return { exported, wanted: (item) => !taken.has(keyOf(item)) };
  const stored = new Set(known.stored.map((one) => numberKey(one.series, one.number)));
  const changed = new Set((await fortnox.vouchers(year.id, { lastModified: modifiedSince(known.listedAtMs) })).map(keyOf));
  return { exported, wanted: (item) => !taken.has(keyOf(item)) && (changed.has(keyOf(item)) || !stored.has(keyOf(item))) };
}

/**
 * Takes in a year by the REST calls, where its export is not allowed: part by part, each kept as it was read, so that a run that is cut
 * off has lost one part. What the source lists no longer is removed.
 */
export async function takeRestYear(
  run: JobRun<SyncPayload>,
  taker: YearTaker,
  source: SourceYear,
  rest: RestYear,
  listedAt: Date,
): Promise<void> {
  const listed = new Set(rest.listed.map(({ series, number }) => numberKey(series, number)));
  const books = (vouchers: readonly BooksVoucher[]): YearBooks => ({
    head: rest.head,
    reach: 'whole-year',
    mayShareNumbers: false,
    listed,
    vouchers: async function* () {
      yield vouchers;
    },
  });
  const list = await packJson(source, 'list', [{ head: rest.head, listed: rest.listed }]);
  let state =
    begunBefore(taker, source) ?? (await taker.begin({ source, books: books([]), raw: list.raw, contentSha256: null, full: true })).state;

  const take = async (vouchers: readonly BooksVoucher[]): Promise<YearState> => {
    const { raw, places } = await packJson(source, 'vouchers', vouchers);
    const rawId = await fenced(run.actor, (tx) => keepRaw(tx, source.clientId, raw));
    const placed = vouchers.map((voucher, index) => ({ ...voucher, place: places[index] ?? null }));
    return await taker.store(books(placed), { ...state, rawId, sha256: raw.sha256, taken: 0 });
  };
  let part: BooksVoucher[] = [];
  for await (const { vouchers, vanished } of rest.batches) {
    run.signal.throwIfAborted();
    for (const { series, number } of vanished) listed.delete(numberKey(series, number));
    part.push(...vouchers);
    if (part.length < VOUCHERS_A_PART) continue;
    state = await take(part);
    part = [];
  }
  state = part.length > 0 ? await take(part) : await taker.store(books([]), { ...state, taken: 0 });

  const { added, changed, removed } = state.counts;
  const { entries } = await transaction(run.actor, (tx) => currentVouchers(tx, state.year.id));
  const counts = { added, changed, removed, unchanged: listed.size - added - changed };
  await taker.finish(books([]), { ...state, counts, entries, taken: listed.size }, (tx) => markListed(tx, state.year.id, listedAt));
}

function begunBefore(taker: YearTaker, source: SourceYear): YearState | null {
  const { current } = taker.taken;
  return current && current.year.from === source.from && current.year.to === source.to ? current : null;
}

function keyOf({ VoucherSeries, VoucherNumber }: VoucherItem): string {
  return numberKey(VoucherSeries, VoucherNumber);
}

/** Values as lines of JSON, and where each stands. */
async function packJson(
  source: SourceYear,
  what: string,
  values: readonly object[],
): Promise<{ raw: PackedRaw; places: BooksVoucher['place'][] }> {
  const lines = values.map((value) => Buffer.from(`${JSON.stringify(value, asText)}\n`));
  let offset = 0;
  const places = lines.map((line, index) => {
    const place = { offset, length: line.length - 1, line: index + 1 };
    offset += line.length;
    return place;
  });
  const name = `fortnox-${source.from}-${source.to}-${what}.jsonl`;
  return { raw: await packRaw(lines, { kind: 'fortnox-json', name, contentType: 'application/x-ndjson' }), places };
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
