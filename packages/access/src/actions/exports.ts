import { recordAudit } from '@saldo/audit';
import { FIRM, type PersonActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';

/** A list that somebody took out as a file. */
export interface ExportedList {
  readonly list: string;
  readonly format: string;
  readonly columns: readonly string[];
  /** The filters and the order that were asked for. */
  readonly filter: Readonly<Record<string, string>>;
  readonly rows: number;
}

/**
 * Records that the actor has taken a list out as a file: in the client's chain where it is of one client, else in the firm's. Whoever reads
 * the list may take it out, so nothing is asked here.
 */
export async function recordExport(
  actor: PersonActor,
  { list, columns, filter, ...more }: ExportedList,
  clientId: string | null,
): Promise<void> {
  const payload = { ...more, columns: [...columns], filter: { ...filter } };
  await transaction(actor, (tx) =>
    recordAudit(tx, actor, { clientId: clientId ?? FIRM, action: 'list.export', refType: 'list', refId: list, payload }),
  );
}
