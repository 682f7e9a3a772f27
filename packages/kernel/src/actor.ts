/** The five roles of a firm's users. */
export const roles = ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'] as const;
export type Role = (typeof roles)[number];

/** The clients that somebody is given; `all` follows clients made later. */
export type ClientScope = 'all' | readonly string[];

/** A person who is signed in. */
export interface UserActor {
  readonly kind: 'user';
  readonly userId: string;
  readonly role: Role;
  readonly clientIds: ClientScope;
  readonly sessionId: string;
  /** Set where the firm asks for a second factor that this person has not: they may set it up, and nothing else. */
  readonly lacksSecondFactor?: true;
}

/** A script with an API key: it may what its maker may, or less. */
export interface KeyActor {
  readonly kind: 'key';
  readonly keyId: string;
  readonly userId: string;
  readonly role: Role;
  readonly clientIds: ClientScope;
}

/** A job that runs for the clients of its record; its fence shows that it still holds its lease. */
export interface JobActor {
  readonly kind: 'job';
  readonly jobId: string;
  readonly clientIds: readonly string[];
  readonly fence: number;
}

/** The owner of the database, whom no policy binds: sweeping, claiming, signing in, backup and migrations only. */
export interface SystemActor {
  readonly kind: 'system';
  readonly task: string;
}

export type Actor = UserActor | KeyActor | JobActor | SystemActor;

/** A person or their key: whoever has a role. */
export type PersonActor = UserActor | KeyActor;

/** The chain and owner of what belongs to the firm and to no client. */
export const FIRM = '00000000-0000-0000-0000-000000000000';

/** The actor as one word for the audit log: `user:<id>`, `key:<id>`, `job:<id>`, `system:<task>`. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return `user:${actor.userId}`;
    case 'key':
      return `key:${actor.keyId}`;
    case 'job':
      return `job:${actor.jobId}`;
    case 'system':
      return `system:${actor.task}`;
  }
}
