import type { Calls, Schemas } from './calls.ts';

// The resources of the API under the names that the page uses.

export type Client = Schemas['Client'];
export type NewClient = Schemas['NewClient'];
export type ClientKind = Client['kind'];
export type Board = Schemas['Board'];
export type BoardRow = Schemas['BoardRow'];
export type BoardStep = Schemas['BoardStep'];
export type StepName = keyof BoardRow['steps'];
export type StepState = BoardStep['state'];
export type Feed = Schemas['DataFeed'];
export type NewFeed = Schemas['NewDataFeed'];
export type FeedChange = Schemas['DataFeedChange'];
export type SyncWish = Schemas['SyncWish'];
export type FeedSource = Feed['source'];
export type FeedStatus = Feed['status'];
export type Job = Schemas['Job'];
export type JobStatus = Job['status'];
export type Progress = Job['progress'];
export type DryRun = Schemas['DryRun'];
export type ImportPreview = NonNullable<Schemas['ImportPreview']>;
export type StatementPreview = Schemas['StatementPreview'];
export type CsvMapping = Schemas['CsvMapping'];
export type ImportMapping = Schemas['ImportMapping'];
export type FaultTold = DryRun['faults'][number];
export type Proof = TrialBalance['proof'];
export type UnbalancedVoucher = Proof['unbalanced']['vouchers'][number];
export type Difference = Proof['differences'][number];
export type FinancialYear = Schemas['FinancialYear'];
export type Account = Schemas['Account'];
export type Voucher = Schemas['Voucher'];
export type VoucherSample = Schemas['VoucherSample'];
export type VoucherFile = Schemas['VoucherFile'];
export type VoucherState = Voucher['state'];
export type Correction = Voucher['corrections'][number];
export type Entry = Schemas['LedgerEntry'];
export type TrialBalance = Schemas['TrialBalance'];
export type BalanceRow = TrialBalance['rows'][number];
export type AccountMonths = Schemas['AccountMonths'];
export type AccountMonth = AccountMonths['months'][number];
export type Bank = Schemas['Bank'];
// An amount that may be lacking: the document's `allOf` with null is not told apart by the types made of it.
export type BankAccount = Omit<Schemas['BankAccount'], 'balance'> & { balance: string | null };
export type BankAccountChange = Schemas['BankAccountChange'];
export type BankDay = Omit<Schemas['BankDay'], 'difference'> & { difference: string | null };
export type BankStatement = Schemas['BankStatement'];
export type BankTransaction = Schemas['BankTransaction'];
export type BankTransactionDetail = Schemas['BankTransactionDetail'];
export type BankTransactionVersion = Schemas['BankTransactionVersion'];
type ProofFigure = Exclude<keyof Schemas['Reconciliation']['proof'], 'undecided' | 'bankClosingDay' | 'inputsSha256'>;
export type ReconciliationProof = Record<ProofFigure, string | null> & {
  bankClosingDay: string | null;
  undecided: { bank: string | null; ledger: string | null };
};
export type Reconciliation = Omit<Schemas['Reconciliation'], 'proof'> & { proof: ReconciliationProof };
export type ReconciliationStatus = Reconciliation['status'];
export type ReconciliationWish = Schemas['ReconciliationWish'];
export type OpenItem = Schemas['OpenItem'];
export type Match = Schemas['Match'];
export type ChangedRow = Schemas['ChangedRow'];
export type NewOpening = Schemas['NewOpening'];
export type Finding = Schemas['Finding'];
export type ClientChecks = Schemas['ClientChecks'];
export type CheckSetting = ClientChecks['checks'][number];
export type Task = Schemas['Task'];
export type TimelineEvent = Schemas['TimelineEvent'];
export type Me = Schemas['Me'];
export type User = Schemas['User'];
export type NewUser = Schemas['NewUser'];
export type RoleTable = Schemas['RoleTable'];
export type UserChange = Schemas['UserChange'];
export type NewInvitation = Schemas['NewInvitation'];
export type Invitation = Schemas['Invitation'];
export type PendingInvitation = Schemas['PendingInvitation'];
export type PasswordLink = Schemas['PasswordLink'];
export type Session = Schemas['Session'];
export type ComparedRow = Schemas['TrialBalanceComparison']['rows'][number];
export type AuditRow = Schemas['AuditRow'];
export type AuditVerdict = Schemas['AuditVerdict'];
export type ApiKey = Schemas['ApiKey'];
export type NewApiKey = Schemas['NewApiKey'];
export type SavedView = Schemas['SavedView'];
export type NewView = Schemas['NewSavedView'];
export type ViewChange = Schemas['SavedViewChange'];
export type SystemHealth = Schemas['SystemHealth'];
export type ServiceHealth = Schemas['Service'];
export type QueueHealth = Schemas['Queue'];

/** The filters of a list of the API. */
export type QueryOf<P extends keyof Calls> = Calls[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

/** A page of a list; `nextCursor` asks for the next one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** What a fetch from a bank or an import of statements answers in its job. */
export interface BankResult {
  transactions: { added: number; changed: number; removed: number; unchanged: number; pending: number };
  faults: FaultTold[];
  status: 'proven' | 'unproven';
  differences: number;
  gaps: number;
}

/** What a sync or an import answers in its job. */
export interface SyncResult {
  vouchers: { added: number; changed: number; removed: number; unchanged: number };
  entries: number;
  faults: FaultTold[];
  proof: Proof;
}
