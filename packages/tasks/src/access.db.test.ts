import type { PersonActor } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { accessCases, jobActor, userActor } from '@saldo/testing';
import { approveTask, assignTask, createTask, getTask, listTasks, rejectTask } from './actions.ts';
import { openTask } from './store.ts';

const admin = userActor();
const readers = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'], mayNot: [] } as const;
const deciders = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT'], mayNot: ['AUDITOR'] } as const;

// A client's own user may what is assigned to it, so every task here is assigned to whoever calls.
async function assigned(actor: PersonActor, clientId: string): Promise<string> {
  const job = jobActor(clientId);
  const id = await transaction(job, (tx) => openTask(tx, job, { clientId, kind: 'prov', title: { sv: 'Prov', en: 'Trial' } }));
  await assignTask(admin, id, actor.userId);
  return id;
}

accessCases(listTasks, { ...readers, call: (actor, clientId) => listTasks(actor, { clientId, limit: 1 }) });
accessCases(getTask, { ...readers, call: async (actor, clientId) => getTask(actor, await assigned(actor, clientId)) });
accessCases(approveTask, { ...deciders, call: async (actor, clientId) => approveTask(actor, await assigned(actor, clientId)) });
accessCases(rejectTask, {
  ...deciders,
  call: async (actor, clientId) => rejectTask(actor, await assigned(actor, clientId), { comment: 'Nej' }),
});
accessCases(assignTask, { ...deciders, call: async (actor, clientId) => assignTask(actor, await assigned(actor, clientId), actor.userId) });
accessCases(createTask, {
  may: ['ADMIN', 'COORDINATOR', 'SPECIALIST'],
  mayNot: ['CLIENT', 'AUDITOR'],
  call: (actor, clientId) => createTask(actor, { clientId, kind: 'prov', title: 'Ring kunden' }),
});
