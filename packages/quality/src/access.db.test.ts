import { plainDate } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { accessCases, jobActor } from '@saldo/testing';
import { getChecks, putChecks } from './actions/check-settings.ts';
import { acceptFinding, findingInReach, getFinding, listFindings, reopenFinding, requestChecks } from './actions/findings.ts';
import { planChecks, storeFindings } from './actions/run-checks.ts';
import { sketchFinding } from './fixtures/finding-sketch.ts';

const readers = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'AUDITOR'], mayNot: ['CLIENT'] } as const;
const writers = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST'], mayNot: ['CLIENT', 'AUDITOR'] } as const;

async function found(clientId: string): Promise<string> {
  const actor = jobActor(clientId);
  await transaction(actor, (tx) => storeFindings(tx, actor, { clientId, financialYearId: null, days: {} }, [sketchFinding()]));
  const { items } = await listFindings(actor, { clientId, limit: 1 });
  return items[0]?.id ?? '';
}

accessCases(requestChecks, { ...writers, call: (actor, clientId) => requestChecks(actor, { clientId }) });
accessCases(listFindings, { ...readers, call: (actor, clientId) => listFindings(actor, { clientId, limit: 1 }) });
accessCases(getFinding, { ...readers, call: async (actor, clientId) => getFinding(actor, await found(clientId)) });
accessCases(acceptFinding, { ...writers, call: async (actor, clientId) => acceptFinding(actor, await found(clientId), 'Avtalat') });
accessCases(reopenFinding, { ...writers, call: async (actor, clientId) => reopenFinding(actor, await found(clientId)) });
accessCases(getChecks, { ...readers, call: getChecks });
accessCases(putChecks, { ...writers, call: (actor, clientId) => putChecks(actor, clientId, { materialityMinor: 0, checks: {} }) });
accessCases(findingInReach, {
  may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'],
  mayNot: [],
  call: async (actor, clientId) => findingInReach(actor, await found(clientId)),
});
accessCases(planChecks, { ...writers, call: (actor, clientId) => planChecks(actor, clientId, plainDate('2026-11-01')) });
