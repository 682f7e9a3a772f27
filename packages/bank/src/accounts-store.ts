import { recordAudit } from '@saldo/audit';
import { holdClient } from '@saldo/clients';
import { type Actor, isUuid, type PlainDate, SaldoError } from '@saldo/kernel';
import { newId, rows, type Tx } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { accountNumbers, knownAccount } from './account-identity.ts';
import type { SeenDays } from './day-proof.ts';
import type { StatedAccount } from './statements/index.ts';

/** A bank account of a client. Minor units. */
export interface BankAccount {
  readonly id: string;
  readonly clientId: string;
  readonly iban: string | null;
  readonly bban: string | null;
  readonly currency: string;
  readonly name: string;
  readonly ownerName: string;
  readonly bic: string | null;
  readonly ledgerAccount: string | null;
  readonly enabled: boolean;
  readonly disabledReason: string | null;
  readonly mirrorOf: string | null;
  readonly balanceMinor: bigint | null;
  readonly balanceDay: PlainDate | null;
  readonly seen: readonly SeenDays[];
  readonly revision: number;
  readonly version: number;
}

const COLUMNS =
  sql.raw(`id, client_id as "clientId", iban, bban, currency, name, owner_name as "ownerName", bic, ledger_account as "ledgerAccount",
  enabled, disabled_reason as "disabledReason", mirror_of as "mirrorOf", balance_minor::text as "balanceMinor", balance_day::text as "balanceDay",
  seen, revision, version`);

/** No client has more accounts than this. */
const MOST_ACCOUNTS = 1_000;

/** The accounts of a client, by the order in which they were made. */
export async function accountsOf(tx: Tx, clientId: string): Promise<BankAccount[]> {
  return (
    await rows<AccountRow>(tx, sql`select ${COLUMNS} from bank_accounts where client_id = ${clientId} order by id limit ${MOST_ACCOUNTS}`)
  ).map(asAccount);
}

/** A page of the accounts of the actor's clients, and one more where there is a further page. */
export async function accountPage(
  tx: Tx,
  filter: { readonly clientId?: string | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<BankAccount[]> {
  const { clientId, limit, cursor } = filter;
  const own = clientId === undefined ? sql`` : sql`and client_id = ${clientId}`;
  const after = cursor === undefined ? sql`` : sql`and id > ${cursor}`;
  return (
    await rows<AccountRow>(tx, sql`select ${COLUMNS} from bank_accounts where true ${own} ${after} order by id limit ${limit + 1}`)
  ).map(asAccount);
}

/** One account, locked where it is about to be changed. Throws `bank.account-missing`. */
export async function accountById(tx: Tx, id: string, lock = false): Promise<BankAccount> {
  if (!isUuid(id)) throw new SaldoError('bank.account-missing', 'missing');
  const [found] = await rows<AccountRow>(tx, sql`select ${COLUMNS} from bank_accounts where id = ${id} ${lock ? sql`for update` : sql``}`);
  if (!found) throw new SaldoError('bank.account-missing', 'missing');
  return asAccount(found);
}

/** What a source says of an account that may be new; its currency is known by now. */
export type NewAccount = StatedAccount & { readonly currency: string };

/**
 * The client's account that a source means, made where there is none. What was not known of it before, such as its IBAN or its name, is
 * taken over. In the caller's transaction.
 */
export async function ensureAccount(tx: Tx, actor: Actor, clientId: string, stated: NewAccount): Promise<BankAccount> {
  await holdClient(tx, clientId);
  const numbers = accountNumbers(stated);
  const found = knownAccount(await accountsOf(tx, clientId), stated);
  if (found) return await completed(tx, found, { ...stated, ...numbers });
  if (numbers.iban === null && numbers.bban === null) throw new SaldoError('bank.account-unnamed', 'invalid');
  const id = newId();
  const { currency, name, ownerName, bic } = stated;
  await tx.execute(sql`
    insert into bank_accounts (id, client_id, iban, bban, currency, name, owner_name, bic)
    values (${id}, ${clientId}, ${numbers.iban}, ${numbers.bban}, ${currency}, ${name}, ${ownerName}, ${bic})`);
  const payload = { iban: numbers.iban, bban: numbers.bban, currency };
  await recordAudit(tx, actor, { clientId, action: 'bankAccount.create', refType: 'bankAccount', refId: id, payload });
  return await accountById(tx, id);
}

/** Adds days that were seen whole, and the last balance where it is newer; a plan that was made before is to be made again. */
export async function noteSeen(
  tx: Tx,
  account: BankAccount,
  noted: { readonly seen: readonly SeenDays[]; readonly balance: { readonly day: PlainDate; readonly amountMinor: bigint } | null },
): Promise<void> {
  const { balance } = noted;
  await tx.execute(sql`
    update bank_accounts set seen = ${JSON.stringify(noted.seen)}::jsonb, revision = revision + 1, updated_at = now()
      ${balance ? sql`, balance_minor = ${balance.amountMinor}, balance_day = ${balance.day}` : sql``}
    where id = ${account.id}`);
}

/** Notes that the account's transactions were changed. Throws `bank.account-changed` where somebody else changed them since `revision`. */
export async function nextRevision(tx: Tx, accountId: string, revision: number): Promise<number> {
  const changed = await rows(
    tx,
    sql`update bank_accounts set revision = revision + 1 where id = ${accountId} and revision = ${revision} returning id`,
  );
  if (changed.length === 0) throw new SaldoError('bank.account-changed', 'conflict', {}, { retry: 'later' });
  return revision + 1;
}

async function completed(tx: Tx, account: BankAccount, stated: Omit<NewAccount, 'currency'>): Promise<BankAccount> {
  const iban = account.iban ?? stated.iban;
  const bban = account.bban ?? (stated.iban === null && account.iban !== null ? null : stated.bban);
  const name = account.name || stated.name;
  const ownerName = account.ownerName || stated.ownerName;
  const bic = account.bic ?? stated.bic;
  if (iban === account.iban && bban === account.bban && name === account.name && ownerName === account.ownerName && bic === account.bic)
    return account;
  await tx.execute(sql`
    update bank_accounts set iban = ${iban}, bban = ${bban}, name = ${name}, owner_name = ${ownerName}, bic = ${bic}, version = version + 1, updated_at = now()
    where id = ${account.id}`);
  return await accountById(tx, account.id);
}

type AccountRow = Omit<BankAccount, 'balanceMinor'> & { readonly balanceMinor: string | null };

function asAccount(row: AccountRow): BankAccount {
  return { ...row, balanceMinor: row.balanceMinor === null ? null : BigInt(row.balanceMinor) };
}
