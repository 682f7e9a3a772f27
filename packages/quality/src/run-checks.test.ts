import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { books, type Row, voucher, year } from './fixtures/book-builder.ts';
import { checkFixtures } from './fixtures/index.ts';
import { checkBooks } from './run-checks.ts';
import { standardSettings } from './settings.ts';

const RENT: Row[] = [
  [5010, 5000],
  [1930, -4999],
];
const of = (...made: Parameters<typeof books>[0]) => checkBooks(books(made), standardSettings).findings;

describe('a finding', () => {
  it('is the same for any order of the vouchers', () => {
    const everything = Object.values(checkFixtures).map(({ fires }) => fires);
    fc.assert(
      fc.property(fc.constantFrom(...everything), fc.infiniteStream(fc.nat()), (made, numbers) => {
        const order = made.vouchers.map((one) => ({ one, at: numbers.next().value as number })).sort((a, b) => a.at - b.at);
        const shuffled = checkBooks({ ...made, vouchers: order.map(({ one }) => one) }, standardSettings);
        const key = ({ subject, content, message }: (typeof shuffled.findings)[number]) => `${subject} ${content} ${message.sv}`;
        expect(shuffled.findings.map(key).sort()).toEqual(checkBooks(made, standardSettings).findings.map(key).sort());
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its name when the voucher changes, and its content when other vouchers do', () => {
    const [before] = of(voucher('2025-03-03', 'Hyra', RENT));
    const changed = of(voucher('2025-03-03', 'Hyra mars', RENT)).find(({ code }) => code === before?.code);
    const beside = of(
      voucher('2025-03-03', 'Hyra', RENT),
      voucher('2025-03-04', 'Hyra april', [
        [5010, 10],
        [1930, -10],
      ]),
    );
    expect(before?.code).toBe('quality.voucher-unbalanced');
    expect(changed).toMatchObject({ subject: before?.subject });
    expect(changed?.content).not.toBe(before?.content);
    expect(beside.find(({ code }) => code === before?.code)).toMatchObject({ subject: before?.subject, content: before?.content });
  });

  it('has a name of its own, also where two vouchers share a number', () => {
    const findings = of(voucher('2025-03-03', 'Hyra', RENT, { number: '1' }), voucher('2025-03-04', 'Mer', RENT, { number: '1' }));
    const subjects = findings.filter(({ code }) => code === 'quality.voucher-unbalanced').map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(2);
  });

  it('belongs to the year of its voucher, or of its day', () => {
    const made = books([voucher('2026-03-03', 'Hyra', RENT, { year: 1 })], [year(), year({ from: '2026-01-01', to: '2026-12-31' })]);
    const [finding] = checkBooks(made, standardSettings).findings;
    expect(finding?.yearId).toBe('y2026-01-01');
  });
});

it('a habit is one finding a year, with all its vouchers, however many follow it', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, place) =>
      voucher('2025-03-03', '', [
        [5010, 100 + place],
        [1930, -100 - place],
      ] as Row[]),
    );
  const told = (count: number) => of(...many(count)).filter(({ code }) => code === 'quality.text-missing');
  expect(told(20)).toHaveLength(20);
  const [habit, ...rest] = told(40);
  expect(rest).toEqual([]);
  expect(habit?.voucherIds).toHaveLength(40);
  expect(habit?.message.sv).toContain('40 verifikationer');
  expect(told(45)[0]).toMatchObject({ subject: habit?.subject, content: habit?.content });
});

describe('settings of a client', () => {
  const made = books([
    voucher('2025-03-03', '', [
      [5010, 90],
      [1930, -90],
    ]),
  ]);
  it('switch a check off, and leave out what is below the materiality', () => {
    const codes = (settings: Parameters<typeof checkBooks>[1]) => checkBooks(made, settings).findings.map(({ code }) => code);
    expect(codes(standardSettings)).toContain('quality.text-missing');
    expect(codes({ materialityMinor: 9_001, checks: {} })).not.toContain('quality.text-missing');
    expect(codes({ materialityMinor: 0, checks: { 'quality.text-missing': { on: false } } })).not.toContain('quality.text-missing');
    const unbalanced = books([voucher('2025-03-03', 'Hyra', RENT)]);
    expect(checkBooks(unbalanced, { materialityMinor: 900_000, checks: {} }).counts).toMatchObject({ 'quality.voucher-unbalanced': 1 });
  });
});

it('tax that is left from one settlement to the next is told once', () => {
  const settled = (month: string, tax: number) => [
    voucher(`2025-${month}-15`, `Faktura ${month}`, [
      [1510, tax * 5],
      [3001, -tax * 4],
      [2611, -tax],
    ]),
    voucher(`2025-${month}-${month === '02' ? '28' : '31'}`, `Moms ${month}`, [
      [2611, month === '01' ? tax - 90 : tax],
      [2650, month === '01' ? 90 - tax : -tax],
    ]),
  ];
  const made = of(...settled('01', 250), ...settled('02', 300), ...settled('03', 100));
  expect(made.filter(({ code }) => code === 'quality.vat-left-after-settlement')).toHaveLength(1);
});
