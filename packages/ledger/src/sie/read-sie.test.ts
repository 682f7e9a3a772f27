import { describe, expect, it } from 'vitest';
import { faultsOf, readGood, readWhole, SMALL_YEAR, sourceOf, yearWith } from './fixtures/reading.ts';
import { scanFile } from './scan-file.ts';
import { SieScanner } from './scanner.ts';
import { cp437Bytes } from './written-text.ts';

const VER = '#VER A 1 20250131 "Hyra" 20250201 "AB"';
const ROWS = ['{', '#TRANS 5010 {} 500', '#TRANS 1930 {} -500', '}'];

describe('a year', () => {
  it('comes with its head, its vouchers and its proof', async () => {
    const read = await readGood(SMALL_YEAR);
    expect(read).toMatchObject({ type: '4E', reach: 'whole-year', encoding: 'cp437', vouchers: 1, entries: 2, unbalancedVouchers: 0 });
    expect(read.head).toMatchObject({
      company: { name: 'Övningsbolaget AB', orgNo: '556677-8899', sourceId: '' },
      program: 'Testprogram 1.0',
      currency: 'SEK',
      years: [{ yearIndex: 0, from: '2025-01-01', to: '2025-12-31' }],
      findings: [],
    });
    expect(read.head.balances.map(({ kind, account, amountMinor }) => [kind, account, amountMinor])).toEqual([
      ['IB', '1930', 100_000n],
      ['UB', '1930', 50_000n],
      ['RES', '5010', 50_000n],
    ]);
    expect(read.proof).toMatchObject({ status: 'proven', differences: [], closing: { held: 1, of: 1 }, result: { held: 1, of: 1 } });
    expect(read.all[0]).toMatchObject({ series: 'A', number: '1', date: '2025-01-31', registeredOn: '2025-02-01', text: 'Hyra januari' });
    expect(read.details.generated).toMatchObject({ on: '2026-01-10', ranges: [{ offset: 49, length: 14 }] });
  });

  it('reads every field of a row', async () => {
    const row = '#TRANS 5010 {"1" "NORR" 6 "P 1"} -12.5 20250130 "Hyra \\"lokal\\"" 2.5 "Åsa"';
    const [voucher] = (await readGood(yearWith(VER, '{', row, '#TRANS 1930 {} 12.50', '}'))).all;
    expect(voucher).toMatchObject({ sign: 'AB' });
    expect(voucher!.rows[0]).toEqual({
      account: '5010',
      amountMinor: -1_250n,
      objects: [
        ['1', 'NORR'],
        ['6', 'P 1'],
      ],
      date: '2025-01-30',
      text: 'Hyra "lokal"',
      quantity: '2.5',
      sign: 'Åsa',
    });
  });

  it('keeps corrections and never sums them', async () => {
    const read = await readGood(
      yearWith(
        VER,
        '{',
        '#BTRANS 5010 {} 400 20250202 "" "" "Eva"',
        '#RTRANS 5010 { "1" "2"} 500 20250202 "" "" "Eva"',
        '#TRANS 5010 {"1" "2"} 500 20250131 "samma"',
        '#TRANS 1930 {} -500',
        '}',
      ),
    );
    expect([read.entries, read.corrections, read.unbalancedVouchers, read.proof.status]).toEqual([2, 2, 0, 'proven']);
    expect(read.all[0]!.corrections.map(({ kind, by, at, row }) => [kind, by, at, row.amountMinor])).toEqual([
      ['struck', 'Eva', '2025-02-02', 40_000n],
      ['added', 'Eva', '2025-02-02', 50_000n],
    ]);
    expect(read.findingCounts).toEqual({});
  });

  it('says where an added row lacks its twin', async () => {
    const read = await readGood(yearWith(VER, '{', '#RTRANS 5010 {} 7 20250202', ...ROWS.slice(1)));
    expect(read.findingCounts).toEqual({ 'sie.added-without-twin': 1 });
  });

  it('may have its labels in any order, the year after the vouchers too', async () => {
    const [year, outside] = ['#RAR 0 20250101 20251231', '#VER B 1 20260103 "sen"'];
    const lines = yearWith(VER, ...ROWS, outside, '{', '#TRANS 5010 {} 1', '#TRANS 1930 {} -1', '}')
      .split('\n')
      .filter((line) => line !== year);
    const read = await readGood(`${lines.join('\n')}${year}\n`);
    expect(read).toMatchObject({ vouchersOutsideYear: 1, reach: 'whole-year' });
    // The voucher outside is not in the balances, and the proof over the year alone holds.
    expect(read.proof.status).toBe('proven');
  });

  it('may have vouchers after the day that its balances hold for', async () => {
    const late = ['#OMFATTN 20250131', VER, ...ROWS, '#VER A 2 20250301 "senare"', '{', '#TRANS 5010 {} 9', '#TRANS 1930 {} -9', '}'];
    expect((await readGood(yearWith(...late))).proof.status).toBe('proven');
  });

  it('names the accounts that differ, and those that are not stated', async () => {
    const read = await readGood(
      yearWith(VER, '{', '#TRANS 5010 {} 600', '#TRANS 2440 {} -600', '#TRANS 9999 {} 0.01', '#TRANS 0100 {} -0.01', '}'),
    );
    expect(read.proof.status).toBe('unproven');
    expect(read.proof.differences).toEqual([
      { account: '1930', expectedMinor: 50_000n, actualMinor: 100_000n },
      { account: '5010', expectedMinor: 50_000n, actualMinor: 60_000n },
      { account: '2440', expectedMinor: 0n, actualMinor: -60_000n },
    ]);
    expect(read.proof.notStated.map(({ account }) => account)).toEqual(['9999', '0100']);
  });

  it('may lie outside, be unbalanced or have a number twice: each is told', async () => {
    const read = await readGood(yearWith(VER, ...ROWS, VER.replace('20250131', '20270101'), '{', '#TRANS 5010 {} 1.01', '}'));
    expect(read).toMatchObject({ vouchers: 2, unbalancedVouchers: 1, vouchersOutsideYear: 1 });
    expect(read.head.findings.filter(({ line }) => line === 20).map(({ code, message }) => [code, message.sv])).toEqual([
      ['sie.voucher-outside-year', 'Verifikation A 1 är daterad 2027-01-01, utanför räkenskapsåret.'],
      ['sie.voucher-unbalanced', 'Verifikation A 1 balanserar inte: debet och kredit skiljer 1,01.'],
      ['sie.number-twice', 'Verifikationsnumret A 1 finns flera gånger.'],
    ]);
  });

  it('tells of many findings of one kind the first, and how many more there are', async () => {
    const odd = Array.from({ length: 30 }, (_, at) => `#TRANS ${at % 2 ? 5010 : 1930} {} ${at % 2 ? -1 : 1} "" "x" "två"`);
    const { head } = await readGood(yearWith(VER, '{', ...odd, '}'));
    const told = head.findings.filter(({ code }) => code === 'sie.quantity-unreadable');
    expect([told.length, told.at(-2)?.more, told.at(-1)?.more]).toEqual([25, undefined, 5]);
  });

  it('has amounts of any size that 64 bits hold, exactly', async () => {
    const rows = ['{', '#TRANS 1930 {} 90000000000000000.01', '#TRANS 5010 {} -90000000000000000.00', '#TRANS 5010 {} -0.01', '}'];
    const read = await readGood(yearWith(VER, ...rows));
    expect([read.unbalancedVouchers, read.all[0]!.rows[0]!.amountMinor]).toEqual([0, 9_000_000_000_000_000_001n]);
  });

  it('has no more amounts than 64 bits hold the sum of', async () => {
    const most = ['{', '#TRANS 1930 {} 92233720368547758.07', '#TRANS 1930 {} -92233720368547758.07', '}'];
    expect(await faultsOf(yearWith(VER, ...most, VER.replace('A 1', 'A 2'), ...ROWS))).toEqual(['- #TRANS sie.amounts-too-large']);
  });

  it('may have empty vouchers', async () => {
    const read = await readGood(yearWith('#VER A 7 20250131', '{', '}'));
    expect(read.all[0]).toMatchObject({ number: '7', text: '', rows: [] });
    expect(read.findingCounts['sie.voucher-unbalanced']).toBeUndefined();
  });
});

describe('deviations that are met', () => {
  const findings = async (...lines: string[]) =>
    Object.keys((await readGood(yearWith(...lines))).findingCounts).filter((code) => code !== 'sie.balance-differs');

  it.each([
    ['tabs', '#VER\tA\t1\t20250131\t"x"', '\t#TRANS\t5010\t{}\t 500\t20250131 ', []],
    ['a quoted account and list', VER, '#TRANS "5010" { "1" "2"} 500', []],
    ['no blank before the list', VER, '#TRANS 5010{} 500', []],
    ['text where the date belongs', VER, '#TRANS 5010 {} 500 "Hyra"', ['sie.text-in-date-place']],
    ['words without quotes', VER, '#TRANS 5010 {} 500 20250131 Hyra för lokal', ['sie.text-unquoted']],
    ['a date with dashes', '#VER A 1 2025-01-31', '#TRANS 5010 {} 500 2025-01-31', ['sie.date-form']],
    ['a row date that is none', VER, '#TRANS 5010 {} 500 20250230 "x"', ['sie.row-date-unreadable']],
    ['no date, but one in the registration', '#VER A 1 "" "x" 20250131', '#TRANS 5010 {} 500', ['sie.date-derived']],
    ['no date, but one in the rows', '#VER A 1', '#TRANS 5010 {} 500 20250131', ['sie.date-derived']],
    ['no series', '#VER 1 20250131 "x"', '#TRANS 5010 {} 500', ['sie.series-missing']],
    ['a decimal comma', VER, '#TRANS 5010 {} 500,00', ['sie.amount-form']],
    ['a plus', VER, '#TRANS 5010 {} +500', ['sie.amount-form']],
    ['noughts as further decimals', VER, '#TRANS 5010 {} 500.0000', ['sie.amount-form']],
    ['no list', VER, '#TRANS 5010 500', ['sie.objects-missing']],
    ['half a pair', VER, '#TRANS 5010 {1} 500', ['sie.objects-incomplete']],
    ['a quantity that is none', VER, '#TRANS 5010 {} 500 "" "x" "två"', ['sie.quantity-unreadable']],
    ['further fields', VER, '#TRANS 5010 {} 500 20250131 "x" 1 "AB" framtida 7', []],
    ['a quote inside', VER, '#TRANS 5010 {} 500 "" "Hyra "lokal" nu"', ['sie.quote-misused']],
    ['a quote that is not closed', VER, '#TRANS 5010 {} 500 "" "Hyra   ', ['sie.quote-unclosed']],
    ['a text over two lines', VER, '#TRANS 5010 {} 500 "" "Hyra\nlokal"', ['sie.quote-unclosed', 'sie.text-over-lines']],
    ['a small label', VER, '#trans 5010 {} 500', ['sie.label-case']],
    ['a control character', VER, '#TRANS 5010 {} 500 "" "Hy\tra"', ['sie.control-character']],
    ['an account of letters', VER, '#TRANS 50X {} 500', ['sie.account-not-numeric', 'sie.account-not-in-chart']],
    ['a label of nobody', VER, '#TRANS 5010 {} 500\n#XTRA 1 2', ['sie.label-unknown']],
  ])('%s', async (_, ver, row, codes) => {
    const lines = [ver, '{', row, '#TRANS 1930 {} -500', '}'];
    expect(await findings(...lines)).toEqual(codes);
    const read = await readGood(yearWith(...lines));
    expect(read.all[0]!.date).toBe('2025-01-31');
    expect(read.all[0]!.rows.map(({ amountMinor }) => amountMinor)).toEqual([50_000n, -50_000n]);
  });

  it('keeps what quotes nobody escaped, and backslashes of paths', async () => {
    const read = await readGood(
      yearWith(
        '#KONTO 1288 "F"rskott till Lind" Park"',
        '#FNR "C:\\Program\\Bolag\\"',
        VER,
        '{',
        '#TRANS 5010 {} 1 "" "Hyra "lokal" nu"',
        '}',
      ),
    );
    expect(read.head.accounts.find(({ number }) => number === '1288')?.name).toBe('F"rskott till Lind" Park');
    expect(read.head.company.sourceId).toBe('C:\\Program\\Bolag\\');
    expect(read.all[0]!.rows[0]!.text).toBe('Hyra "lokal" nu');
    expect(read.findingCounts['sie.characters-lost']).toBe(1);
  });

  it('opens a voucher on its own line or not at all', async () => {
    expect(await findings(`${VER} {`, ...ROWS.slice(1))).toEqual([]);
    expect(await findings(VER, ...ROWS.slice(1))).toEqual(['sie.brace-missing']);
    expect(await findings(VER, ...ROWS.slice(0, 3), `} ${VER.replace('A 1', 'A 2')}`, '{', '}')).toEqual([]);
  });

  it('reads 29 February of a year without it as its last day, and leaves out years that are none', async () => {
    const read = await readGood(
      SMALL_YEAR.replace('#RAR 0 20250101 20251231', '#RAR 0 20240301 20250229\n#RAR -1\n#RAR -2 20230301 20220228'),
    );
    expect(read.head.years).toEqual([{ yearIndex: 0, from: '2024-03-01', to: '2025-02-28' }]);
    expect(read.findingCounts).toEqual({ 'sie.year-end-moved': 1, 'sie.year-form': 2 });
  });

  it('reads balances without list, with account and period swapped, and twice', async () => {
    const read = await readGood(
      yearWith('#PSALDO 0 202501 1930 5', '#PSALDO 0 1930 202502 {} 6', '#IB 0 1930 1000', '#OIB 0 1930 {1 "N"} 3 2,5'),
    );
    expect(
      read.head.balances.slice(-3).map(({ kind, account, month, amountMinor, quantity }) => [kind, account, month, amountMinor, quantity]),
    ).toEqual([
      ['PSALDO', '1930', '202501', 500n, null],
      ['PSALDO', '1930', '202502', 600n, null],
      ['OIB', '1930', null, 300n, '2.5'],
    ]);
    expect(read.findingCounts).toMatchObject({ 'sie.objects-missing': 1, 'sie.fields-swapped': 1, 'sie.balance-twice': 1 });
  });

  it('has some lines that end in a carriage return alone, wherever they are', async () => {
    const rows = ['#TRANS 5010 {} 500 20250131 hyra', '#TRANS 1930 {} -500 "" "Hyra', '#TRANS 1930 {} 0 "" "x" 1 AB'];
    const lines = yearWith(VER, '{', ...rows, '}').split('\n');
    const { all } = await readGood(lines.join('\n'));
    for (let at = 0; at < lines.length - 2; at++) {
      const mixed = lines.map((line, index) => `${line}${index === at ? '\r' : '\n'}`).join('');
      expect((await readGood(mixed)).all.map(({ rows }) => rows)).toEqual(all.map(({ rows }) => rows));
    }
  });

  it('ends in an end mark, in carriage returns only, or without a line end', async () => {
    expect((await readGood(`${SMALL_YEAR}\u001a\u0000`)).findingCounts).toEqual({ 'sie.end-mark': 1 });
    expect((await readGood(SMALL_YEAR.replaceAll('\n', '\r'))).all).toHaveLength(1);
    expect((await readGood(`${SMALL_YEAR.replaceAll('\n', '\r')}\n`)).all).toHaveLength(1);
    expect((await readGood(SMALL_YEAR.trimEnd())).findingCounts).toEqual({});
    const balances = SMALL_YEAR.slice(0, SMALL_YEAR.indexOf('\n#VER')).replace('#SIETYP 4', '#SIETYP 1');
    expect((await readGood(balances)).findingCounts).toEqual({ 'sie.last-line-open': 1 });
  });
});

describe('what cannot be read with certainty is refused with every fault', () => {
  it.each([
    ['no account', '#TRANS {} 500', '#TRANS sie.account-missing'],
    ['an empty account', '#TRANS "" {} 500', '#TRANS sie.account-missing'],
    ['no amount', '#TRANS 5010', '#TRANS sie.amount-missing'],
    ['an empty amount', '#TRANS 5010 {} ""', '#TRANS sie.amount-missing'],
    ['an amount of letters', '#TRANS 5010 {} 5oo', '#TRANS sie.amount-unreadable'],
    ['an amount with an exponent', '#TRANS 5010 {} 5e2', '#TRANS sie.amount-unreadable'],
    ['thousandths', '#TRANS 5010 {} 0.005', '#TRANS sie.amount-unreadable'],
    ['a blank in an amount', '#TRANS 5010 {} 1 500.00', '#TRANS sie.amount-split'],
    ['a day and a text where the amount belongs', '#TRANS 5010 {} 20250131 "Hyra"', '#TRANS sie.amount-missing'],
    ['too large an amount', '#TRANS 5010 {} 100000000000000000000', '#TRANS sie.amount-too-large'],
    ['a list that is not closed', '#TRANS 5010 {1 "N" 500', '#TRANS sie.objects-unclosed'],
    ['an account of many letters', `#TRANS ${'x'.repeat(101)} {} 500`, '#TRANS sie.name-too-long'],
    ['a line without label', 'TRANS 5010 {} 500', '- sie.line-without-label'],
  ])('%s', async (_, row, fault) => {
    expect(await faultsOf(yearWith(VER, '{', row, '#TRANS 1930 {} -500', '}'))).toEqual([`17 ${fault}`]);
  });

  it('names file, line, label and field, in both languages', async () => {
    const read = await readWhole(yearWith(VER, '{', '#TRANS 5010 {} 5oo', '}'), 'fel.se');
    expect(read).toEqual({
      status: 'refused',
      faultCount: 1,
      faults: [
        {
          code: 'sie.amount-unreadable',
          file: 'fel.se',
          line: 17,
          label: '#TRANS',
          field: 'amount',
          message: { sv: '"5oo" är inget belopp i hela ören.', en: '"5oo" is no amount in whole öre.' },
        },
      ],
    });
  });

  it('tells the first thousand and counts the rest', async () => {
    const read = await readWhole(yearWith(VER, '{', ...Array.from({ length: 1_500 }, () => '#TRANS 5010 {}'), '}'));
    expect(read.status === 'refused' && [read.faults.length, read.faultCount]).toEqual([1_000, 1_500]);
  });

  it('vouchers of more rows than fit in memory, however long they go on', async () => {
    const scanner = new SieScanner({ mostRows: 100 });
    const rows = Array.from({ length: 20_000 }, () => '#TRANS 1930 {} 1');
    const file = cp437Bytes(yearWith(VER, '{', ...rows, '}', VER.replace('A 1', 'A 2'), ...ROWS));
    for await (const _ of scanFile(sourceOf(file, 1_000)(), scanner));
    expect([scanner.notes.faultCount, scanner.voucherReader.voucherCount]).toEqual([1, 1]);
    expect(scanner.notes.faults(String, undefined)[0]).toMatchObject({ code: 'sie.too-many-items', line: 117, label: '#TRANS' });
  });

  it('vouchers without a day, and days that are none', async () => {
    expect(await faultsOf(yearWith('#VER A 1', ...ROWS))).toEqual(['15 #VER sie.date-missing']);
    expect(await faultsOf(yearWith('#VER A 1 20250230', ...ROWS))).toEqual(['15 #VER sie.date-unreadable']);
  });

  it('names that no index takes', async () => {
    const long = 'x'.repeat(101);
    const head = [`#KONTO ${long} "Bank"`, `#DIM ${long} "Ort"`, `#OBJEKT 1 ${long} "Norr"`, `#OIB 0 1930 {${'1 "N" '.repeat(100)}} 5`];
    expect(await faultsOf(yearWith(...head, `#VER ${long} 1 20250131`, '{', '}', `#VER A ${long} 20250131`, '{', '}'))).toEqual([
      '15 #KONTO sie.name-too-long',
      '16 #DIM sie.name-too-long',
      '17 #OBJEKT sie.name-too-long',
      '18 #OIB sie.name-too-long',
      '19 #VER sie.name-too-long',
      '22 #VER sie.name-too-long',
    ]);
  });

  it('braces that do not match', async () => {
    expect(await faultsOf(yearWith(VER, ...ROWS.slice(0, 3), VER, ...ROWS))).toEqual(['15 #VER sie.voucher-unclosed']);
    expect(await faultsOf(yearWith(VER, ...ROWS, '}'))).toEqual(['20 - sie.brace-stray']);
    expect(await faultsOf(yearWith('#TRANS 1930 {} 5'))).toEqual(['15 #TRANS sie.row-outside-voucher']);
    expect(await faultsOf(yearWith(VER, ...ROWS.slice(0, 3)))).toEqual(['15 #VER sie.truncated-voucher']);
  });

  it('files that end in the middle of a line, or before the vouchers that their balances call for', async () => {
    expect(await faultsOf(`${yearWith()}#KONTO 1940`)).toEqual(['16 - sie.truncated-line']);
    expect(await faultsOf(`${yearWith()}#KONTO 1940 "Ba`)).toEqual(['16 - sie.truncated-line']);
    expect(await faultsOf(yearWith('#KONTO 1940 Bank').trimEnd())).toEqual(['- - sie.truncated-before-vouchers']);
  });

  it('balances without amount, account or year', async () => {
    expect(await faultsOf(yearWith('#IB 0 1930', '#UB x 1930 5', '#RES 0 "" 5', '#IB 0 1930 1 050.00', '#UB 0 1930 1 234,50'))).toEqual([
      '15 #IB sie.amount-missing',
      '16 #UB sie.year-index-unreadable',
      '17 #RES sie.account-missing',
      '18 #IB sie.amount-split',
      '19 #UB sie.amount-split',
    ]);
  });

  it.each([
    ['', 'sie.empty'],
    [' \r\n\n', 'sie.empty'],
    ['<!DOCTYPE HTML><html>', 'sie.web-page'],
    ['{"message":"unauthorized"}', 'sie.not-sie'],
    ['PK\u0003\u0004zip', 'sie.not-sie'],
    ['# Rubrik\n\ntext', 'sie.no-labels'],
    ['#\u0000F\u0000L\u0000', 'sie.utf16'],
    ['#FLAGGA 0\n#FNAMN "a\u0000b"\n', 'sie.binary'],
  ])('%j is no SIE file', async (text, code) => {
    expect((await faultsOf(Buffer.from(text, 'latin1')))[0]).toContain(code);
  });
});

describe('a year without vouchers', () => {
  const empty = SMALL_YEAR.slice(0, SMALL_YEAR.indexOf('#IB'));

  it('is whole where nothing speaks against it', async () => {
    expect(await readGood(empty)).toMatchObject({ reach: 'whole-year', vouchers: 0, findingCounts: {} });
  });

  it('makes no voucher vanish where it may be cut off', async () => {
    expect(await readGood(empty.trimEnd())).toMatchObject({ reach: 'balances', findingCounts: { 'sie.no-vouchers': 1 } });
    expect(await readGood(yearWith())).toMatchObject({ reach: 'balances', proof: { status: 'unproven' } });
  });
});

describe('types', () => {
  const importFile = SMALL_YEAR.split('\n')
    .filter((line) => !/^#(?:RAR|IB|UB|RES)/.test(line))
    .join('\n');

  it.each([
    [SMALL_YEAR, 'x.se', '4E', 'whole-year'],
    [SMALL_YEAR, 'x', '4E', 'whole-year'],
    [SMALL_YEAR, 'x.SI', '4I', 'additions'],
    [importFile, 'x', '4I', 'additions'],
    [importFile, 'x.se', '4E', 'additions'],
    [SMALL_YEAR, 'bok_SIE4I.se', '4I', 'additions'],
    [SMALL_YEAR.replace('#SIETYP 4\n', ''), 'x.se', '4E', 'whole-year'],
    [SMALL_YEAR.slice(0, SMALL_YEAR.indexOf('#VER')).replace('#SIETYP 4', '#SIETYP 2'), 'x.se', '2', 'balances'],
    [SMALL_YEAR.slice(0, SMALL_YEAR.indexOf('#VER')).replace('#SIETYP 4\n', ''), 'x.se', '1', 'balances'],
  ])('%#', async (text, name, type, reach) => {
    expect(await readGood(text, name)).toMatchObject({ type, reach });
  });
});
