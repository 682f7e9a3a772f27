import type { Role } from '@saldo/kernel';

/** A page of a list; `nextCursor` asks for the next one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  permissions: Record<string, string>;
}

export interface Session {
  id: string;
  current: boolean;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
}

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  clientIds: 'all' | string[];
  expiresAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
}

export interface User {
  id: string;
  name: string;
  email: string;
  role: Role;
  clientIds: string[];
  status: 'active' | 'disabled' | 'removed';
  lastSignInAt: string | null;
  version: number;
}

export interface Invitation {
  id: string;
  url: string;
  expiresAt: string;
}

export type ClientKind = 'company' | 'aifm' | 'aif';

export interface Client {
  id: string;
  name: string;
  orgNo: string;
  kind: ClientKind;
  managerId: string | null;
  tier: string | null;
  timeZone: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  warnings: { code: string; message: string }[];
}

export type FeedSource = 'FORTNOX' | 'BANK' | 'MANUAL';
export type FeedStatus = 'new' | 'active' | 'paused' | 'needs_connect' | 'failing' | 'disconnected' | 'archived';

export interface Feed {
  id: string;
  clientId: string;
  source: FeedSource;
  config: Record<string, unknown>;
  schedule: { hour: number | null; paused: boolean };
  status: FeedStatus;
  lastSyncAt: string | null;
  lastJobId: string | null;
  lastError: { code: string; message: string; at: string } | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export type JobStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface Progress {
  done: number;
  total: number | null;
  phase: string;
}

export interface FaultTold {
  file?: string;
  line?: number;
  label?: string;
  field?: string;
  code?: string;
  message: string;
}

export interface Failure {
  code: string;
  message: string;
  retryable: boolean;
  faults: FaultTold[];
  faultCount: number;
}

export interface Difference {
  account: string;
  expected: string;
  actual: string;
}

export interface Proof {
  status: 'proven' | 'unproven';
  differences: Difference[];
}

export interface SyncResult {
  vouchers: { added: number; changed: number; removed: number; unchanged: number };
  entries: number;
  faults: FaultTold[];
  proof: Proof;
}

export interface Job {
  id: string;
  clientId: string;
  queue: string;
  name: string;
  status: JobStatus;
  progress: Progress;
  attempts: number;
  error: Failure | null;
  result: Record<string, unknown> | null;
  feedId: string | null;
  askedBy: string;
  runAt: string;
  version: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface ImportPreview {
  kind: string;
  type?: string | null;
  program?: string | null;
  company?: string | null;
  orgNo?: string | null;
  encoding?: string | null;
  years: { from: string; to: string }[];
  vouchers: number;
  entries: number;
  accounts?: number;
  proof: Proof;
}

export interface FinancialYear {
  id: string;
  feedId: string;
  from: string;
  to: string;
  locked: boolean;
}

export interface Account {
  number: string;
  name: string;
}

export interface Entry {
  id: string;
  voucherId: string;
  series: string;
  number: string;
  date: string;
  account: string;
  accountName: string;
  amount: string;
  currency: string;
  costCenter: string | null;
  project: string | null;
  objects: { dimension: string; object: string }[];
  text: string;
  quantity: string | null;
}

export interface Correction {
  kind: 'added' | 'struck';
  entry: Omit<Entry, 'id' | 'voucherId' | 'series' | 'number'>;
  by: string | null;
  at: string | null;
}

export type VoucherState = 'current' | 'superseded' | 'removed';

export interface Voucher {
  id: string;
  clientId: string;
  feedId: string;
  financialYear: string;
  series: string;
  number: string;
  date: string;
  text: string;
  state: VoucherState;
  flags: { code: string; message: string }[];
  entries: Entry[];
  corrections: Correction[];
  source: { kind: string; ref: string; sha256: string } | null;
  version: number;
  seenAt: string;
  goneAt: string | null;
}

export interface BalanceRow {
  account: string;
  name: string;
  opening: string;
  debit: string;
  credit: string;
  closing: string;
  flags: { code: string; message: string }[];
}

export interface TrialBalance {
  rows: BalanceRow[];
  totals: { opening: string; debit: string; credit: string; closing: string };
  proof: Proof;
}

export interface ServiceHealth {
  name: string;
  status: 'ok' | 'failing' | 'off';
  latencyMs: number | null;
  detail: string;
}

export interface QueueHealth {
  queue: string;
  queued: number;
  due: number;
  running: number;
  failed: number;
  oldestDueSeconds: number;
}
