import { accessCases, userActor } from '@saldo/testing';
import { beginConnect, finishConnect } from './actions/connect-feed.ts';
import { archiveClientAndFeeds, archiveFeed, disconnectFeed, updateClientAndFeeds } from './actions/disconnect-feed.ts';
import { refuseImport, requestImport, requestSync } from './actions/request-sync.ts';
import { createFeed, getFeed, listFeeds, pauseFeed, resumeFeed, updateFeed } from './actions.ts';

const admin = userActor();
const everybody = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'], mayNot: [] } as const;
const office = { may: ['ADMIN', 'COORDINATOR'], mayNot: ['SPECIALIST', 'CLIENT', 'AUDITOR'] } as const;
const officeAndOwnBank = { may: ['ADMIN', 'COORDINATOR', 'CLIENT'], mayNot: ['SPECIALIST', 'AUDITOR'] } as const;

const made = async (clientId: string, source: 'FORTNOX' | 'BANK' = 'FORTNOX') =>
  (await createFeed(admin, { clientId, source, config: source === 'FORTNOX' ? { apiKey: 'nyckel' } : {} })).id;

accessCases(listFeeds, { ...everybody, call: (actor, clientId) => listFeeds(actor, { clientId, limit: 1 }) });
accessCases(getFeed, { ...everybody, call: async (actor, clientId) => getFeed(actor, await made(clientId)) });
accessCases(createFeed, { ...officeAndOwnBank, call: (actor, clientId) => createFeed(actor, { clientId, source: 'BANK' }) });
accessCases(updateFeed, { ...office, call: async (actor, clientId) => updateFeed(actor, await made(clientId), { schedule: { hour: 1 } }) });
accessCases(pauseFeed, { ...office, call: async (actor, clientId) => pauseFeed(actor, await made(clientId)) });
accessCases(resumeFeed, { ...office, call: async (actor, clientId) => resumeFeed(actor, await made(clientId)) });
accessCases(disconnectFeed, { ...office, call: async (actor, clientId) => disconnectFeed(actor, await made(clientId)) });
accessCases(archiveFeed, { ...office, call: async (actor, clientId) => archiveFeed(actor, await made(clientId)) });
accessCases(archiveClientAndFeeds, { ...office, call: (actor, clientId) => archiveClientAndFeeds(actor, clientId) });
accessCases(updateClientAndFeeds, { ...office, call: (actor, clientId) => updateClientAndFeeds(actor, clientId, { tier: 'A' }) });
accessCases(beginConnect, {
  ...officeAndOwnBank,
  call: async (actor, clientId) => beginConnect(actor, await made(clientId, 'BANK'), (state) => ({ url: `https://bank/${state}` })),
});
accessCases(finishConnect, {
  may: ['ADMIN', 'COORDINATOR', 'CLIENT'],
  mayNot: ['SPECIALIST', 'AUDITOR'],
  call: async (actor, clientId) => {
    let state = '';
    await beginConnect(actor, await made(clientId, 'BANK'), (reference) => {
      state = reference;
      return { url: reference };
    });
    await finishConnect(actor, state, async () => ({ kind: 'key', secret: { apiKey: 'x' } }));
  },
});
accessCases(requestSync, {
  may: ['ADMIN', 'COORDINATOR', 'SPECIALIST'],
  mayNot: ['CLIENT', 'AUDITOR'],
  call: async (actor, clientId) => requestSync(actor, await made(clientId)),
});
const importers = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT'], mayNot: ['AUDITOR'] } as const;
accessCases(refuseImport, { ...importers, call: (actor, clientId) => refuseImport(actor, clientId) });
accessCases(requestImport, {
  ...importers,
  call: (actor, clientId) => requestImport(actor, { clientId, kind: 'sie', fileKey: 'k', fileName: 'a.se', sha256: '' }),
});
