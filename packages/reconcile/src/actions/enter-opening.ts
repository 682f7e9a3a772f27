import { recordAudit } from '@saldo/audit';
import { type Actor, addDays, type Fault, type PlainDate, SaldoError } from '@saldo/kernel';
import { dropSuggestions } from '../matches-store.ts';
import { type OpeningItem, readOpeningCsv } from '../opening-csv.ts';
import { isOpeningUsed, MOST_OPENING_ITEMS, type Opening, openingOf, replaceOpening } from '../opening-store.ts';
import { chainFor } from '../reconciliations-store.ts';
import { inOpen, refuse, settle } from './in-open.ts';

/** What was open before the data begins. Minor units. */
export interface NewOpening {
  readonly bankBalanceMinor: bigint | null;
  readonly ledgerBalanceMinor: bigint | null;
  readonly items: readonly OpeningItem[];
}

/**
 * Enters what the first of an account's days open with: both balances and what was open then. Entered again it takes the place of the one
 * before, until a match rests on it. The items join the next run. Throws `reconcile.missing`, `reconcile.closed`, `reconcile.not-first`,
 * `reconcile.has-opening`, and `reconcile.invalid` with a fault per item that is not dated before the days.
 */
export async function enterOpening(actor: Actor, id: string, opening: NewOpening): Promise<Opening> {
  return await inOpen(actor, id, async (tx, reconciliation) => {
    const { since, firstId } = await chainFor(tx, reconciliation);
    if (firstId !== id) throw new SaldoError('reconcile.not-first', 'conflict', { from: since });
    refuse(opening.items.flatMap((item, place) => faultOf(item, place, reconciliation.from)));
    if (opening.items.length > MOST_OPENING_ITEMS) throw new SaldoError('reconcile.too-many-rows', 'invalid', { most: MOST_OPENING_ITEMS });
    if (await isOpeningUsed(tx, id)) throw new SaldoError('reconcile.has-opening', 'conflict');
    const before = await openingOf(tx, id);
    await dropSuggestions(tx, before?.items.map((item) => item.id) ?? [], null);
    await replaceOpening(tx, actor, reconciliation, opening);
    await settle(tx, actor, reconciliation);
    const { bankBalanceMinor, ledgerBalanceMinor } = opening;
    const payload = { bankBalanceMinor, ledgerBalanceMinor, items: opening.items.length, on: addDays(reconciliation.from, -1) };
    const { clientId } = reconciliation;
    await recordAudit(tx, actor, { clientId, action: 'reconciliation.opening', refType: 'reconciliation', refId: id, payload });
    const entered = await openingOf(tx, id);
    if (!entered) throw new SaldoError('reconcile.missing', 'missing');
    return entered;
  });
}

/** Enters an opening whose items stand in a CSV file. Throws besides `reconcile.file-refused` with everything that is wrong with it. */
export async function enterOpeningCsv(
  actor: Actor,
  id: string,
  { text, ...balances }: Omit<NewOpening, 'items'> & { readonly text: string },
): Promise<Opening> {
  const read = readOpeningCsv(text);
  if (read.status === 'read') return await enterOpening(actor, id, { ...balances, items: read.items });
  const { faults } = read;
  throw new SaldoError('reconcile.file-refused', 'invalid', { count: faults.length }, { faults });
}

function faultOf({ date, amountMinor }: OpeningItem, place: number, from: PlainDate): Fault[] {
  return [
    ...(date < from ? [] : [{ code: 'reconcile.field', field: `items.${place}.date`, message: TOO_LATE }]),
    ...(amountMinor === 0n ? [{ code: 'reconcile.field', field: `items.${place}.amount`, message: ZERO }] : []),
  ];
}

const TOO_LATE = {
  sv: 'En ingående post ligger före avstämningens första dag.',
  en: 'An opening item lies before the first day of the reconciliation.',
};
const ZERO = { sv: 'Beloppet får inte vara noll.', en: 'The amount must not be zero.' };
