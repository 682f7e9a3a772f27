import type { Role } from '@saldo/kernel';
import type { Absence, UserStatus } from './schema.ts';

/** A user as whoever manages users sees it. Instants are RFC 3339, UTC. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The clients given; ADMIN and COORDINATOR see all, whatever stands here. */
  readonly clientIds: readonly string[];
  readonly status: UserStatus;
  readonly twoFactorEnabled: boolean;
  readonly amlOfficer: boolean;
  readonly competences: readonly string[];
  readonly absences: readonly Absence[];
  readonly lastSignInAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** What a user is made of. */
export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly clientIds?: readonly string[] | undefined;
  /** Without one the user cannot sign in before somebody sets it. */
  readonly password?: string | undefined;
  readonly amlOfficer?: boolean | undefined;
  readonly competences?: readonly string[] | undefined;
  readonly absences?: readonly Absence[] | undefined;
}

/** What can be changed of a user; what is left out stays. */
export type UserChange = { readonly [K in keyof NewUser]?: NewUser[K] } & { readonly status?: 'active' | 'disabled' | undefined };

/** An e-mail address as it is stored and looked for. */
export function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** Roles that act on every client, also on those made later. */
export function seesAllClients(role: Role): boolean {
  return role === 'ADMIN' || role === 'COORDINATOR';
}
