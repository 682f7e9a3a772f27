import type { Me } from '../../api/resources.ts';
import type { IconName } from '../../ui/icon.tsx';
import type { Words } from '../../words/words.tsx';
import type { Operation } from '../access/permissions.ts';

/** The rooms of one client. */
export const clientRooms = [
  { room: 'portal', to: '/clients/$clientId/portal', icon: 'company', keys: 'g m', of: 'company' },
  { room: 'overview', to: '/clients/$clientId', icon: 'company', keys: 'g o', of: 'firm' },
  { room: 'feeds', to: '/clients/$clientId/feeds', icon: 'feed', keys: 'g f', of: 'firm' },
  { room: 'bank', to: '/clients/$clientId/bank', icon: 'card', keys: 'g n' },
  { room: 'vouchers', to: '/clients/$clientId/vouchers', icon: 'book', keys: 'g v' },
  { room: 'entries', to: '/clients/$clientId/entries', icon: 'rows', keys: 'g h' },
  { room: 'balance', to: '/clients/$clientId/trial-balance', icon: 'scale', keys: 'g b' },
  { room: 'reconcile', to: '/clients/$clientId/reconciliations', icon: 'meet', keys: 'g a', needs: 'reconciliation.read' },
  { room: 'findings', to: '/clients/$clientId/findings', icon: 'flag', keys: 'g k', needs: 'quality.read' },
  { room: 'sample', to: '/clients/$clientId/sample', icon: 'die', keys: 'g p', needs: 'audit.verify' },
  { room: 'import', to: '/clients/$clientId/import', icon: 'upload', keys: 'g i', needs: 'import.write' },
] as const satisfies readonly Room[];

/** The rooms of the whole firm. */
export const firmRooms = [
  { room: 'board', to: '/board', icon: 'board', keys: 'g t', needs: 'overview.read', of: 'firm' },
  { room: 'review', to: '/review', icon: 'check', keys: 'g r', needs: 'audit.verify' },
  { room: 'clients', to: '/clients', icon: 'company', keys: 'g c', of: 'firm' },
  { room: 'jobs', to: '/jobs', icon: 'jobs', keys: 'g j', of: 'firm' },
  { room: 'audit', to: '/audit', icon: 'lock', keys: 'g l', needs: 'audit.read' },
  { room: 'users', to: '/users', icon: 'people', keys: 'g u', needs: 'user.manage' },
  { room: 'system', to: '/system', icon: 'gear', keys: 'g s', needs: 'system.manage' },
] as const satisfies readonly Room[];

interface Room {
  room: keyof Words['rooms'];
  to: string;
  icon: IconName;
  /** The two keys that lead there. */
  keys: string;
  /** Shown only to those who may this. */
  needs?: Operation;
  /** Whose room it is, where it is not everybody's: the firm's and its auditors', or a company's own people's. */
  of?: 'firm' | 'company';
}

/** Who looks for rooms: their role, and what they may. */
export interface Visitor {
  role: Me['role'];
  may: (operation: Operation) => boolean;
}

/** Where the same room of another client lies, for an address pattern; the overview where there is none such. */
export function sameRoom(pattern: string): (typeof clientRooms)[number]['to'] {
  const rest = pattern.startsWith('/clients/$clientId') ? pattern.replace(/\/$/, '') : '';
  const fits = clientRooms.filter(({ to }) => rest === to || rest.startsWith(`${to}/`));
  return fits.sort((a, b) => b.to.length - a.to.length)[0]?.to ?? '/clients/$clientId';
}

/** Whether a room is for whoever looks. One that is not can still be entered by its address: what it shows, the API decides. */
export function opensTo({ needs, of }: Room, { role, may }: Visitor): boolean {
  const own = role === 'CLIENT' ? 'company' : 'firm';
  return (of === undefined || of === own) && (needs === undefined || may(needs));
}
