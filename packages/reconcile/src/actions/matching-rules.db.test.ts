import { SaldoError } from '@saldo/kernel';
import { transaction } from '@saldo/platform/db';
import { jobActor, testClient, testDatabase, userActor } from '@saldo/testing';
import { beforeAll, expect, it } from 'vitest';
import { openMatcher } from '../drivers/matcher.ts';
import { accountWorld, bankBooks, book, days, runReconciliation } from '../fixtures/account-world.ts';
import { replayDifferences } from '../replay-differences.ts';
import { learnedTables } from '../rules-store.ts';
import { createMatch, undoMatch } from './decide-match.ts';
import { createMatchingRule, deleteMatchingRule, listMatchingRules, updateMatchingRule } from './matching-rules.ts';
import { listMatches } from './read-reconciliation.ts';
import { beginReplay, decisionsOf } from './replay.ts';
import { requestReconciliation } from './request-reconciliation.ts';
import { giveRows } from './run-reconciliation.ts';

const person = userActor();
const page = { limit: 100 };
beforeAll(async () => {
  await testDatabase();
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => (thrown instanceof SaldoError ? thrown.code : thrown),
  );
const learned = (clientId: string) => transaction(person, (tx) => learnedTables(tx, clientId));
const rules = async (clientId: string) => (await listMatchingRules(person, { clientId, ...page })).items;

it('is written down once, changed, switched off and taken away', async () => {
  const clientId = await testClient();
  const rule = { clientId, kind: 'fee', bankName: ' Klarna ', ledgerName: 'x', ratePpm: 17_500, fixedMinor: 0n } as const;
  const made = await createMatchingRule(person, rule);
  expect(made).toMatchObject({ bankName: 'Klarna', ledgerName: '', origin: 'person', enabled: true });
  expect(await refusal(createMatchingRule(person, rule))).toBe('reconcile.rule-exists');
  expect(await refusal(createMatchingRule(person, { ...rule, kind: 'alias', ledgerName: '' }))).toBe('reconcile.invalid');
  expect((await learned(clientId)).feeRates).toMatchObject([{ name: 'Klarna', ratePpm: 17_500 }]);
  expect(await refusal(updateMatchingRule(person, made.id, { enabled: false }, { version: 9 }))).toBe('reconcile.stale');
  await updateMatchingRule(person, made.id, { enabled: false });
  expect((await learned(clientId)).feeRates).toEqual([]);
  await deleteMatchingRule(person, made.id);
  expect(await rules(clientId)).toEqual([]);
});

it('is taught by decisions, used when two have said the same, and used no more when it has failed', async () => {
  const world = await accountWorld({ balances: { '2026-01-31': '0.00' } });
  const { clientId } = world;
  const bank = await bankBooks(world, [
    ['2026-01-05', '10.00', 'KLARNA BANK'],
    ['2026-01-15', '20.00', 'KLARNA BANK'],
    ['2026-01-25', '30.00', 'KLARNA BANK'],
    ['2026-01-26', '40.00', 'KLARNA BANK'],
  ]);
  const ledger = await book(world, [
    ['2026-01-06', '10.00', 'Webbutik', 'a'],
    ['2026-01-16', '20.00', 'Webbutik', 'b'],
  ]);
  const wish = { clientId, bankAccountId: world.bankAccountId, ledgerAccount: '1930', ...days('01-01', '01-31') };
  const { reconciliationId } = await requestReconciliation(person, wish);
  const match = (at: number) =>
    createMatch(person, { reconciliationId, bankTransactionIds: [bank[at] ?? ''], ledgerEntryIds: [ledger[at] ?? ''], note: '' });
  await match(0);
  expect((await learned(clientId)).aliases).toEqual([]);
  await match(1);
  expect((await learned(clientId)).aliases).toMatchObject([{ bankName: 'KLARNA BANK', ledgerName: 'Webbutik' }]);
  const [rule] = await rules(clientId);
  expect(rule).toMatchObject({ confirmed: 2, failed: 0, origin: 'decisions' });

  ledger.push(
    ...(await book(world, [
      ['2026-01-25', '30.00', 'Webbutik', 'c'],
      ['2026-01-26', '40.00', 'Webbutik', 'd'],
    ])),
  );
  await runReconciliation(clientId, reconciliationId);
  const made = (await listMatches(person, reconciliationId, page)).items.filter(
    ({ ruleIds, rank }) => rank === 1 && ruleIds.includes(rule?.id ?? ''),
  );
  expect(made).toHaveLength(2);
  for (const { id, state } of made) if (state === 'auto') await undoMatch(person, id);
  for (const { id, state } of made) if (state === 'suggested') await undoMatch(person, id);
  expect((await rules(clientId))[0]).toMatchObject({ confirmed: 2, failed: 2 });
  expect((await learned(clientId)).aliases).toEqual([]);
  const again = await updateMatchingRule(person, rule?.id ?? '', { enabled: true });
  expect(again).toMatchObject({ demotedAtMs: null, failed: 0 });
});

it('a replay lists what would differ without the decisions, and changes nothing', async () => {
  const world = await accountWorld({
    bank: [['2026-01-05', '5.00']],
    ledger: [['2026-01-05', '5.00']],
    balances: { '2026-01-31': '5.00' },
  });
  const { clientId, bankAccountId } = world;
  const { reconciliationId } = await requestReconciliation(person, {
    clientId,
    bankAccountId,
    ledgerAccount: '1930',
    ...days('01-01', '01-31'),
  });
  await runReconciliation(clientId, reconciliationId);
  const replay = async () => {
    const actor = jobActor(clientId);
    const plan = await beginReplay(actor, reconciliationId);
    const matcher = openMatcher();
    await giveRows(actor, plan, matcher, () => Promise.resolve());
    return replayDifferences(await decisionsOf(actor, reconciliationId), await matcher.match(plan.tables));
  };
  expect(await replay()).toEqual([]);
  const [made] = (await listMatches(person, reconciliationId, page)).items;
  await undoMatch(person, made?.id ?? '');
  expect(await replay()).toMatchObject([{ kind: 'would-make-rejected', matchId: made?.id, state: 'rejected' }]);
  expect((await listMatches(person, reconciliationId, page)).items.map(({ state }) => state)).toEqual(['rejected']);
});
