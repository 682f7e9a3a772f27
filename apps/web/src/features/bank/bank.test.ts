import { plainDate } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankAccount, BankDay, BankTransaction, BankTransactionVersion } from '../../api/resources.ts';
import { sv } from '../../words/sv.ts';
import { accountNumber, accountState, bankFeedName, consentOver, daysUntil, shortAccount } from './account-text.ts';
import { byMonth, dayAfterKey, dayCounts, daySentence, stripDays } from './day-strip.ts';
import { changeTexts, versionsOf } from './transaction-changes.ts';

const NOW = Date.parse('2026-11-26T08:00:00Z');

const account = (part: Partial<BankAccount>): BankAccount => ({
  id: 'a',
  clientId: 'c',
  iban: 'SE4550000000058398257466',
  bban: null,
  name: 'Företagskonto',
  ownerName: '',
  bic: null,
  currency: 'SEK',
  ledgerAccount: null,
  enabled: true,
  disabledReason: null,
  mirrorOf: null,
  balance: null,
  balanceDay: null,
  feedId: 'f',
  status: 'ready',
  fetchedAt: null,
  consentExpiresAt: '2027-03-01T00:00:00Z',
  nextFetchAt: null,
  callsLeft: 2,
  mayFetchAt: null,
  version: 1,
  ...part,
});

describe('how an account is told of', () => {
  it('has its number in fours, and the end of it where there is little room', () => {
    expect(accountNumber({ iban: 'SE4550000000', bban: null }, sv)).toBe('SE45\u00a05000\u00a00000');
    expect(accountNumber({ iban: null, bban: '6112-1' }, sv)).toBe('6112-1');
    expect(shortAccount(account({ currency: 'EUR' }), sv)).toBe('Företagskonto …7466 EUR');
  });

  it('says what stops it before what is in order', () => {
    expect(accountState(account({}), sv, NOW)).toEqual({ tone: 'proven', text: 'hämtas' });
    expect(accountState(account({ enabled: false, disabledReason: 'mirror' }), sv, NOW).text).toBe('speglar annat konto');
    expect(accountState(account({ status: 'expired' }), sv, NOW).tone).toBe('wrong');
    expect(accountState(account({ status: 'revoked' }), sv, NOW)).toEqual({ tone: 'wrong', text: 'samtycket är återkallat' });
    expect([consentOver([account({})]), consentOver([account({ status: 'closed' }), account({ status: 'suspended' })])]).toEqual([
      null,
      'suspended',
    ]);
    expect(accountState(account({ feedId: null, status: null }), sv, NOW).text).toBe('läses in som fil');
    expect(accountState(account({ consentExpiresAt: '2026-12-01T08:00:00Z' }), sv, NOW)).toEqual({
      tone: 'late',
      text: 'samtycke går ut om 5 dagar',
    });
  });

  it('counts whole days to the end of a consent', () => {
    expect(daysUntil('2026-11-26T09:00:00Z', NOW)).toBe(1);
    expect(daysUntil('2026-11-26T07:00:00Z', NOW)).toBeLessThanOrEqual(0);
    expect(daysUntil(null, NOW)).toBeNull();
  });

  it('names the bank before who stands before it', () => {
    expect(bankFeedName({ config: { bank: 'SEB', provider: 'gocardless' } }, sv)).toBe('SEB genom GoCardless');
    expect(bankFeedName({ config: {} }, sv)).toBe('Bank');
  });
});

const day = (of: string, state: BankDay['state'] = 'proven', difference: string | null = null): BankDay => ({ day: of, state, difference });

describe('the strip of days', () => {
  it('shows no day that has not come, and at most as many as the API tells of', () => {
    const today = plainDate('2026-11-26');
    expect(stripDays({ from: plainDate('2026-01-01'), to: plainDate('2026-12-31') }, today)?.days.to).toBe('2026-11-26');
    expect(stripDays({ from: plainDate('2027-01-01'), to: plainDate('2027-12-31') }, today)).toBeNull();
    expect(stripDays({ from: plainDate('2020-01-01'), to: plainDate('2026-12-31') }, today)).toEqual({
      days: { from: '2025-10-23', to: '2026-11-26' },
      isCut: true,
    });
  });

  it('says a day in a sentence', () => {
    expect(daySentence(day('2026-11-01', 'unproven', '-125.00'), sv)).toBe('2026-11-01: inte avstämd, bankens saldo skiljer −125,00');
    expect(daySentence(day('2026-11-01', 'unproven'), sv)).toContain('inte uppgett något saldo');
    expect(dayCounts([day('2026-11-01'), day('2026-11-02', 'missing')])).toEqual({ proven: 1, unproven: 0, unstated: 0, missing: 1 });
  });

  it('goes by arrows from day to day and from month to month, never out of it', () => {
    const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-28'].map((each) => day(each));
    expect(byMonth(days).map(({ days: ofMonth }) => ofMonth.length)).toEqual([2, 2]);
    expect(dayAfterKey('ArrowRight', 3, days)).toBe(3);
    expect(dayAfterKey('ArrowDown', 1, days)).toBe(3);
    expect(dayAfterKey('End', 0, days)).toBe(3);
    expect(dayAfterKey('j', 0, days)).toBeNull();
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End');
    fc.assert(
      fc.property(keys, fc.integer({ min: 0, max: 3 }), (key, at) => {
        const next = dayAfterKey(key, at, days);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(days.length);
      }),
    );
  });
});

describe('the versions of a transaction', () => {
  const now = {
    bookingDate: '2026-11-03',
    valueDate: '2026-11-03',
    amount: '-125.00',
    counterparty: { name: 'Ek AB', account: '' },
    text: 'Hyra',
    seenAt: '2026-11-04T05:00:00Z',
    state: 'withdrawn',
  } as BankTransaction;
  const before: BankTransactionVersion = {
    version: 1,
    bookingDate: '2026-11-02',
    valueDate: '2026-11-03',
    amount: '-120.00',
    counterparty: { name: 'Ek AB', account: '' },
    text: 'Hyra',
    withdrawn: false,
    seenAt: '2026-11-03T05:00:00Z',
    goneAt: '2026-11-04T05:00:00Z',
  };

  it('stand with the latest first, each with what became different', () => {
    const [last, first] = versionsOf(now, [before]);
    if (!last || !first) throw new Error('two versions');
    expect(changeTexts(first, last, sv)).toEqual([
      'Borttagen av banken',
      'Bokföringsdag 2026-11-02 blev 2026-11-03',
      'Belopp −120,00 blev −125,00',
    ]);
    expect(changeTexts(last, last, sv)).toEqual(['Bara uppgifter runt om ändrades']);
  });
});
