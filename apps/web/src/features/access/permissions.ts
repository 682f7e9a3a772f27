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
  | 'mapping.write'
  | 'job.write'
  | 'reconciliation.read'
  | 'reconciliation.write'
  | 'period.reopen'
  | 'quality.read'
  | 'quality.write'
  | 'overview.read'
  | 'audit.read'
  | 'audit.verify';

/**
 * Whether an operation is granted as a whole. `permissions` holds what the role may do; what it lacks is refused. A client's own SIE file
 * and statement (`own-files`) are whole here; its own bank feed (`own-bank`) is not: `mayConnectBank` tells of that.
 */
export function may(permissions: Readonly<Record<string, string>>, operation: Operation): boolean {
  const grant = permissions[operation];
  return grant !== undefined && grant !== 'no' && grant !== 'own-bank';
}

/** Whether one may connect the bank of a company that one sees: the firm's people any, a company's own people theirs. */
export function mayConnectBank(permissions: Readonly<Record<string, string>>): boolean {
  return ['feed.create', 'feed.connect'].every((name) => permissions[name] === 'yes' || permissions[name] === 'own-bank');
}
