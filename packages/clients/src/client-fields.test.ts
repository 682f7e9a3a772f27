import { SaldoError } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import { checkClient, checkProfile } from './client-fields.ts';

function fields(check: () => unknown): (string | undefined)[] {
  try {
    check();
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'clients.invalid') return error.faults.map((fault) => fault.field);
    throw error;
  }
  return [];
}

const good = { name: 'Björk AB', orgNo: '556036-0793', kind: 'company' as const };

describe('checkClient', () => {
  it('answers what is stored: the number in its form, the name without blanks around it', () => {
    expect(checkClient({ ...good, name: ' Björk AB ', orgNo: '165560360793' })).toEqual(good);
  });

  it('names every field that is wrong', () => {
    const wrong = {
      name: ' ',
      orgNo: '556036-0794',
      kind: 'firma' as 'company',
      managerId: 'x',
      tier: 'x'.repeat(21),
      timeZone: 'Europe/Stokholm',
    };
    expect(fields(() => checkClient(wrong))).toEqual(['name', 'orgNo', 'kind', 'managerId', 'tier', 'timeZone']);
  });

  it.each(['Europe/Stockholm', 'America/New_York', 'UTC'])('takes the time zone %s', (timeZone) => {
    expect(fields(() => checkClient({ ...good, timeZone }))).toEqual([]);
  });

  it.each(['+02:00', '', 'CET+1', 'Stockholm'])('refuses the time zone "%s"', (timeZone) => {
    expect(fields(() => checkClient({ ...good, timeZone }))).toEqual(['timeZone']);
  });

  it('judges only what is given', () => {
    expect(checkClient({ tier: null })).toEqual({ tier: null });
  });
});

describe('checkProfile', () => {
  it('takes a whole profile', () => {
    const profile = {
      kinds: ['aifm_full'],
      financialYearEnd: '06-30',
      vatPeriod: 'quarter' as const,
      turnoverBand: '0–40 mkr',
      aumEur: '100000000.00',
      baseCurrency: 'EUR',
    };
    expect(checkProfile(profile)).toEqual(profile);
  });

  it('names every field that is wrong', () => {
    const wrong = {
      kinds: ['AIFM full'],
      financialYearEnd: '02-30',
      vatPeriod: 'vecka' as 'month',
      turnoverBand: '',
      aumEur: '-1',
      baseCurrency: 'kr',
    };
    expect(fields(() => checkProfile(wrong))).toEqual(['kinds', 'financialYearEnd', 'vatPeriod', 'turnoverBand', 'aumEur', 'baseCurrency']);
  });
});
