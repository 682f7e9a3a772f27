import { can } from '@saldo/access';
import { type Actor, SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { files } from '@saldo/platform/files';
import { filesOfVoucher, type VoucherFile } from '../voucher-files-store.ts';
import { voucherById } from '../voucher-views-store.ts';

/** The files that hang on a voucher at its source, and whether their bytes are here. Throws `ledger.voucher-missing`. */
export async function listVoucherFiles(actor: Actor, voucherId: string): Promise<readonly VoucherFile[]> {
  can(actor, 'ledger.read');
  return await transaction(actor, async (tx) => {
    await voucherById(tx, voucherId);
    return await filesOfVoucher(tx, voucherId);
  });
}

/** An attached file with its bytes, as they were received. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly name: string;
  readonly sha256: string;
}

/**
 * A file that hangs on a voucher. Throws `ledger.voucher-missing`, `ledger.no-file` for one that does not hang on it, `ledger.file-not-here`
 * for one whose bytes have not come or never will.
 */
export async function openVoucherFile(actor: Actor, voucherId: string, fileId: string): Promise<OpenedFile> {
  const found = (await listVoucherFiles(actor, voucherId)).find(({ id }) => id === fileId);
  if (!found) throw new SaldoError('ledger.no-file', 'missing');
  if (found.fileKey === null) throw new SaldoError('ledger.file-not-here', 'conflict', { state: found.state });
  const pieces: Uint8Array[] = [];
  // Whole, since one that is larger than a reader can hold was never taken in.
  for await (const piece of (await files().get(found.fileKey)) as AsyncIterable<Uint8Array>) pieces.push(piece);
  return {
    bytes: Buffer.concat(pieces),
    contentType: found.contentType ?? 'application/octet-stream',
    name: found.name || found.id,
    sha256: found.sha256 ?? '',
  };
}
