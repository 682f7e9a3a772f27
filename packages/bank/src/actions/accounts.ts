import { can } from '@saldo/access';
import { recordAudit } from '@saldo/audit';
import { holdClient } from '@saldo/clients';
import { type Actor, type Fault, SaldoError } from '@saldo/kernel';
import { type Tx, transaction } from '@saldo/platform/db';
import { sql } from 'drizzle-orm';
import { type FedAccount, withFeeds } from '../account-feed-store.ts';
import { accountNumbers, knownAccount } from '../account-identity.ts';
import { accountById, accountsOf, type BankAccount, ensureAccount } from '../accounts-store.ts';
import { namingAccount } from '../deposit-details.ts';
import type { NewDepositDetails } from '../deposit-details-store.ts';
import { entryMarks } from '../entry-content.ts';
import { keptDetail } from '../kept-entry.ts';
import { isIban } from '../provider/account-number.ts';
import type { BankEntry, StatedAccount } from '../statements/index.ts';

/** What may be said of a bank account. */
export interface AccountChange {
  /** The account of the ledger that it is, such as `1930`; null for none. */
  readonly ledgerAccount?: string | null | undefined;
  /** One that is off is not fetched and has no rows on lists. */
  readonly enabled?: boolean | undefined;
}

/** A bank account as a person tells of it; of the numbers one or both. */
export interface ToldAccount {
  readonly clientId: string;
  readonly iban?: string | undefined;
  readonly bban?: string | undefined;
  readonly currency: string;
  readonly name?: string | undefined;
}

/**
 * Makes a bank account for files that name none, as most banks' CSV. Throws `clients.missing`, `bank.account-exists`, `bank.invalid` with a
 * fault per field.
 */
export async function createBankAccount(actor: Actor, told: ToldAccount): Promise<FedAccount> {
  const { clientId, currency } = told;
  can(actor, 'mapping.write', { clientId });
  const iban = told.iban?.trim() || null;
  const bban = told.bban?.trim() || null;
  const stated = { iban, bban, currency, name: told.name?.trim() ?? '', ownerName: '', bic: null };
  const faults = [
    ...(iban !== null && !isIban(accountNumbers({ iban, bban: null }).iban ?? '') ? [IBAN] : []),
    ...((iban === null && bban === null) || (bban !== null && !/^[0-9A-Z]{4,34}$/.test(accountNumbers({ iban: null, bban }).bban ?? ''))
      ? [BBAN]
      : []),
  ];
  if (faults.length > 0) throw invalid(faults);
  return await transaction(actor, async (tx) => {
    await holdClient(tx, clientId);
    const known = knownAccount(await accountsOf(tx, clientId), stated);
    if (known) throw new SaldoError('bank.account-exists', 'conflict', { number: numberOf(known) });
    const [made] = await withFeeds(tx, [await ensureAccount(tx, actor, clientId, stated)], Date.now());
    if (!made) throw new SaldoError('bank.account-missing', 'missing');
    return made;
  });
}

/** Changes a bank account. Throws `bank.account-missing`, `bank.stale`, `bank.invalid` with a fault per field. */
export async function changeBankAccount(
  actor: Actor,
  id: string,
  change: AccountChange,
  options: { version?: number | undefined } = {},
): Promise<FedAccount> {
  return await transaction(actor, async (tx) => {
    const { clientId } = await accountById(tx, id);
    can(actor, 'mapping.write', { clientId });
    const before = await accountById(tx, id, true);
    if (options.version !== undefined && options.version !== before.version) throw new SaldoError('bank.stale', 'conflict');
    const ledgerAccount = change.ledgerAccount === undefined ? before.ledgerAccount : change.ledgerAccount?.trim() || null;
    if (ledgerAccount !== null && !/^[0-9A-Za-z]{1,20}$/.test(ledgerAccount)) throw invalid([LEDGER_ACCOUNT]);
    const enabled = change.enabled ?? before.enabled;
    await tx.execute(sql`
      update bank_accounts set ledger_account = ${ledgerAccount}, enabled = ${enabled}, disabled_reason = ${enabled ? null : before.disabledReason},
        switched_by_person = switched_by_person or ${change.enabled !== undefined},
        version = version + 1, updated_at = now() where id = ${id}`);
    const movesLedger = ledgerAccount !== before.ledgerAccount;
    const switches = enabled !== before.enabled;
    const payload = {
      before: { ...(movesLedger && { ledgerAccount: before.ledgerAccount }), ...(switches && { enabled: before.enabled }) },
      after: { ...(movesLedger && { ledgerAccount }), ...(switches && { enabled }) },
    };
    await recordAudit(tx, actor, { clientId, action: 'bankAccount.update', refType: 'bankAccount', refId: id, payload });
    const [changed] = await withFeeds(tx, [await accountById(tx, id)], Date.now());
    if (!changed) throw new SaldoError('bank.account-missing', 'missing');
    return changed;
  });
}

/**
 * The account that a statement of a file is put to: the one that it names, made where there is none, or the one that was chosen where it
 * names none. Throws `bank.account-unnamed` where neither is told, `bank.other-account` where both are and differ.
 */
export async function accountToImport(
  tx: Tx,
  actor: Actor,
  clientId: string,
  stated: StatedAccount,
  chosenId: string | undefined,
  fileName: string,
): Promise<BankAccount> {
  const chosen = chosenId === undefined ? null : await accountById(tx, chosenId);
  if (chosen && chosen.clientId !== clientId) throw new SaldoError('bank.account-missing', 'missing');
  const { iban, bban } = accountNumbers(stated);
  const isNamed = iban !== null || bban !== null;
  if (!isNamed && !chosen) throw refusedFor('bank.account-unnamed', fileName, UNNAMED);
  if (!isNamed && chosen) return chosen;
  const named = knownAccount(await accountsOf(tx, clientId), stated);
  if (chosen && (named ? named.id !== chosen.id : differs(chosen, { iban, bban, currency: stated.currency })))
    throw refusedFor('bank.other-account', fileName, OTHER, { chosen: numberOf(chosen), found: iban ?? bban ?? '' });
  if (chosen) return chosen;
  return await ensureAccount(tx, actor, clientId, { ...stated, currency: stated.currency ?? named?.currency ?? 'SEK' });
}

/**
 * What a file of details says of deposits, ready to be kept, with the account that it names or that was chosen, where it is known.
 * @param isExact whether the account that it names is written as the account's own statements have it
 */
export async function newDepositDetails(
  tx: Tx,
  clientId: string,
  stated: StatedAccount,
  entries: readonly BankEntry[],
  { chosenId, isExact }: { readonly chosenId: string | undefined; readonly isExact: boolean },
): Promise<NewDepositDetails[]> {
  const known = knownAccount(await accountsOf(tx, clientId), stated);
  const bankAccountId = known?.id ?? chosenId ?? null;
  const naming = bankAccountId === null && isExact ? namingAccount(accountNumbers(stated)) : [];
  return entries.map((entry) => {
    const { bookingDate, valueDate, amountMinor, currency, references, text, details, place } = entry;
    const marks = entryMarks(entry);
    return {
      bankAccountId,
      bookingDate,
      valueDate,
      amountMinor,
      currency,
      ids: [...marks.ids, ...naming],
      bankgiro: references.bankgiro,
      content: [bookingDate, amountMinor, marks.content, ...marks.ids].join('|'),
      details: details.length > 0 ? details.map(keptDetail) : [keptDetail({ ...entry, foreign: entry.foreign, charges: entry.charges })],
      text,
      offset: place?.offset ?? null,
      length: place?.length ?? null,
    };
  });
}

function differs(chosen: BankAccount, stated: { iban: string | null; bban: string | null; currency: string | null }): boolean {
  if (stated.currency !== null && stated.currency !== chosen.currency) return true;
  const sameKind = (stated.iban !== null && chosen.iban !== null) || (stated.bban !== null && chosen.bban !== null);
  return sameKind && knownAccount([chosen], stated) === null;
}

function numberOf({ iban, bban, name }: BankAccount): string {
  return iban ?? bban ?? name;
}

function refusedFor(code: string, file: string, message: Fault['message'], details: Readonly<Record<string, string>> = {}): SaldoError {
  return new SaldoError(code, 'invalid', { file, ...details }, { retry: 'never', faults: [{ code, file, message }] });
}

function invalid(faults: readonly Fault[]): SaldoError {
  return new SaldoError('bank.invalid', 'invalid', {}, { faults });
}

const LEDGER_ACCOUNT: Fault = {
  code: 'bank.field',
  field: 'ledgerAccount',
  message: { sv: 'Ange ett konto i bokföringen, till exempel 1930.', en: 'Give an account of the ledger, such as 1930.' },
};
const IBAN: Fault = {
  code: 'bank.field',
  field: 'iban',
  message: { sv: 'Är inget IBAN: kontrollsiffrorna stämmer inte.', en: 'Is no IBAN: its check digits do not hold.' },
};
const BBAN: Fault = {
  code: 'bank.field',
  field: 'bban',
  message: { sv: 'Ange kontots nummer, 4–34 siffror och bokstäver.', en: 'Give the number of the account, 4 to 34 digits and letters.' },
};
const UNNAMED: Fault['message'] = {
  sv: 'Filen nämner inget konto. Välj vilket bankkonto den gäller, eller lägg upp det, och läs in den igen.',
  en: 'The file names no account. Choose which bank account it is of, or add it, and import it again.',
};
const OTHER: Fault['message'] = {
  sv: 'Filen gäller ett annat konto än det valda.',
  en: 'The file is of another account than the one that was chosen.',
};
