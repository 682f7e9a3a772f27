import { listClients } from '@saldo/clients';
import type { PersonActor } from '@saldo/kernel';

const PAGE = 500;

/** The names of all clients that the actor sees, by id: what a file of many clients says instead of ids. */
export async function clientNames(actor: PersonActor): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listClients(actor, { limit: PAGE, cursor });
    for (const { id, name } of page.items) names.set(id, name);
    cursor = page.nextCursor;
  }
  return names;
}
