import { describe, expect, test } from 'vitest';
import type { EngineInput, MatchRow } from './engine-input.ts';
import type { Match } from './engine-output.ts';
import { account, ordinaryPairs, row } from './fixtures/rows.ts';
import { match } from './match.ts';

const usual = ordinaryPairs(120);

/** What is found of rows that are added to an ordinary year. */
function found(bank: readonly MatchRow[], ledger: readonly MatchRow[], more: Partial<EngineInput> = {}): Match[] {
  const ids = new Set([...bank, ...ledger].map(({ id }) => id));
  const { matches } = match(account([...usual.bank, ...bank], [...usual.ledger, ...ledger], more));
  return matches.filter(({ bankIds, ledgerIds }) => [...bankIds, ...ledgerIds].some((id) => ids.has(id)));
}

const groups = (matches: readonly Match[]) =>
  matches.map(({ state, kind, bankIds, ledgerIds }) => `${state} ${kind} ${[...bankIds]}|${[...ledgerIds]}`);

describe('one to one', () => {
  test('an ordinary year is matched by itself', () => {
    const { matches, open } = match(account(usual.bank, usual.ledger));
    expect(matches).toHaveLength(120);
    expect(matches.every(({ state }) => state === 'auto')).toBe(true);
    expect(open).toEqual([]);
  });

  test('a rare amount is enough, some days apart', () => {
    expect(groups(found([row('x', '2025-06-05', 4_711.93)], [row('y', '2025-06-03', 4_711.93)]))).toEqual(['auto exact x|y']);
  });

  test('a reference leads far, an amount alone does not', () => {
    const [bank, ledger] = [row('x', '2025-08-05', 4_711.93), row('y', '2025-06-03', 4_711.93)];
    expect(found([bank], [ledger])).toEqual([]);
    expect(groups(found([{ ...bank, references: ['555666777'] }], [{ ...ledger, text: 'OCR 555666777' }]))).toEqual(['auto reference x|y']);
  });

  test('of two that fit, the name decides; where nothing does, both are told', () => {
    const bank = row('x', '2025-06-05', 500, { name: 'CEDERGREN BOLAGET' });
    const entries = [
      row('y', '2025-06-05', 500, { text: 'Betalning Cedergren Bolaget AB' }),
      row('z', '2025-06-05', 500, { text: 'Betalning Hallberg Bolaget AB' }),
    ];
    expect(found([bank], entries)[0]).toMatchObject({ bankIds: ['x'], ledgerIds: ['y'] });
    const [undecided] = found([{ ...bank, name: '' }], entries);
    expect(undecided).toMatchObject({ state: 'suggested', bankIds: ['x'] });
    expect(undecided!.confidence).toBeLessThan(0.6);
    expect(undecided!.rivals).toHaveLength(1);
  });

  test('equal rows that cannot be told apart are closed as a set', () => {
    const bank = ['x1', 'x2'].map((id) => row(id, '2025-06-05', 1_234.56, { name: 'CEDERGREN BOLAGET' }));
    const ledger = ['y1', 'y2'].map((id) => row(id, '2025-06-05', 1_234.56, { text: 'Betalning Cedergren Bolaget AB' }));
    expect(groups(found(bank, ledger))).toEqual(['auto set x1,x2|y1,y2']);
  });
});

describe('sums', () => {
  const parts = [row('p1', '2025-06-05', 1_203.17), row('p2', '2025-06-05', 845.29), row('p3', '2025-06-05', 2_991.83)];
  const total = row('x', '2025-06-05', 5_040.29);

  test('a deposit of several entries, and the chance of such a sum', () => {
    const [sum] = found([total], parts);
    expect(sum).toMatchObject({ state: 'auto', bankIds: ['x'], differenceMinor: 0n });
    expect([...sum!.ledgerIds].sort()).toEqual(['p1', 'p2', 'p3']);
    expect(sum!.coincidence).toBeLessThan(1e-3);
  });

  test('a payment file of several bank rows', () => {
    const [sum] = found(parts, [total]);
    expect(sum).toMatchObject({ state: 'auto', ledgerIds: ['x'] });
  });

  test('a sum of round amounts is not believed', () => {
    const round = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id, at) => row(id, '2025-06-05', 100 * (at + 1)));
    expect(found([row('x', '2025-06-05', 1_000)], round).filter(({ state }) => state === 'auto')).toEqual([]);
  });

  test('several to several of one counterparty, one of them without a name', () => {
    const bank = [row('x1', '2025-06-05', 3_017.11, { name: 'FURUHED BOLAGET' }), row('x2', '2025-06-06', 1_982.36)];
    const ledger = [1_411.05, 2_299.17, 1_289.25].map((kronor, at) =>
      row(`y${at}`, '2025-06-05', kronor, { text: 'Betalning Furuhed Bolaget AB' }),
    );
    expect(found(bank, ledger)[0]).toMatchObject({ kind: 'many', bankIds: ['x1', 'x2'], ledgerIds: ['y2', 'y0', 'y1'] });
  });

  test("the bank's own parts are used before anything is searched", () => {
    const told = { ...total, parts: parts.map(({ amountMinor }) => ({ amountMinor, name: '', references: [] })) };
    expect(groups(found([told], parts))).toEqual(['auto parts x|p2,p1,p3']);
  });

  test('entries of one voucher', () => {
    const ledger = [row('y1', '2025-06-05', 2_000, { voucherId: 'v' }), row('y2', '2025-06-05', -37.41, { voucherId: 'v' })];
    expect(found([row('x', '2025-06-05', 1_962.59)], ledger)[0]).toMatchObject({ kind: 'voucher', bankIds: ['x'] });
  });
});

describe('differences', () => {
  test('a rounding with a reference, its difference kept', () => {
    const [rounded] = found(
      [row('x', '2025-06-05', 4_712, { references: ['555666777'] })],
      [row('y', '2025-06-05', 4_711.93, { text: 'OCR 555666777' })],
    );
    expect(rounded).toMatchObject({ state: 'auto', kind: 'rounding', residual: 'rounding', differenceMinor: 7n });
  });

  test('a confirmed fee rate', () => {
    const feeRates = [{ ruleId: 'r1', name: 'DALMARK BOLAGET', ratePpm: 17_500, fixedMinor: 0n, confirmed: 4 }];
    const rows = [
      row('x', '2025-06-05', 4_629.47, { name: 'DALMARK BOLAGET' }),
      row('y', '2025-06-04', 4_711.93, { text: 'Dalmark Bolaget' }),
    ] as const;
    const [fee] = found([rows[0]], [rows[1]], { learned: { feeRates } });
    expect(fee).toMatchObject({ state: 'auto', kind: 'fee', residual: 'fee', differenceMinor: -8_246n, ruleIds: ['r1'] });
    expect(found([rows[0]], [rows[1]]).filter(({ state }) => state === 'auto')).toEqual([]);
  });

  test('an exchange difference is only suggested', () => {
    const shared = { references: ['555666777'] };
    expect(found([row('x', '2025-06-05', 4_733.18, shared)], [row('y', '2025-06-05', 4_711.93, shared)])[0]).toMatchObject({
      state: 'suggested',
      kind: 'exchange',
    });
  });

  test('a payment and its return take each other out', () => {
    const bank = [
      row('x1', '2025-06-05', -4_711.93, { name: 'DALMARK BOLAGET' }),
      row('x2', '2025-06-08', 4_711.93, { name: 'DALMARK BOLAGET', isReversal: true }),
    ];
    expect(groups(found(bank, []))).toEqual(['auto return x1,x2|']);
  });
});

describe('what people decided', () => {
  const [bank, ledger] = [row('x', '2025-06-05', 4_711.93), row('y', '2025-06-05', 4_711.93)];

  test('what stands is taken and not told again', () => {
    expect(found([bank], [ledger], { standing: [{ bankIds: ['x'], ledgerIds: ['y'] }] })).toEqual([]);
  });

  test('a refused pair does not come back, neither does a refused group', () => {
    expect(found([bank], [ledger], { refused: [{ bankIds: ['x'], ledgerIds: ['y'] }] })).toEqual([]);
    const parts = [row('p1', '2025-06-05', 1_203.17), row('p2', '2025-06-05', 3_508.76)];
    expect(found([bank], parts)).toHaveLength(1);
    expect(found([bank], parts, { refused: [{ bankIds: ['x'], ledgerIds: ['p2', 'p1'] }] })).toEqual([]);
  });

  test('rows that were carried and names that a person wants to see are only suggested', () => {
    expect(groups(found([bank], [ledger], { carried: { bankIds: ['x'], ledgerIds: [] } }))).toEqual(['suggested exact x|y']);
    const named = { ...bank, name: 'DALMARK BOLAGET' };
    expect(groups(found([named], [ledger], { learned: { alwaysAsk: [{ ruleId: 'r', name: 'dalmark' }] } }))).toEqual([
      'suggested exact x|y',
    ]);
  });

  test('an alias makes two names one and is told', () => {
    const rows = [
      row('x', '2025-06-05', 500, { name: 'STRANGE LTD' }),
      row('y', '2025-06-05', 500, { text: 'Märklig Handel' }),
      row('z', '2025-06-05', 500, { text: 'Hallberg Bolaget' }),
    ] as const;
    const aliases = [{ ruleId: 'r2', bankName: 'Strange Ltd', ledgerName: 'Märklig Handel' }];
    expect(found([rows[0]], [rows[1], rows[2]], { learned: { aliases } })[0]).toMatchObject({ ledgerIds: ['y'], ruleIds: ['r2'] });
  });
});

describe('doubles', () => {
  test('a twin that the balance has no room for is a double, one that it needs is a row of its own', () => {
    const twins = [row('x1', '2025-06-05', 4_711.93), row('x2', '2025-06-05', 4_711.93)];
    const proof = { from: twins[0]!.day, bankOpeningMinor: 0n, ledgerOpeningMinor: 0n, ledgerClosingMinor: 471_193n };
    const entry = row('y', '2025-06-05', 4_711.93);
    const told = match(account(twins, [entry], { proof: { ...proof, bankClosingMinor: 471_193n } }));
    expect(told.open).toEqual([{ side: 'bank', id: 'x2', reason: 'double', of: 'x1' }]);
    const real = match(account(twins, [entry], { proof: { ...proof, bankClosingMinor: 942_386n } }));
    expect(real.open.every(({ reason }) => reason !== 'double')).toBe(true);
  });
});

test('a hundred thousand rows of one amount are said to be too many', () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => row(`${at}`, '2025-06-05', 100));
  const { matches, notes, open } = match(account(rows, rows));
  expect(notes).toEqual([{ kind: 'too-many-equal', bankRows: 50_000, ledgerRows: 50_000, amountMinor: 10_000n }]);
  expect(matches).toEqual([]);
  expect(open).toHaveLength(100_000);
  expect(open[0]).toMatchObject({ reason: 'limit' });
});

test('amounts beyond exact counting are refused', () => {
  expect(() => match(account([row('x', '2025-06-05', 9e13), row('y', '2025-06-05', 9e13)], []))).toThrow('reconcile.too-large');
});
