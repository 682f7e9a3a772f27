import { roles } from '@saldo/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, keyScope } from './key-scope.ts';
import { covers } from './permissions.ts';

const clients = ['c1', 'c2', 'c3'];
const role = fc.constantFrom(...roles);
const some = fc.subarray(clients);

test('a key without limits may what its maker may now', () => {
  expect(keyScope({ role: null, clientIds: null }, { role: 'SPECIALIST', clientIds: ['c1'] })).toEqual({
    role: 'SPECIALIST',
    clientIds: ['c1'],
  });
  expect(keyScope({ role: null, clientIds: null }, { role: 'COORDINATOR', clientIds: [] })).toEqual({
    role: 'COORDINATOR',
    clientIds: 'all',
  });
});

test('a key keeps within its own limits', () => {
  expect(keyScope({ role: 'AUDITOR', clientIds: ['c1'] }, { role: 'ADMIN', clientIds: [] })).toEqual({
    role: 'AUDITOR',
    clientIds: ['c1'],
  });
  expect(keyScope({ role: null, clientIds: ['c1', 'c2'] }, { role: 'SPECIALIST', clientIds: ['c2', 'c3'] })).toEqual({
    role: 'SPECIALIST',
    clientIds: ['c2'],
  });
});

test('a key becomes less when its maker does', () => {
  expect(keyScope({ role: 'ADMIN', clientIds: null }, { role: 'SPECIALIST', clientIds: ['c1'] })).toEqual({
    role: 'SPECIALIST',
    clientIds: ['c1'],
  });
  expect(keyScope({ role: 'SPECIALIST', clientIds: null }, { role: 'AUDITOR', clientIds: ['c1'] })).toBeNull();
});

test('whatever becomes of its maker, a key never has more than maker or limits', () => {
  fc.assert(
    fc.property(fc.option(role), fc.option(some), role, some, (keyRole, keyClients, makerRole, makerClients) => {
      const scope = keyScope({ role: keyRole, clientIds: keyClients }, { role: makerRole, clientIds: makerClients });
      if (!scope) return;
      expect(covers(makerRole, scope.role)).toBe(true);
      if (keyRole) expect(covers(keyRole, scope.role)).toBe(true);
      const seen = scope.clientIds === 'all' ? clients : scope.clientIds;
      if (keyClients) expect(seen.every((client) => keyClients.includes(client))).toBe(true);
      if (makerRole !== 'ADMIN' && makerRole !== 'COORDINATOR') expect(seen.every((client) => makerClients.includes(client))).toBe(true);
    }),
  );
});

test('a key that would exceed its maker is not within', () => {
  const maker = { role: 'SPECIALIST', clientIds: ['c1'] } as const;
  expect(isWithin({ role: null, clientIds: null }, maker)).toBe(true);
  expect(isWithin({ role: 'SPECIALIST', clientIds: ['c1'] }, maker)).toBe(true);
  expect(isWithin({ role: 'ADMIN', clientIds: null }, maker)).toBe(false);
  expect(isWithin({ role: null, clientIds: ['c2'] }, maker)).toBe(false);
  expect(isWithin({ role: 'CLIENT', clientIds: ['c2'] }, { role: 'ADMIN', clientIds: 'all' })).toBe(true);
});
