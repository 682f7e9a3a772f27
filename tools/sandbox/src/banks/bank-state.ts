import { randomUUID } from 'node:crypto';
import type { PlainDate } from '@saldo/kernel';
import type { FaultQueue } from '../fault-queue.ts';
import type { SandboxBank } from './bank-account.ts';
import { type BankFaultWish, bankFaults } from './bank-faults.ts';
import { type CallCounts, callCounts } from './call-counts.ts';
import type { ConsentBook } from './consents.ts';

/** Ways in which banks and providers differ. */
export interface BankQuirks {
  /** A new consent names the same account otherwise. */
  newAccountIds: boolean;
  /** Changed, every id of every row is given anew. */
  idsGivenAnew: number;
  /** Of Enable Banking: rows a page, and whether a page without rows comes between. */
  pageSize: number;
  emptyPages: boolean;
  /** New consents that GoCardless still gives this month. */
  requisitionsLeft: number;
  /** Details of GoCardless have no number of the account: only what it knows itself has. */
  detailsLackNumbers: boolean;
}

/** An agreement of GoCardless, before and after the person agrees. */
export interface SandboxAgreement {
  readonly id: string;
  readonly institutionId: string;
  readonly historyDays: number;
  readonly accessDays: number;
  readonly createdMs: number;
}

/** Everything that the banks and their providers know. */
export interface BankState {
  readonly banks: readonly SandboxBank[];
  readonly consents: ConsentBook;
  readonly agreements: Map<string, SandboxAgreement>;
  /** Tokens of GoCardless, with when they end. */
  readonly access: Map<string, number>;
  readonly refresh: Map<string, number>;
  readonly secret: { readonly id: string; readonly key: string };
  /** The application at Enable Banking. Its keys are made when they are first asked for. */
  readonly application: { readonly id: string; publicKey(): string };
  readonly accountCalls: CallCounts;
  readonly allCalls: CallCounts;
  readonly faults: FaultQueue<BankFaultWish>;
  readonly quirks: BankQuirks;
  now(): number;
  today(): PlainDate;
}

const DAY_MS = 86_400_000;

/** The state of a sandbox that has just been started. */
export function bankState(
  wish: Pick<BankState, 'application' | 'now' | 'today'> & { readonly quirks?: Partial<BankQuirks>; banks(): readonly SandboxBank[] },
): BankState {
  const quirks: BankQuirks = {
    newAccountIds: false,
    idsGivenAnew: 0,
    pageSize: 50,
    emptyPages: true,
    requisitionsLeft: 50,
    detailsLackNumbers: false,
    ...wish.quirks,
  };
  let banks: readonly SandboxBank[] | null = null;
  return {
    // Made when somebody first asks for a bank: most who start a sandbox never do.
    get banks() {
      banks ??= wish.banks();
      return banks;
    },
    consents: { all: [], hasNewAccountIds: () => quirks.newAccountIds, now: wish.now, newId: randomUUID },
    agreements: new Map(),
    access: new Map(),
    refresh: new Map(),
    secret: { id: '3fa85f64-5717-4562-b3fc-2c963f66afa6', key: 'sandbox-secret-key' },
    application: wish.application,
    accountCalls: callCounts(4, DAY_MS),
    allCalls: callCounts(300, 60_000),
    faults: bankFaults(),
    quirks,
    now: wish.now,
    today: wish.today,
  };
}
