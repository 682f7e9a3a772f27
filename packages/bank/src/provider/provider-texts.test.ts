import { atOnce, formatAmount } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Institution } from '../provider.ts';
import { accountNumbers, isIban } from './account-number.ts';
import { placesInAnswer } from './answer-places.ts';
import { minorOfDecimal } from './decimal-amount.ts';
import { bankgiroOf, endToEndOf, ocrOf } from './payment-reference.ts';
import { isWebAddress } from './reading.ts';
import { searchInstitutions } from './search-institutions.ts';
import { writtenText } from './written-text.ts';

describe('amounts', () => {
  test('as banks write them', () => {
    const cases: Record<string, bigint | null> = {
      '-9': -900n,
      '31.95': 3_195n,
      '25000.000': 2_500_000n,
      '-1000.0000': -100_000n,
      '+0.5': 50n,
      '7.': 700n,
      ' 1913.12 ': 191_312n,
      '0.995': null,
      '1.001': null,
      '1,50': null,
      '1 000': null,
      '1e3': null,
      '--1': null,
      '': null,
      '.5': null,
      NaN: null,
    };
    for (const [text, minor] of Object.entries(cases)) expect(minorOfDecimal(text), text).toBe(minor);
  });

  test('every amount reads back, however many noughts follow; a third decimal that means something never does', () => {
    const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(amount, fc.nat({ max: 20 }), (minor, noughts) => minorOfDecimal(formatAmount(minor) + '0'.repeat(noughts)) === minor),
    );
    fc.assert(
      fc.property(
        amount,
        fc.stringMatching(/^0{0,5}[1-9][0-9]{0,5}$/),
        (minor, more) => minorOfDecimal(formatAmount(minor) + more) === null,
      ),
    );
  });
});

describe('numbers of accounts', () => {
  test('an IBAN by its check digits', () => {
    for (const text of ['SE3550000000054910000003', 'GL2010440000010445', 'FI1410093000123458']) expect(isIban(text), text).toBe(true);
    for (const text of ['SE3550000000054910000004', 'CREDITOR000IBAN', '', 'SE35']) expect(isIban(text), text).toBe(false);
    fc.assert(
      fc.property(fc.nat({ max: 23 }), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const right = 'SE3550000000054910000003';
        const digit = Number(right[place]);
        return Number.isNaN(digit) || !isIban(`${right.slice(0, place)}${(digit + step) % 10}${right.slice(place + 1)}`);
      }),
    );
  });

  test.each([
    [{ iban: 'SE35 5000 0000 0549 1000 0003', bban: '5491 00 000 03' }, 'SE3550000000054910000003', '54910000003', false],
    [{ bban: '6112-123 456 789' }, null, '6112123456789', false],
    [{ iban: 'XXXX-XXXXXX-31009' }, null, 'XXXXXXXXXX31009', true],
    [{ card: '5413********1234' }, null, '5413********1234', true],
    [{ iban: '9023-4455667' }, null, '90234455667', false],
    [{}, null, null, false],
  ] as const)('%j', (given, iban, bban, isCard) => {
    expect(accountNumbers(given)).toEqual({ iban, bban, isCard });
  });
});

describe('references', () => {
  test('OCR by Luhn, RF by modulus 97, and nothing that only looks like one', () => {
    expect([ocrOf('1234 5674'), ocrOf('RF18 5390 0754 7034'), ocrOf('RF18539007547034')]).toEqual([
      '12345674',
      'RF18539007547034',
      'RF18539007547034',
    ]);
    expect(['12345675', 'RF19539007547034', 'faktura 1460', '42', ''].map(ocrOf)).toEqual(['', '', '', '', '']);
  });

  test('a bankgiro by its form and its check digit', () => {
    expect([bankgiroOf('5050-1055'), bankgiroOf('991-2346')]).toEqual(['50501055', '9912346']);
    expect(['5050-1056', '50501055', 'SE3550000000054910000003', ''].map(bankgiroOf)).toEqual(['', '', '', '']);
  });

  test('no end-to-end id is none', () => {
    expect(['NOTPROVIDED', 'not provided', ' 901234567890 '].map(endToEndOf)).toEqual(['', '', '901234567890']);
  });
});

test('what a bank writes loses its filling and what is said twice', () => {
  expect(writtenText('LÖN         160434262327')).toBe('LÖN 160434262327');
  expect(writtenText('Alderaan Coffee - Alderaan', 'Structured Alderaan', 'coffee', '')).toBe(
    'Alderaan Coffee - Alderaan\nStructured Alderaan',
  );
  expect(writtenText('SHOP//CITY/DE\r\n  2024-12-19 \n\n', 'SHOP//CITY/DE 2024-12-19')).toBe('SHOP//CITY/DE\n2024-12-19');
});

describe('where a row stands in an answer', () => {
  const encoder = new TextEncoder();

  test('is its own JSON, byte for byte', () => {
    const text = '\uFEFF{"n": -1.5e+3, "a\\"b": ["x]"], "å": {"rows": [1]},\n "rows":\n[ {"a": "}]\\\\"} ,\n-12.50,true,"ö", [[]] ]}';
    const bytes = encoder.encode(text);
    const rows = atOnce(placesInAnswer(bytes, ['rows'])).map(({ offset, length, line }) => [
      new TextDecoder().decode(bytes.subarray(offset, offset + length)),
      line,
    ]);
    expect(rows).toEqual([
      ['{"a": "}]\\\\"}', 3],
      ['-12.50', 4],
      ['true', 4],
      ['"ö"', 4],
      ['[[]]', 4],
    ]);
    expect(atOnce(placesInAnswer(bytes, ['å', 'rows']))).toHaveLength(1);
    expect(atOnce(placesInAnswer(bytes, ['å']))).toEqual([]);
    expect(atOnce(placesInAnswer(bytes, ['none', 'rows']))).toEqual([]);
  });

  test('for any JSON whatever', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), fc.nat({ max: 2 }), (rows, other, indent) => {
        const bytes = encoder.encode(JSON.stringify({ other, answer: { rows, more: other } }, null, indent));
        const found = atOnce(placesInAnswer(bytes, ['answer', 'rows'])).map(({ offset, length }) =>
          JSON.parse(new TextDecoder().decode(bytes.subarray(offset, offset + length))),
        );
        expect(found).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
    );
  });
});

test('a bank is found by the words that people have for it', () => {
  const bank = (name: string, id: string, bic = ''): Institution => ({
    provider: 'gocardless',
    id,
    name,
    bic,
    logo: '',
    countries: ['SE'],
    customerTypes: [],
    historyDays: null,
    accessDays: null,
    isBeta: false,
  });
  const all = [
    bank('Handelsbanken', 'HANDELSBANKEN_HANDSESS', 'HANDSESS'),
    bank('SEB Företag', 'SEB_SE_CORP_ESSESESS', 'ESSESESS'),
    bank('SEB Privat', 'SEB_ESSESESS_PRIVATE', 'ESSESESS'),
    bank('Länsförsäkringar Bank', 'LANSFORSAKRINGAR_ELLFSESS', 'ELLFSESS'),
    bank('Danske Bank', 'DANSKEBANK_DABASESX', 'DABASESX'),
  ];
  const found = (query: string) => searchInstitutions(all, query).map(({ name }) => name);
  expect(found('shb')).toEqual(['Handelsbanken']);
  expect(found('seb for')).toEqual(['SEB Företag']);
  expect(found('LÄNS')).toEqual(['Länsförsäkringar Bank']);
  expect(found('lf')).toEqual(['Länsförsäkringar Bank']);
  expect(found('essesess')).toEqual(['SEB Företag', 'SEB Privat']);
  expect(found('bank')).toEqual(['Danske Bank', 'Länsförsäkringar Bank']);
  expect(found('')).toHaveLength(5);
  expect(found('nordea')).toEqual([]);
});

test('a person is sent to addresses of the web only', () => {
  expect(['https://ob.gocardless.com/psd2/start/1', 'http://127.0.0.1:4060/bank/1'].every(isWebAddress)).toBe(true);
  for (const text of ['', 'javascript:alert(1)', 'data:text/html,x', '//bank.example', 'file:///etc/passwd'])
    expect(isWebAddress(text), text).toBe(false);
});
