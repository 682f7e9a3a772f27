import { expect, it } from 'vitest';
import { isProposedVoucher, proposalRows, usualPosting } from './proposal-rows.ts';

const fee = { account: '6570', amountMinor: 300n, text: 'Avgift' };
const bank = { account: '1930', amountMinor: -300n, text: '' };
const fields = (found: ReturnType<typeof proposalRows>) => ('faults' in found ? found.faults.map(({ field }) => field) : null);

it('adds the row of the account that is reconciled where it is left out', () => {
  expect(proposalRows([fee], '1930', -300n)).toEqual({ rows: [bank, fee] });
  expect(proposalRows([fee, bank], '1930', -300n)).toEqual({ rows: [fee, bank] });
});

it('refuses rows that do not balance or book something else', () => {
  expect(fields(proposalRows([{ ...fee, amountMinor: 299n }], '1930', -300n))).toEqual(['rows']);
  expect(fields(proposalRows([fee, bank], '1930', -200n))).toEqual(['rows']);
  expect(fields(proposalRows([fee], '1930', 0n))).toEqual(['rows']);
  expect(fields(proposalRows([{ ...fee, account: '65 70', amountMinor: 0n }], '1930', -300n))).toEqual(['rows.0.account', 'rows.0.amount']);
});

it('knows its voucher in the books by what each account got', () => {
  const proposed = [
    { account: '1930', amountMinor: '-300', text: '' },
    { account: '6570', amountMinor: '300', text: '' },
  ];
  const booked = (...rows: [string, string][]) => rows.map(([account, amountMinor]) => ({ account, amountMinor }));
  expect(isProposedVoucher(proposed, booked(['6570', '100'], ['1930', '-300'], ['6570', '200']))).toBe(true);
  expect(isProposedVoucher(proposed, booked(['6570', '300'], ['1940', '-300']))).toBe(false);
  expect(isProposedVoucher(proposed, booked(['6570', '300'], ['1930', '-300'], ['2640', '0']))).toBe(false);
});

it('proposes where fees, roundings and exchange differences usually go', () => {
  expect(usualPosting('exchange', -5n)?.account).toBe('7960');
  expect(usualPosting('exchange', 5n)?.account).toBe('3960');
  expect(usualPosting('partial', 5n)).toBeNull();
});
