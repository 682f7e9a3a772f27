import { atOnce, formatAmount, type PlainDate, plainDate } from '@saldo/kernel';
import { readExactJson } from '@saldo/platform/http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancesFrom, transactionsFrom } from './transform.ts';
import * as types from './types.ts';

const [from, to] = [plainDate('2026-03-01'), plainDate('2026-03-31')];

/** An answer as it comes over the wire. */
function read(
  answer: object,
  institutionId = 'HANDELSBANKEN_HANDSESS',
  currency: string | null = 'SEK',
  days: { from: PlainDate; to: PlainDate } = { from, to },
) {
  const raw = new TextEncoder().encode(JSON.stringify(answer));
  return atOnce(
    transactionsFrom(types.transactionsAnswer.parse(readExactJson(raw)), { account: { institutionId, currency }, ...days, raw }),
  );
}

const row = (more: object = {}) => ({
  transactionId: 'T1',
  bookingDate: '2026-03-10',
  transactionAmount: { amount: '-100.00', currency: 'SEK' },
  ...more,
});
const booked = (...rows: object[]) => ({ transactions: { booked: rows, pending: [] } });

/** The one entry of an answer with one row. */
function entry(more: object, institutionId?: string) {
  const answer = read(booked(row(more)), institutionId);
  if ('faults' in answer) throw new Error(JSON.stringify(answer.faults));
  return answer.value.booked[0] ?? answer.value.pending[0]!;
}

describe('a row', () => {
  test('has its fields where the specification has them, and what is new does not matter', () => {
    const found = entry({
      internalTransactionId: 'i1',
      entryReference: '5490990006',
      endToEndId: 'NOTPROVIDED',
      mandateId: 'M-1',
      valueDate: '2026-03-11',
      creditorName: 'Elbolaget  Norr',
      creditorAccount: { bban: '5050-1055' },
      debtorName: 'Bolaget självt',
      remittanceInformationUnstructured: 'Faktura 1001',
      remittanceInformationStructured: '12345674',
      additionalInformation: 'Kundnr 77',
      bankTransactionCode: 'PMNT-ICDT-DMCT',
      proprietaryBankTransactionCode: 'BG',
      balanceAfterTransaction: { balanceAmount: { amount: '900.00', currency: 'SEK' }, balanceType: 'interimBooked' },
      merchantCategoryCode: 4900,
      additionalDataStructured: { cardInstrument: { name: 'x' } },
    });
    expect(found).toMatchObject({
      status: 'booked',
      bookingDate: '2026-03-10',
      valueDate: '2026-03-11',
      amountMinor: -10_000n,
      currency: 'SEK',
      code: 'PMNT-ICDT-DMCT',
      counterparty: { name: 'Elbolaget Norr', account: '50501055' },
      references: {
        endToEnd: '',
        ocr: '12345674',
        bankgiro: '50501055',
        message: 'Faktura 1001',
        ids: ['internal:i1', 'transaction:T1', 'number:5490990006', 'mandate:M-1'],
      },
      text: 'Faktura 1001\nKundnr 77',
      balanceAfterMinor: 90_000n,
      foreign: null,
      place: { line: 1 },
    });
  });

  test('needs an amount, a currency and a day, and nothing else', () => {
    expect(entry({ transactionId: ' ' })).toMatchObject({
      references: { ids: [], endToEnd: '', message: '' },
      counterparty: { name: '', account: '' },
      text: '',
      code: '',
    });
    expect(
      entry({ remittanceInformationUnstructuredArray: 'no list', creditorAccount: 'no account', currencyExchange: 7, endToEndId: null }),
    ).toMatchObject({ text: '' });
    const wrong = read(
      booked(
        row({ transactionAmount: { amount: '1.001', currency: 'SEK' } }),
        row({ bookingDate: '2026-02-30' }),
        row({ transactionAmount: { amount: '1', currency: 'XXX' } }),
      ),
      undefined,
      null,
    );
    expect('faults' in wrong && wrong.faults.map(({ code, field }) => [code, field])).toEqual([
      ['bank.row-amount', 'transactions.booked.0.transactionAmount.amount'],
      ['bank.row-day', 'transactions.booked.1.bookingDate'],
      ['bank.row-currency', 'transactions.booked.2.transactionAmount.currency'],
    ]);
    expect(types.transactionsAnswer.safeParse({ transactions: { booked: [{ bookingDate: '2026-03-10' }] } }).success).toBe(false);
    expect(types.transactionsAnswer.safeParse({ transactions: {} }).success).toBe(false);
  });

  test('has the first day that it has at all, and an instant its own day', () => {
    const day = (more: object) => entry({ bookingDate: undefined, ...more }).bookingDate;
    expect(day({ bookingDateTime: '2026-03-09T23:30:00+01:00', valueDate: '2026-03-12' })).toBe('2026-03-09');
    expect(day({ valueDate: '2026-03-12' })).toBe('2026-03-12');
    expect(day({ valueDateTime: '2026-03-13T00:00:00Z' })).toBe('2026-03-13');
  });

  test('keeps the text in pieces, since the one in one piece may be cut', () => {
    const found = entry({
      remittanceInformationUnstructured: 'LONG NAME\n9012345',
      remittanceInformationUnstructuredArray: ['LONG NAME', '901234567890 the rest'],
      remittanceInformationStructured: 'LONG NAME 9012345',
    });
    expect([found.text, found.references.message]).toEqual(['LONG NAME\n901234567890 the rest', 'LONG NAME\n901234567890 the rest']);
  });

  test('tells what was paid in another currency, of an exchange that is a list or none', () => {
    const exchange = { sourceCurrency: 'EUR', exchangeRate: '11.2', instructedAmount: { amount: '8.93', currency: 'EUR' } };
    for (const currencyExchange of [exchange, [exchange], [{ exchangeRate: '0.0', sourceCurrency: 'SEK' }, exchange]])
      expect(entry({ currencyExchange }).foreign).toEqual({ amountMinor: -893n, currency: 'EUR', rate: '11.2' });
    for (const currencyExchange of [
      undefined,
      [],
      { exchangeRate: '0.0', sourceCurrency: 'GBP' },
      { ...exchange, instructedAmount: { amount: '8.93', currency: 'SEK' } },
    ])
      expect(entry({ currencyExchange }).foreign).toBeNull();
  });

  test('says a balance after it only where that is booked money of the account', () => {
    const after = (balanceAfterTransaction: unknown) => entry({ balanceAfterTransaction }).balanceAfterMinor;
    expect(after({ balanceAmount: { amount: '5', currency: 'SEK' }, balanceType: 'closingBooked' })).toBe(500n);
    expect(after({ amount: '5.00', currency: 'SEK' })).toBe(500n);
    expect(after({ balanceAmount: { amount: '5', currency: 'SEK' }, balanceType: 'interimAvailable' })).toBeNull();
    expect(after({ balanceAmount: { amount: '5', currency: 'EUR' }, balanceType: '' })).toBeNull();
  });
});

describe('an answer', () => {
  test('leaves out what was booked outside the days asked for, and counts it', () => {
    const answer = read(booked(row(), row({ bookingDate: '2026-02-28' }), row({ bookingDate: '2026-04-01' })));
    expect('value' in answer && [answer.value.booked.length, answer.value.outside]).toEqual([1, 2]);
  });

  test('may have no pending rows, and one of them that cannot be read is none', () => {
    const without = read({ transactions: { booked: [] }, last_updated: '2026-03-31T08:00:00Z' });
    expect(without).toMatchObject({ value: { pending: [], lastUpdated: '2026-03-31T08:00:00Z' } });
    const some = read({
      transactions: {
        booked: [],
        pending: [row({ bookingDate: undefined }), row({ transactionAmount: { amount: 'x', currency: 'SEK' } }), { no: 'amount' }],
      },
    });
    expect('value' in some && some.value.pending).toMatchObject([
      { status: 'pending', bookingDate: to, references: { ids: ['transaction:T1'] } },
    ]);
  });

  test('keeps every öre of any amount, as text or as a number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.boolean(), fc.nat({ max: 3 }), (minor, isNumber, noughts) => {
        const written = formatAmount(minor) + '0'.repeat(noughts);
        const text = JSON.stringify(booked(row({ transactionAmount: { amount: '#', currency: 'SEK' } }))).replace(
          '"#"',
          isNumber ? written : `"${written}"`,
        );
        const raw = new TextEncoder().encode(text);
        const asked = { account: { institutionId: 'X', currency: null }, from, to, raw };
        const answer = atOnce(transactionsFrom(types.transactionsAnswer.parse(readExactJson(raw)), asked));
        return 'value' in answer && answer.value.booked[0]?.amountMinor === minor;
      }),
    );
  });

  test('never refuses or forgets a row that has what it needs, whatever else is in it', () => {
    const anything = fc.dictionary(
      fc.constantFrom(
        'creditorName',
        'currencyExchange',
        'balanceAfterTransaction',
        'valueDate',
        'creditorAccount',
        'remittanceInformationUnstructuredArray',
        'transactionId',
        'x',
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), (others) => {
        const answer = read(booked(...others.map((other) => row(other))));
        return 'value' in answer && answer.value.booked.length === others.length;
      }),
    );
  });
});

describe('banks that write otherwise', () => {
  test('SEB says who it was in one text', () => {
    expect(entry({ additionalInformation: 'LÖN         160434262327' }, 'SEB_SE_CORP_ESSESESS')).toMatchObject({
      counterparty: { name: 'LÖN 160434262327' },
      text: 'LÖN 160434262327',
      amountMinor: -10_000n,
    });
  });

  test('SEB Kort writes a purchase without its minus', () => {
    const found = entry(
      {
        transactionAmount: { amount: '31.95', currency: 'SEK' },
        additionalInformation: 'COOP',
        balanceAfterTransaction: { balanceAmount: { amount: '500', currency: 'SEK' } },
      },
      'SEB_KORT_AB_SE_SKHSFI21',
    );
    expect(found).toMatchObject({ amountMinor: -3_195n, counterparty: { name: 'COOP' }, balanceAfterMinor: -50_000n });
    expect(entry({ transactionAmount: { amount: '-200', currency: 'SEK' } }, 'SEB_CARD_ESSESESS').amountMinor).toBe(20_000n);
  });

  test('Norwegian books ahead, and has the day of what is pending in its text', () => {
    expect(entry({ bookingDate: '2026-04-01', valueDate: '2026-03-17' }, 'NORWEGIAN_SE_NORWNOK1')).toMatchObject({
      bookingDate: '2026-03-17',
    });
    const pending = { transactionAmount: { amount: '-5', currency: 'SEK' }, remittanceInformationStructured: 'KORT 2026-03-20 ICA' };
    const answer = read({ transactions: { booked: [], pending: [pending] } }, 'NORWEGIAN_SE_NORWNOK1');
    expect('value' in answer && answer.value.pending[0]?.bookingDate).toBe('2026-03-20');
  });

  test('Danske has another meaning of valueDate, and says that there is no end-to-end id', () => {
    expect(
      entry({ valueDate: '2026-04-15', remittanceInformationUnstructured: 'Köp\nEndToEndID: NOTPROVIDED' }, 'DANSKEBANK_DABASESX'),
    ).toMatchObject({ valueDate: null, text: 'Köp' });
  });

  test('Entercard has what is billed in the text', () => {
    const found = entry(
      { transactionAmount: { amount: '-8.93', currency: 'EUR' }, remittanceInformationUnstructured: 'billingAmount: -100.02' },
      'ENTERCARD_SWEDNOKK',
    );
    expect(found).toMatchObject({ amountMinor: -10_002n, currency: 'SEK', foreign: { amountMinor: -893n, currency: 'EUR' } });
    const wrong = read(booked(row({ remittanceInformationUnstructured: 'billingAmount: none' })), 'ENTERCARD_SWEDNOKK');
    expect('faults' in wrong).toBe(true);
  });

  test('Nordea in Denmark shows what is not booked yet among what is', () => {
    expect(entry({ transactionId: 'P123' }, 'NORDEA_NDEADKKK').status).toBe('pending');
    expect(entry({ transactionId: 'P123' }, 'NORDEA_NDEASESS').status).toBe('booked');
  });

  test('ING puts a form before its text, Nationwide gives one id to many', () => {
    expect(
      entry({ remittanceInformationUnstructured: 'mandatereference:,creditorid:,remittanceinformation:NR  7' }, 'ING_INGDDEFF').text,
    ).toBe('NR 7');
    expect(entry({}, 'NATIONWIDE_NAIAGB21').references.ids).toEqual([]);
  });
});

describe('balances', () => {
  const balances = (institutionId: string, ...stated: object[]) => {
    const answer = balancesFrom(types.balancesAnswer.parse({ balances: stated }).balances, { institutionId, currency: 'SEK' });
    return 'value' in answer
      ? answer.value.map(({ kind, date, amountMinor, currency }) => [kind, date, amountMinor, currency])
      : answer.faults.map(({ field }) => field);
  };
  const balance = (balanceType: string, amount: string, more: object = {}) => ({
    balanceType,
    balanceAmount: { amount, currency: 'SEK' },
    ...more,
  });

  test('by their kind, however it is written; credit is no booked money', () => {
    expect(
      balances(
        'X',
        balance('closingBooked', '657.49', { referenceDate: '2026-03-09' }),
        balance('InterimBooked', '1.5', { lastChangeDateTime: '2026-03-10T16:44:06.479Z' }),
        balance('interimBooked', '100', { creditLimitIncluded: true }),
        balance('interimAvailable', '-0.01'),
        balance('openingCleared', '2'),
      ),
    ).toEqual([
      ['CLBD', '2026-03-09', 65_749n, 'SEK'],
      ['ITBD', '2026-03-10', 150n, 'SEK'],
      ['ITAV', null, 10_000n, 'SEK'],
      ['ITAV', null, -1n, 'SEK'],
      ['INFO', null, 200n, 'SEK'],
    ]);
  });

  test('of a card are what is owed, and of one that cannot be read nothing is taken', () => {
    expect(balances('SEB_KORT_AB_SE_SKHSFI21', balance('expected', '1500.00'))).toEqual([['XPCD', null, -150_000n, 'SEK']]);
    expect(balances('X', balance('expected', '1'), balance('closingBooked', '1.234'))).toEqual(['balances.1.balanceAmount']);
    expect(balances('X', { balanceType: 'closingBooked', balanceAmount: { amount: '7.000', currency: 'XXX' } })).toEqual([
      ['CLBD', null, 700n, 'SEK'],
    ]);
  });
});
