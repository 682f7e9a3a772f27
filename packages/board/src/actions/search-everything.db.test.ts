import { createClient } from '@saldo/clients';
import { accessCases, testDatabase, userActor } from '@saldo/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { storeYear } from '../fixtures/stored-year.ts';
import { searchEverything } from './search-everything.ts';

accessCases(searchEverything, {
  may: ['ADMIN', 'COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'],
  mayNot: [],
  call: (actor, clientId) => searchEverything(actor, { q: 'x', clientId, limit: 10 }),
});

const admin = userActor();
let [own, other] = ['', ''];
beforeAll(async () => {
  await testDatabase();
  own = (await createClient(admin, { name: 'Sökbolaget Ödla AB', orgNo: '556036-0793', kind: 'company' })).id;
  other = (await createClient(admin, { name: 'Ödlas granne AB', orgNo: '556036-0793', kind: 'company' })).id;
  await storeYear(own, [{ series: 'A', number: '77', text: 'Terrarium' }]);
  await storeYear(other, [{ series: 'A', number: '78', text: 'Terrarium, begagnat' }]);
});

const told = async (actor: ReturnType<typeof userActor>, q: string, clientId?: string) =>
  (await searchEverything(actor, { q, clientId, limit: 50 })).map(({ type, title, clientName }) => `${type} ${title} (${clientName})`);

describe('a search', () => {
  it('finds clients by name and vouchers by name or text, each with whose it is', async () => {
    const coordinator = userActor({ role: 'SPECIALIST', clientIds: [own, other] });
    expect(await told(coordinator, 'ödla')).toEqual(
      expect.arrayContaining(['client Sökbolaget Ödla AB (Sökbolaget Ödla AB)', 'client Ödlas granne AB (Ödlas granne AB)']),
    );
    expect(await told(coordinator, 'terrarium')).toEqual(
      expect.arrayContaining(['voucher A 77 Terrarium (Sökbolaget Ödla AB)', 'voucher A 78 Terrarium, begagnat (Ödlas granne AB)']),
    );
  });

  it('finds within a client its accounts too, and nothing of another', async () => {
    expect(await told(admin, '1930', own)).toContain('account Företagskonto (Sökbolaget Ödla AB)');
    expect(await told(admin, 'konto', own)).toContain('account Företagskonto (Sökbolaget Ödla AB)');
    expect(await told(admin, 'terrarium', own)).toEqual(['voucher A 77 Terrarium (Sökbolaget Ödla AB)']);
  });

  it('shows nobody what is not theirs, and nothing for nothing', async () => {
    const specialist = userActor({ role: 'SPECIALIST', clientIds: [own] });
    expect(await told(specialist, 'terrarium')).toEqual(['voucher A 77 Terrarium (Sökbolaget Ödla AB)']);
    expect(await told(specialist, 'ödla')).toEqual(['client Sökbolaget Ödla AB (Sökbolaget Ödla AB)']);
    expect(await told(admin, '  ')).toEqual([]);
  });
});
