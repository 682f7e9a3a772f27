import type { FeedError, FeedSource, FeedStatus } from '@saldo/feeds';
import type { JobProgress } from '@saldo/jobs';
import type { PlainDate } from '@saldo/kernel';
import type { KeptProof } from '@saldo/ledger';

/** A feed that is not archived. */
export interface FeedFacts {
  readonly id: string;
  readonly source: FeedSource;
  readonly status: FeedStatus;
  readonly lastSyncAt: Date | null;
  readonly lastError: FeedError | null;
  readonly lastJobId: string | null;
}

/** A job that brings books or what a bank has booked, and has not ended. */
export interface JobFacts {
  readonly id: string;
  readonly feedId: string | null;
  readonly status: 'queued' | 'running';
  readonly progress: JobProgress | null;
  readonly runAt: Date;
  readonly brings: 'books' | 'bank';
}

/** Days of a bank account; of its proof what the bank's balances differ by more than the transactions, in minor units. */
export interface AccountFacts {
  readonly id: string;
  /** The account of the books that it is. */
  readonly ledgerAccount: string | null;
  /** Days that were seen whole. */
  readonly seen: readonly { readonly from: PlainDate; readonly to: PlainDate }[];
  readonly proof: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly differenceMinor: string }[];
}

/** A reconciliation that has a day of the month. */
export interface ReconciliationFacts {
  readonly id: string;
  readonly bankAccountId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly status: 'running' | 'open' | 'ready' | 'closed' | 'stale' | 'unproven';
  readonly jobId: string | null;
  /** Rows that wait for somebody. */
  readonly undecided: number;
  /** In minor units as decimal digits; null where the bank states no balance. */
  readonly unexplained: string | null;
}

/** A financial year that has a day of the month. */
export interface YearFacts {
  readonly id: string;
  readonly feedId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly locked: boolean;
  readonly balancesUpTo: PlainDate | null;
  /** Null while it is being written, or where a run was cut off. */
  readonly proof: KeptProof | null;
  /** The day of the proof where the client is, and the instant. */
  readonly provedOn: PlainDate | null;
  readonly provedAt: Date | null;
}

/** What is stored of a client that its board is computed from. */
export interface ClientFacts {
  readonly clientId: string;
  readonly name: string;
  readonly managerId: string | null;
  readonly feeds: readonly FeedFacts[];
  readonly jobs: readonly JobFacts[];
  readonly years: readonly YearFacts[];
  /** Current vouchers of the month that are readable but wrong at their source. */
  readonly flagged: number;
  /** What the checks have found of the month and nobody has accepted. */
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** Whether each year of the month has been checked since its books were last stored. */
  readonly checked: boolean;
  /** Its bank accounts that are on. */
  readonly accounts: readonly AccountFacts[];
  /** Of its bank accounts, those that have a day of the month. */
  readonly reconciliations: readonly ReconciliationFacts[];
}
