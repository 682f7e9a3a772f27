import { expect, it } from 'vitest';
import { emptyMapping, withColumn } from './csv-mapping.ts';

it('takes an amount from one column with its sign or from two, never both', () => {
  const one = withColumn(emptyMapping, 'amount', 'Belopp');
  expect(one.columns).toMatchObject({ bookingDate: '1', amount: 'Belopp' });
  const two = withColumn(withColumn(one, 'moneyIn', 'Insättning'), 'moneyOut', 'Uttag');
  expect(two.columns).not.toHaveProperty('amount');
  expect(two.columns).toMatchObject({ moneyIn: 'Insättning', moneyOut: 'Uttag' });
  expect(withColumn(two, 'amount', 'Belopp').columns).not.toHaveProperty('moneyIn');
});

it('lets a column go again, but never the day', () => {
  const named = withColumn(emptyMapping, 'counterparty', 'Namn');
  expect(withColumn(named, 'counterparty', '').columns).not.toHaveProperty('counterparty');
  expect(withColumn(named, 'bookingDate', '').columns.bookingDate).toBe('1');
  expect(withColumn(named, 'text', 'Text').columns.text).toEqual(['Text']);
});
