import type { PlainDate } from '@saldo/kernel';
import { parseAmount } from '@saldo/kernel';
import { bankRow, type RowKind, type SandboxBank, type SandboxBankAccount, type SandboxBankRow } from './bank-account.ts';
import type { BankFaultWish } from './bank-faults.ts';
import type { BankQuirks, BankState } from './bank-state.ts';
import { approveConsent, type BankConsent, refuseConsent } from './consents.ts';
import { balanceAt } from './told-rows.ts';

/** A row to put on an account; its day is the one on which it is booked. */
export interface BankRowWish {
  readonly date: PlainDate;
  /** In the account's currency, such as `-125.00`. */
  readonly amount: string;
  readonly text: string;
  readonly kind?: RowKind | undefined;
  readonly counterparty?: string | undefined;
  readonly ocr?: string | undefined;
}

/** The hand behind the banks' curtain: moves consents, rows and faults. Throws RangeError for what is not there. */
export interface BankControl {
  banks(): readonly SandboxBank[];
  /** The account of a key, as `banks()` lists it. */
  account(key: string): SandboxBankAccount;
  /** What is booked on it now. */
  balance(key: string): bigint;
  consents(): readonly BankConsent[];
  /** The person approves, with all accounts or some. Answers where the bank sends them back to. */
  approve(consentId: string, keys?: readonly string[]): string;
  cancel(consentId: string): string;
  /** The customer takes the consent back at the bank. */
  revoke(consentId: string): void;
  /** The consent is over from now on. */
  expire(consentId: string): void;
  suspend(consentId: string): void;
  addRow(key: string, wish: BankRowWish): SandboxBankRow;
  /** The bank takes a booked row back. */
  withdraw(key: string, rowId: string): void;
  /** Every id of every row is given anew. */
  giveIdsAnew(): void;
  /** Nothing was asked of any account today. */
  forgetCalls(): void;
  /** Access tokens of GoCardless are over; its refresh tokens too, if so. */
  expireTokens(also?: 'refresh'): void;
  fault(wish: BankFaultWish): void;
  clearFaults(): void;
  waitingFaults(): readonly BankFaultWish[];
  readonly quirks: BankQuirks;
}

/** The control over the banks of a running sandbox. */
export function bankControl(state: BankState): BankControl {
  const consent = (id: string): BankConsent => {
    const found = state.consents.all.find((one) => one.id === id || one.sessionId === id);
    if (!found) throw new RangeError(`no consent ${id}`);
    return found;
  };
  const account = (key: string): SandboxBankAccount => {
    const found = state.banks.flatMap(({ accounts }) => accounts).find((one) => one.key === key);
    if (!found) throw new RangeError(`no account ${key}`);
    return found;
  };
  return {
    banks: () => state.banks,
    account,
    balance: (key) => balanceAt(account(key), state.now()).bookedMinor,
    consents: () => [...state.consents.all],
    approve: (id, keys) => approveConsent(state.consents, consent(id), keys ?? consent(id).bank.accounts.map(({ key }) => key)),
    cancel: (id) => refuseConsent(consent(id), 'UserCancelledSession', 'User cancelled the session'),
    revoke: (id) => {
      consent(id).isRevoked = true;
    },
    expire: (id) => {
      consent(id).expiresMs = state.now();
    },
    suspend: (id) => {
      consent(id).status = 'SU';
    },
    addRow: (key, wish) => addRow(account(key), wish, state),
    withdraw: (key, rowId) => {
      const found = account(key);
      if (!found.rows.some(({ id }) => id === rowId)) throw new RangeError(`no row ${rowId}`);
      found.rows = found.rows.map((row) => (row.id === rowId ? { ...row, withdrawnFromMs: state.now() } : row));
    },
    giveIdsAnew: () => {
      state.quirks.idsGivenAnew += 1;
    },
    forgetCalls: () => state.accountCalls.forget(),
    expireTokens: (also) => {
      state.access.clear();
      if (also === 'refresh') state.refresh.clear();
    },
    fault: (wish) => state.faults.add(wish),
    clearFaults: () => state.faults.clear(),
    waitingFaults: () => state.faults.waiting(),
    quirks: state.quirks,
  };
}

function addRow(account: SandboxBankAccount, wish: BankRowWish, state: BankState): SandboxBankRow {
  const amountMinor = parseAmount(wish.amount);
  if (amountMinor === null) throw new RangeError(`${wish.amount} is no amount`);
  const row = bankRow({
    id: state.consents.newId(),
    kind: wish.kind ?? 'transfer',
    bookingDate: wish.date,
    amountMinor,
    text: wish.text,
    ocr: wish.ocr ?? '',
    counterparty: wish.counterparty === undefined ? null : { name: wish.counterparty, account: '' },
    bookedFromMs: state.now(),
  });
  account.rows = [...account.rows, row];
  return row;
}
