import { newId, transaction } from '@saldo/platform/db';
import { accessCases, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { carry, uncarry } from './actions/carry.ts';
import { closeReconciliation, listChanges, reopenReconciliation } from './actions/close.ts';
import { confirmMatch, createMatch, rejectMatch, undoMatch } from './actions/decide-match.ts';
import { enterOpening, enterOpeningCsv } from './actions/enter-opening.ts';
import {
  createMatchingRule,
  deleteMatchingRule,
  getMatchingRule,
  listMatchingRules,
  updateMatchingRule,
} from './actions/matching-rules.ts';
import { listProposedVouchers, proposeVoucher } from './actions/propose-voucher.ts';
import { getMatch, getReconciliation, listMatches, listOpenItems, listReconciliations } from './actions/read-reconciliation.ts';
import { requestReplay } from './actions/replay.ts';
import { requestReconciliation } from './actions/request-reconciliation.ts';
import { days } from './fixtures/account-world.ts';

const admin = userActor();
const page = { limit: 1 };
const reads = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'AUDITOR'], mayNot: ['CLIENT'] } as const;
const writes = { may: ['ADMIN', 'COORDINATOR', 'SPECIALIST'], mayNot: ['CLIENT', 'AUDITOR'] } as const;
const leads = { may: ['ADMIN', 'COORDINATOR'], mayNot: ['SPECIALIST', 'CLIENT', 'AUDITOR'] } as const;
const fee = [{ account: '6570', amountMinor: 500n, text: '' }];

interface Things {
  readonly bankAccountId: string;
  readonly rowIds: readonly [string, string];
  readonly id: string;
}

/** A client's account with two rows, and a reconciliation of it. */
async function things(clientId: string): Promise<Things> {
  const [bankAccountId, one, other] = [newId(), newId(), newId()];
  await transaction(testSystem, async (tx) => {
    await tx.execute(
      sql`insert into bank_accounts (id, client_id, iban, currency) values (${bankAccountId}, ${clientId}, ${bankAccountId}, 'SEK')`,
    );
    for (const [id, amount] of [[one, -500] as const, [other, 500] as const])
      await tx.execute(sql`
        insert into bank_transactions (id, client_id, bank_account_id, booking_date, amount_minor, currency, counterparty_name, counterparty_account,
          "references", text, code, is_reversal, sightings)
        values (${id}, ${clientId}, ${bankAccountId}, '2026-01-05', ${amount}, 'SEK', '', '', '{}', '', '', false, '[]')`);
  });
  const wish = { clientId, bankAccountId, ledgerAccount: '1930', ...days('01-01', '01-31') };
  return { bankAccountId, rowIds: [one, other], id: (await requestReconciliation(admin, wish)).reconciliationId };
}

const of = async (clientId: string) => (await things(clientId)).id;
const rule = { kind: 'alias', bankName: 'EK', ledgerName: 'Ek AB', ratePpm: 0, fixedMinor: 0n } as const;
const ruleOf = async (clientId: string) => (await createMatchingRule(admin, { clientId, ...rule })).id;
const handMade = async (clientId: string) => {
  const { id, rowIds } = await things(clientId);
  return await createMatch(admin, { reconciliationId: id, bankTransactionIds: [...rowIds], ledgerEntryIds: [], note: '' });
};

accessCases(requestReconciliation, {
  ...writes,
  call: async (actor, clientId) => {
    const { bankAccountId } = await things(clientId);
    return await requestReconciliation(actor, { clientId, bankAccountId, ledgerAccount: '1930', ...days('02-01', '02-28') });
  },
});
accessCases(listReconciliations, { ...reads, call: (actor, clientId) => listReconciliations(actor, { clientId, ...page }) });
accessCases(getReconciliation, { ...reads, call: async (actor, clientId) => getReconciliation(actor, await of(clientId)) });
accessCases(listMatches, { ...reads, call: async (actor, clientId) => listMatches(actor, await of(clientId), page) });
accessCases(listOpenItems, { ...reads, call: async (actor, clientId) => listOpenItems(actor, await of(clientId), page) });
accessCases(listChanges, { ...reads, call: async (actor, clientId) => listChanges(actor, await of(clientId), page) });
accessCases(getMatch, { ...reads, call: async (actor, clientId) => getMatch(actor, (await handMade(clientId)).id) });
accessCases(createMatch, {
  ...writes,
  call: async (actor, clientId) => {
    const { id, rowIds } = await things(clientId);
    return await createMatch(actor, { reconciliationId: id, bankTransactionIds: [...rowIds], ledgerEntryIds: [], note: '' });
  },
});
accessCases(confirmMatch, { ...writes, call: async (actor, clientId) => confirmMatch(actor, (await handMade(clientId)).id) });
accessCases(rejectMatch, { ...writes, call: async (actor, clientId) => rejectMatch(actor, (await handMade(clientId)).id) });
accessCases(undoMatch, { ...writes, call: async (actor, clientId) => undoMatch(actor, (await handMade(clientId)).id) });
accessCases(carry, {
  ...writes,
  call: async (actor, clientId) => {
    const { id, rowIds } = await things(clientId);
    return await carry(actor, id, { bankTransactionIds: [rowIds[0]], ledgerEntryIds: [], reason: 'Väntar' });
  },
});
accessCases(uncarry, {
  ...writes,
  call: async (actor, clientId) => uncarry(actor, await of(clientId), { bankTransactionIds: [], ledgerEntryIds: [] }),
});
accessCases(enterOpening, {
  ...writes,
  call: async (actor, clientId) => enterOpening(actor, await of(clientId), { bankBalanceMinor: 0n, ledgerBalanceMinor: 0n, items: [] }),
});
accessCases(enterOpeningCsv, {
  ...writes,
  call: async (actor, clientId) =>
    enterOpeningCsv(actor, await of(clientId), { bankBalanceMinor: 0n, ledgerBalanceMinor: 0n, text: 'side,date,amount' }),
});
accessCases(closeReconciliation, { ...writes, call: async (actor, clientId) => closeReconciliation(actor, await of(clientId)) });
accessCases(reopenReconciliation, {
  ...leads,
  call: async (actor, clientId) => reopenReconciliation(actor, await of(clientId), 'Sen faktura'),
});
accessCases(requestReplay, { ...writes, call: async (actor, clientId) => requestReplay(actor, await of(clientId)) });
accessCases(listProposedVouchers, { ...reads, call: (actor, clientId) => listProposedVouchers(actor, clientId, page) });
accessCases(proposeVoucher, {
  ...writes,
  call: async (actor, clientId) => {
    const { rowIds } = await things(clientId);
    return await proposeVoucher(actor, { clientId, bankTransactionIds: [rowIds[0]], rows: fee });
  },
});
accessCases(listMatchingRules, { ...reads, call: (actor, clientId) => listMatchingRules(actor, { clientId, ...page }) });
accessCases(createMatchingRule, { ...writes, call: (actor, clientId) => createMatchingRule(actor, { clientId, ...rule }) });
accessCases(getMatchingRule, { ...reads, call: async (actor, clientId) => getMatchingRule(actor, await ruleOf(clientId)) });
accessCases(updateMatchingRule, {
  ...writes,
  call: async (actor, clientId) => updateMatchingRule(actor, await ruleOf(clientId), { enabled: false }),
});
accessCases(deleteMatchingRule, { ...writes, call: async (actor, clientId) => deleteMatchingRule(actor, await ruleOf(clientId)) });

test('no table lets anybody see or write the rows of another client', async () => {
  const tables = [
    'reconciliations',
    'reconciliation_matches',
    'reconciliation_match_rows',
    'reconciliation_open_reasons',
    'reconciliation_carries',
    'reconciliation_openings',
    'reconciliation_opening_items',
    'reconciliation_closed_rows',
    'matching_rules',
    'proposed_vouchers',
  ];
  const bound = await transaction(testSystem, async (tx) =>
    tx.execute(sql`select tablename from pg_policies where policyname = 'own_clients' and tablename = any(${sql.param(tables)}::text[])`),
  );
  expect((bound as unknown as { rows: unknown[] }).rows).toHaveLength(tables.length);
});
