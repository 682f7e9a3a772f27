import { randomBytes } from 'node:crypto';
import { openConfig } from '@saldo/platform/config';
import { type ApiDoor, callJson, openApiDoor, posted, refusal } from '../api-door.ts';
import { type Command, read, usageError } from '../command.ts';

/** `saldo create-user` */
export const createUser: Command = {
  name: 'create-user',
  summary: 'Makes a user.',
  usage: `create-user <e-mail> --name <name> --role <role>
  --role      ADMIN, COORDINATOR, SPECIALIST, CLIENT or AUDITOR
  --clients   ids of the clients, comma-separated, for SPECIALIST, CLIENT and AUDITOR
  --password  at least twelve characters; one is made and printed if left out`,
  run: async (given) => {
    const options = {
      name: { type: 'string' },
      role: { type: 'string' },
      clients: { type: 'string' },
      password: { type: 'string' },
    } as const;
    const { values, positionals } = read(given, options, { atLeast: 1 });
    if (!values.role) throw usageError('--role is missing.');
    const email = positionals[0] ?? '';
    const password = values.password ?? makePassword();
    const clientIds = values.clients?.split(',').map((id) => id.trim()) ?? [];
    return await withDoor(async (door) => {
      await callJson(door, '/api/users', posted({ email, name: values.name ?? email, role: values.role, clientIds, password }));
      console.log(`${email} may sign in${values.password ? '.' : ` with the password: ${password}`}`);
    });
  },
};

/** `saldo reset-password` */
export const resetPassword: Command = {
  name: 'reset-password',
  summary: 'Gives a user a new password and ends their sessions.',
  usage: `reset-password <e-mail>
  --password  at least twelve characters; one is made and printed if left out`,
  run: async (given) => {
    const { values, positionals } = read(given, { password: { type: 'string' } }, { atLeast: 1 });
    const email = (positionals[0] ?? '').toLowerCase();
    const password = values.password ?? makePassword();
    return await withDoor(async (door) => {
      const id = await userWith(door, email);
      await callJson(door, `/api/users/${id}`, posted({ password }, 'PATCH'));
      console.log(`${email} has a new password${values.password ? '.' : `: ${password}`}`);
    });
  },
};

/** `saldo reset-second-factor` */
export const resetSecondFactor: Command = {
  name: 'reset-second-factor',
  summary: 'Takes the second factor of a user away, who has lost it, and ends their sessions.',
  usage: 'reset-second-factor <e-mail>',
  run: async (given) => {
    const { positionals } = read(given, {}, { atLeast: 1 });
    const email = (positionals[0] ?? '').toLowerCase();
    return await withDoor(async (door) => {
      const id = await userWith(door, email);
      const response = await door.call(`/api/users/${id}/second-factor`, { method: 'DELETE' });
      if (!response.ok) throw await refusal(response);
      console.log(`${email} signs in by password alone, until a new second factor is set up.`);
    });
  },
};

/** A password that nobody has to think of: 24 characters of base64. */
export function makePassword(): string {
  return randomBytes(18).toString('base64url');
}

async function withDoor(work: (door: ApiDoor) => Promise<void>): Promise<boolean> {
  const door = await openApiDoor(openConfig(), { mayBegin: true });
  try {
    await work(door);
    return true;
  } finally {
    await door.close();
  }
}

async function userWith(door: ApiDoor, email: string): Promise<string> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { id: string; email: string }[]; nextCursor: string | null } = await callJson(
      door,
      `/api/users?limit=500${cursor ? `&cursor=${cursor}` : ''}`,
    );
    const found = page.items.find((user) => user.email.toLowerCase() === email);
    if (found) return found.id;
    cursor = page.nextCursor;
  }
  throw usageError(`No user has ${email}.`);
}
