import { can } from '@saldo/access';
import { recordAudit, recordAudits } from '@saldo/audit';
import type { Actor, Period, PlainDate, Sentence } from '@saldo/kernel';
import { type FinancialYear, yearsOf } from '@saldo/ledger';
import { type Tx, transaction } from '@saldo/platform/db';
import { closeTasks, openTask } from '@saldo/tasks';
import { bankAccountsOf, mayGoOn, statementsOf, transactionsOf } from '../bank-store.ts';
import type { CheckedBankAccount, CheckedBooks, CheckedTransaction, CheckedVoucher, CheckedYear } from '../books.ts';
import { checkedVouchers, checkedYear, removedVouchers, VOUCHERS_PER_READ } from '../books-store.ts';
import { compareFindings, type FindingChanges } from '../compared-findings.ts';
import { type FindingScope, openCounts, storedFindings, writeChanges } from '../findings-store.ts';
import type { FoundFinding } from '../run-checks.ts';
import { settingsOf } from '../settings-store.ts';
import { lockedYears, noteChecked } from '../years-store.ts';

/** What a run of checks begins with. */
export interface CheckPlan {
  readonly clientId: string;
  readonly today: PlainDate;
  readonly settings: Awaited<ReturnType<typeof settingsOf>>;
  /** All the client's years whose books are stored whole, in order; one that is being written is left to the run that follows it. */
  readonly years: readonly FinancialYear[];
  readonly locked: ReadonlyMap<string, PlainDate>;
}

/** Reads what a run begins with. */
export async function planChecks(actor: Actor, clientId: string, today: PlainDate): Promise<CheckPlan> {
  can(actor, 'quality.write', { clientId });
  return await transaction(actor, async (tx) => ({
    clientId,
    today,
    settings: await settingsOf(tx, clientId),
    years: (await yearsOf(tx, clientId)).filter(({ proof }) => proof !== null),
    locked: await lockedYears(tx, clientId),
  }));
}

/** Reads a year's books with the year before them and the bank's rows of the same days, in transactions of some thousand rows. */
export async function readBooks(actor: Actor, plan: CheckPlan, year: FinancialYear | null, signal: AbortSignal): Promise<CheckedBooks> {
  const place = year === null ? -1 : plan.years.indexOf(year);
  const taken = plan.years.slice(Math.max(0, place - 1), place + 1);
  const isLast = place === plan.years.length - 1;
  const years: CheckedYear[] = [];
  const vouchers: CheckedVoucher[][] = [];
  for (const [at, one] of taken.entries()) {
    const lockedOn = plan.locked.get(one.id) ?? null;
    const [head, removed] = await transaction(
      actor,
      async (tx) => [await checkedYear(tx, one, lockedOn), await removedVouchers(tx, one.id, at)] as const,
    );
    years.push({ ...head, removed });
    vouchers.push(await readVouchers(actor, one.id, { year: at, lockedOn }, signal));
  }
  const days = { from: taken[0]?.from ?? FIRST_DAY, to: isLast ? LAST_DAY : (taken.at(-1)?.to ?? LAST_DAY) };
  return { today: plan.today, years, vouchers: vouchers.flat(), bank: await readBank(actor, plan.clientId, days, signal) };
}

async function readVouchers(
  actor: Actor,
  yearId: string,
  place: { readonly year: number; readonly lockedOn: PlainDate | null },
  signal: AbortSignal,
): Promise<CheckedVoucher[]> {
  const pages: CheckedVoucher[][] = [];
  let after: string | null = null;
  do {
    signal.throwIfAborted();
    const from: string | null = after;
    const page: CheckedVoucher[] = await transaction(actor, (tx) => checkedVouchers(tx, yearId, { ...place, after: from }));
    pages.push(page);
    after = page.length < VOUCHERS_PER_READ ? null : (page.at(-1)?.id ?? null);
  } while (after !== null);
  return pages.flat();
}

const FIRST_DAY = '1900-01-01' as PlainDate;
const LAST_DAY = '9999-12-31' as PlainDate;

async function readBank(actor: Actor, clientId: string, days: Period, signal: AbortSignal): Promise<CheckedBankAccount[]> {
  const accounts = await transaction(actor, (tx) => bankAccountsOf(tx, clientId));
  const read: CheckedBankAccount[] = [];
  for (const account of accounts) {
    const statements = await transaction(actor, (tx) => statementsOf(tx, account.id, days));
    const transactions: CheckedTransaction[] = [];
    for (let page: CheckedTransaction[] | null = null; page === null || mayGoOn(page, transactions.length); ) {
      signal.throwIfAborted();
      page = await transaction(actor, (tx) => transactionsOf(tx, account.id, days, transactions.at(-1)));
      transactions.push(...page);
    }
    read.push({ ...account, statements, transactions });
  }
  return read;
}

/** How many findings a run added, changed, opened again, closed as gone and left alone. */
export interface FindingCounts {
  readonly added: number;
  readonly changed: number;
  readonly reopened: number;
  readonly gone: number;
  readonly unchanged: number;
}

/** Stores what was found in a year, or of no year (null): compares, writes what differs, and says in the chain what was opened again. */
export async function storeFindings(tx: Tx, actor: Actor, scope: FindingScope, found: readonly FoundFinding[]): Promise<FindingCounts> {
  const { from, to } = scope.days;
  const within = found.filter(({ yearId, date }) => yearId === scope.financialYearId && (!from || date >= from) && (!to || date <= to));
  const changes = compareFindings(await storedFindings(tx, scope), within);
  await writeChanges(tx, scope.clientId, changes);
  if (changes.reopened.length > 0) {
    const told = changes.reopened.slice(0, REOPENED_TOLD).map((id) => ({ action: 'finding.reopened', refType: 'finding', refId: id }));
    await recordAudits(
      tx,
      actor,
      told.map((row) => ({ ...row, clientId: scope.clientId })),
    );
  }
  return counted(changes);
}

const REOPENED_TOLD = 500;

function counted({ added, changed, reopened, gone, unchanged }: FindingChanges): FindingCounts {
  return { added: added.length, changed: changed.length, reopened: reopened.length, gone: gone.length, unchanged };
}

/** Notes that a year was checked, and since when it is locked. */
export async function noteYearChecked(tx: Tx, year: FinancialYear, today: PlainDate): Promise<void> {
  await noteChecked(tx, year, today);
}

/**
 * Ends a run: says in the chain what it changed, and keeps the one task about errors, which is closed where none is open. A run that
 * changed nothing leaves the task as it is, so that nobody is told twice.
 */
export async function endChecks(
  tx: Tx,
  actor: Actor,
  clientId: string,
  counts: FindingCounts,
): Promise<{ error: number; warning: number; info: number }> {
  const { worst, ...open } = await openCounts(tx, clientId);
  const hasChanged = counts.added + counts.changed + counts.gone > 0;
  if (hasChanged)
    await recordAudit(tx, actor, { clientId, action: 'quality.checked', refType: 'client', refId: clientId, payload: { ...counts, open } });
  const ref = { type: 'client', id: clientId };
  if (open.error === 0) await closeTasks(tx, actor, { clientId, kind: TASK, ref });
  else if (hasChanged) await openTask(tx, actor, { clientId, kind: TASK, title: taskTitle(open.error, worst), refs: [ref], priority: 2 });
  return open;
}

const TASK = 'data-quality';

function taskTitle(errors: number, worst: Sentence | null): Sentence {
  const first = (language: 'sv' | 'en') => (worst === null ? '' : ` ${worst[language]}`);
  return {
    sv: `${errors === 1 ? 'Ett fel' : `${errors} fel`} i bokföringen.${first('sv')}`.slice(0, 300),
    en: `${errors === 1 ? 'One error' : `${errors} errors`} in the books.${first('en')}`.slice(0, 300),
  };
}
