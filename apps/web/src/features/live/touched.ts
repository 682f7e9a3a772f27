/** When something that was read is worth reading again after clients have changed. */
export type Touched = 'now' | 'soon' | 'no';

const ofFirm: ReadonlySet<unknown> = new Set(['board', 'jobs', 'audit']);
const ofClient: ReadonlySet<unknown> = new Set(['feeds', 'timeline', 'clients']);
const notOneClient: ReadonlySet<unknown> = new Set(['all', 'list', 'voucher', 'transaction', 'review', 'one']);

/**
 * Whether what is kept under a key may be another now that something has happened to these clients. Books are long: they are read again
 * soon, not at each step of the job that brings them.
 */
export function touched(key: readonly unknown[], clientIds: ReadonlySet<string>): Touched {
  const [room, second, third] = key;
  if (ofFirm.has(room)) return 'now';
  const whose = room === 'clients' && second === 'one' ? third : second;
  const isOurs = typeof whose === 'string' && (clientIds.has(whose) || notOneClient.has(whose));
  if (ofClient.has(room)) return isOurs ? 'now' : 'no';
  if (room === 'bank' && third === 'accounts') return isOurs ? 'now' : 'no';
  // A decision is made on what is there: the proof follows at once, the rows when it has been quiet.
  if (room === 'reconcile' && (third === 'list' || third === 'one')) return isOurs ? 'now' : 'no';
  if (room === 'ledger' || room === 'bank' || room === 'reconcile' || room === 'quality') return isOurs ? 'soon' : 'no';
  return 'no';
}
