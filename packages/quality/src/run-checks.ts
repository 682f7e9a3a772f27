import { createHash } from 'node:crypto';
import { atOnce, type PlainDate, type Sentence, type Steps, writtenCount } from '@saldo/kernel';
import type { CheckedBooks } from './books.ts';
import type { Check, CheckContext, Hit, Severity, SuggestedRow } from './check.ts';
import { allChecks } from './checks/index.ts';
import { type BooksFacts, factSteps } from './facts.ts';
import { laterDay } from './later-day.ts';
import { filled } from './sentence.ts';
import { type CheckSettings, isOn, limitOf } from './settings.ts';

/** Something found in the books. */
export interface FoundFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The same for the same thing in every database: a hash of code and what it is about. */
  readonly subject: string;
  /** Changes when what was judged changes. */
  readonly content: string;
  /** The financial year that it belongs to: its vouchers', or the one of its day; null where there is none. */
  readonly yearId: string | null;
  readonly date: PlainDate;
  readonly amountMinor: bigint;
  readonly message: Sentence;
  readonly rule: string;
  readonly proposal: { readonly text: Sentence; readonly rows: readonly SuggestedRow[] };
  readonly voucherIds: readonly string[];
  readonly entryIds: readonly string[];
  readonly bankTransactionIds: readonly string[];
}

/** What a run found, and of each code how many there were, also of those that are not told one by one. */
export interface CheckRun {
  readonly findings: readonly FoundFinding[];
  readonly counts: Readonly<Record<string, number>>;
  readonly checks: number;
}

/** No check tells more than this of one run; those about the most money are told. */
const FINDINGS_PER_CHECK = 2_000;
const IDS_TOLD = 2_000;
const VOUCHERS_OF_A_STEP = 1_000;

/** Runs every check that the client has on over its books, in one pass over the vouchers and one look of each at the whole. */
export function checkBooks(books: CheckedBooks, settings: CheckSettings, checks: readonly Check[] = allChecks): CheckRun {
  return atOnce(checkSteps(books, settings, checks));
}

/** The same in small steps, so that a process that answers people too is not held for the second that large books take. */
export function* checkSteps(books: CheckedBooks, settings: CheckSettings, checks: readonly Check[] = allChecks): Steps<CheckRun> {
  const facts = yield* factSteps(books);
  const active = checks.filter((check) => isOn(check, settings));
  const hits = new Map<Check, Hit[]>(active.map((check) => [check, []]));
  const contexts = new Map(active.map((check) => [check, contextOf(check, facts, settings)]));
  yield* overVouchers(active, facts, contexts, hits);
  for (const check of active) {
    if (!check.books) continue;
    for (const hit of check.books(contexts.get(check)!)) hits.get(check)!.push(hit);
    yield;
  }
  const findings: FoundFinding[] = [];
  const counts: Record<string, number> = {};
  for (const [check, all] of hits) {
    yield;
    const material = check.isMaterial ? all.filter(({ minor }) => minor >= settings.materialityMinor) : all;
    if (material.length === 0) continue;
    counts[check.code] = material.length;
    if (isHabit(check, material, facts)) findings.push(...habits(check, material, facts));
    else
      findings.push(
        ...named(check, facts, material.length > FINDINGS_PER_CHECK ? material.toSorted(byMoney).slice(0, FINDINGS_PER_CHECK) : material),
      );
  }
  return { findings, counts, checks: active.length };
}

function contextOf(check: Check, facts: BooksFacts, settings: CheckSettings): CheckContext {
  const limits = new Map(Object.keys(check.limits ?? {}).map((name) => [name, limitOf(check, settings, name)]));
  return {
    facts,
    limit: (name) => limits.get(name) ?? limitOf(check, settings, name),
  };
}

function* overVouchers(
  active: readonly Check[],
  facts: BooksFacts,
  contexts: ReadonlyMap<Check, CheckContext>,
  hits: ReadonlyMap<Check, Hit[]>,
): Steps<void> {
  const { ordered, shapes } = facts;
  const looks = active.flatMap((check) =>
    check.voucher ? [{ look: check.voucher, context: contexts.get(check)!, found: hits.get(check)! }] : [],
  );
  for (let place = 0; place < ordered.length; place++) {
    if (place % VOUCHERS_OF_A_STEP === 0) yield;
    const [voucher, shape] = [ordered[place]!, shapes[place]!];
    for (const { look, context, found } of looks) {
      const hit = look(voucher, shape, context);
      if (hit) found.push(hit);
    }
  }
}

/** What so many vouchers have in common is how these books are kept: one finding a year says it, with all of them. */
const HABIT = { vouchers: 25, share: 0.1 };

function isHabit(check: Check, hits: readonly Hit[], { ordered }: BooksFacts): boolean {
  return (
    check.voucher !== undefined && check.severity !== 'error' && hits.length > HABIT.vouchers && hits.length > ordered.length * HABIT.share
  );
}

function habits(check: Check, hits: readonly Hit[], { books }: BooksFacts): FoundFinding[] {
  const byYear = Map.groupBy(hits, ({ vouchers }) => vouchers?.[0]?.year ?? 0);
  return [...byYear].map(([place, ofYear]) => {
    const worst = ofYear.toSorted(byMoney)[0]!;
    const from = books.years[place]?.from ?? '';
    const hit: Hit = {
      ...worst,
      about: `${from} *`,
      date: ofYear.reduce((latest, { date }) => laterDay(latest, date), worst.date),
      minor: ofYear.reduce((sum, { minor }) => sum + minor, 0),
      // The count alone: who has accepted a habit is not asked again for each voucher that follows it, until there are twice as many.
      content: String(Math.floor(Math.log2(ofYear.length))),
      vouchers: ofYear.flatMap(({ vouchers = [] }) => vouchers),
      entries: ofYear.flatMap(({ entries = [] }) => entries),
      rows: [],
    };
    const finding = findingOf(check, books, hit, { content: hashed(hit.content!), subject: hashed(`${check.code}\n${hit.about}`) });
    return { ...finding, message: habitMessage(check, ofYear.length, finding.message) };
  });
}

function habitMessage(check: Check, count: number, example: Sentence): Sentence {
  return {
    sv: `${check.title.sv}: ${writtenCount(count, 'sv')} verifikationer. Störst: ${example.sv}`,
    en: `${check.title.en}: ${writtenCount(count, 'en')} vouchers. The largest: ${example.en}`,
  };
}

function byMoney(a: Hit, b: Hit): number {
  return b.minor - a.minor || (a.about < b.about ? -1 : a.about > b.about ? 1 : 0);
}

// Two vouchers of one number have one name: what they hold tells them apart, and the same order gives the same names.
function named(check: Check, facts: BooksFacts, hits: readonly Hit[]): FoundFinding[] {
  const times = new Map<string, number>();
  const contents = hits.map((hit) => [hit, contentOf(hit)] as const);
  const isRepeated = new Set(hits.map(({ about }) => about)).size < hits.length;
  if (isRepeated)
    contents.sort(([a, one], [b, other]) => (a.about < b.about ? -1 : a.about > b.about ? 1 : one < other ? -1 : one > other ? 1 : 0));
  return contents.map(([hit, content]) => {
    const time = (times.get(hit.about) ?? 0) + 1;
    times.set(hit.about, time);
    return findingOf(check, facts.books, hit, { content, subject: hashed(`${check.code}\n${hit.about}${time > 1 ? `\n${time}` : ''}`) });
  });
}

function contentOf({ vouchers = [], content = '' }: Hit): string {
  const parts = vouchers.map((voucher) => voucher.content).sort();
  // Where nothing else is said, the name holds all that was judged: a bank's row, an account, a month.
  return hashed(`${content}\n${parts.join('\n')}`);
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

function findingOf(check: Check, books: CheckedBooks, hit: Hit, identity: Pick<FoundFinding, 'subject' | 'content'>): FoundFinding {
  return {
    code: check.code,
    severity: check.severity,
    ...identity,
    yearId: yearOf(hit, books),
    date: hit.date,
    amountMinor: BigInt(Math.round(Math.abs(hit.minor))),
    message: filled(check.message, hit.figures),
    rule: ruleText(check),
    proposal: { text: filled(check.mend, hit.figures), rows: hit.rows ?? [] },
    voucherIds: (hit.vouchers ?? []).map(({ id }) => id).slice(0, IDS_TOLD),
    entryIds: (hit.entries ?? []).map(({ id }) => id).slice(0, IDS_TOLD),
    bankTransactionIds: (hit.transactions ?? []).slice(0, IDS_TOLD),
  };
}

function yearOf({ vouchers = [], date }: Hit, { years }: CheckedBooks): string | null {
  const latest = vouchers.reduce((last, { year }) => Math.max(last, year), -1);
  const year = latest >= 0 ? years[latest] : years.find(({ from, to }) => from <= date && date <= to);
  return year?.id ?? null;
}

/** The law or rule behind a check, with the days on which it holds. */
export function ruleText({ rule }: Check): string {
  if (!rule.from) return rule.source;
  return `${rule.source} (${rule.from}–${rule.to ?? ''})`;
}
