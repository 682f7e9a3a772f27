import { accessCases, userActor } from '@saldo/testing';
import { archiveClient, listArchivedClients, removeClient, restoreClient } from './actions/archive-client.ts';
import { createClient, getClient, getProfile, listClients, putProfile, updateClient } from './actions.ts';

const admin = userActor();
const alongside = async () => undefined;
const everybody = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'], mayNot: [] } as const;
const office = { may: ['ADMIN', 'COORDINATOR'], mayNot: ['SPECIALIST', 'CLIENT', 'AUDITOR'] } as const;
const fields = { name: 'Lind AB', orgNo: '556036-0793', kind: 'company' as const };

accessCases(listClients, { ...everybody, ofClient: false, call: (actor) => listClients(actor, { limit: 1 }) });
accessCases(listArchivedClients, {
  may: ['ADMIN'],
  mayNot: ['COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'],
  ofClient: false,
  call: (actor) => listArchivedClients(actor, { limit: 1 }),
});
accessCases(getClient, { ...everybody, call: (actor, clientId) => getClient(actor, clientId) });
accessCases(getProfile, { ...everybody, call: (actor, clientId) => getProfile(actor, clientId) });
accessCases(createClient, { ...office, ofClient: false, call: (actor) => createClient(actor, fields) });
accessCases(updateClient, { ...office, call: (actor, clientId) => updateClient(actor, clientId, { tier: 'B' }, { alongside }) });
accessCases(putProfile, { ...office, call: (actor, clientId) => putProfile(actor, clientId, { vatPeriod: 'year' }) });
accessCases(archiveClient, { ...office, call: (actor, clientId) => archiveClient(actor, clientId, { alongside }) });
accessCases(removeClient, {
  ...office,
  call: (actor, clientId) => removeClient(actor, clientId, { alongside, hasBooks: async () => false }),
});
accessCases(restoreClient, {
  may: ['ADMIN'],
  mayNot: ['COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'],
  call: async (actor, clientId) => {
    await archiveClient(admin, clientId, { alongside });
    await restoreClient(actor, clientId);
  },
});
