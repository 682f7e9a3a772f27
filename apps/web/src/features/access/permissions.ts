/** The operations that this page asks about, as `GET /api/me` names them. */
export type Operation =
  | 'client.write'
  | 'client.restore'
  | 'user.manage'
  | 'system.manage'
  | 'feed.create'
  | 'feed.connect'
  | 'feed.write'
  | 'feed.sync'
  | 'import.write'
  | 'job.write'
  | 'overview.read'
  | 'audit.read'
  | 'audit.verify';

/** Grants that reach no further than a part of the operation which this page does not show. */
const partsElsewhere: ReadonlySet<string> = new Set(['own-bank']);

/**
 * Whether an operation is granted. `permissions` holds what the role may do; what it lacks is refused. A client's own
 * SIE file (`own-files`) is whole here, its own bank feed (`own-bank`) is not: there are no bank feeds on this page.
 */
export function may(permissions: Readonly<Record<string, string>>, operation: Operation): boolean {
  const grant = permissions[operation];
  return grant !== undefined && grant !== 'no' && !partsElsewhere.has(grant);
}
