import { SaldoError } from '@saldo/kernel';
import type { Signer } from '@saldo/platform/secrets';

/** What the audit log needs from outside the database. */
export interface AuditOptions {
  /** Seals rows and heads. Its keys must stay listed for as long as the rows are to be verified. */
  readonly signer: Signer;
  /** Where the signed heads are kept, `DATA_DIR/heads`. */
  readonly headsFolder: string;
}

/** Makes the log usable in this process; until then nothing can be recorded or verified. */
export function openAudit(options: AuditOptions): void {
  opened = options;
}

/** What `openAudit` was given. Throws `audit.closed` before that. */
export function audit(): AuditOptions {
  if (!opened) throw new SaldoError('audit.closed', 'defect');
  return opened;
}

/** Whether the seal is of the text; a seal by a key that is no longer listed is of nothing. */
export function sealHolds(text: string, seal: string): boolean {
  try {
    return audit().signer.holds(text, seal);
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'secrets.unknown-key') return false;
    throw error;
  }
}

let opened: AuditOptions | null = null;
