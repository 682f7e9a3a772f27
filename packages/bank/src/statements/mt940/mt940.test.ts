import { describe, expect, it } from 'vitest';
import { faultsOf, readGood } from '../fixtures/reading.ts';
import type { StatementReading, StatementSource } from '../statement.ts';
import { mt940Entries, readMt940 } from './read-mt940.ts';

const mt940 = { read: readMt940, entries: (open: StatementSource, reading: StatementReading) => mt940Entries(open, reading) };

/** A statement with the lines between its balances. */
function statement(
  lines: readonly string[],
  { opening = 'C260301SEK1000,', closing = 'C260331SEK1000,', account = 'SWEDSESS/8327-9,123 456 789' } = {},
): string {
  return [':20:REF1', `:25:${account}`, ':28C:3/1', `:60F:${opening}`, ...lines, `:62F:${closing}`, ''].join('\r\n');
}

const entryOf = async (...lines: string[]) => (await readGood(mt940, statement(lines))).all[0]?.[0];

it('keeps what a bank writes for itself in :NS: with its entry, and the :86: behind it', async () => {
  const { all, findings } = await readGood(mt940, statement([':61:2603020302C0,NTRFX', ':NS:01Kvitto 12', 'rad 2', ':86:Faktura 7']));
  expect([all[0]?.[0]?.text, findings]).toEqual(['01Kvitto 12\nrad 2\nFaktura 7', []]);
});

describe('a statement', () => {
  it('has its account, numbers, days, balances and proof', async () => {
    const read = await readGood(
      mt940,
      statement([':61:2603050305C250,50NTRFNONREF//B1', ':86:Faktura 7'], { closing: 'C260331SEK1250,5' }),
    );
    expect(read).toMatchObject({ kind: 'mt940', version: 'MT940', encoding: 'ascii', findings: [] });
    expect(read.statements).toEqual([
      {
        account: { iban: null, bban: '83279123456789', currency: 'SEK', name: '', ownerName: '', bic: 'SWEDSESS' },
        sourceId: 'REF1',
        sequence: '3',
        from: '2026-03-02',
        to: '2026-03-31',
        createdAt: '',
        page: { number: 1, isLast: true },
        opening: { kind: 'OPBD', date: '2026-03-01', amountMinor: 100_000n, currency: 'SEK' },
        closing: { kind: 'CLBD', date: '2026-03-31', amountMinor: 125_050n, currency: 'SEK' },
        balances: [expect.objectContaining({ kind: 'OPBD' }), expect.objectContaining({ kind: 'CLBD' })],
        counts: { booked: 1, pending: 0, information: 0 },
        bookedMinor: 25_050n,
        proof: { status: 'proven', expectedMinor: 125_050n, actualMinor: 125_050n },
        place: { offset: 0, length: 150, line: 1 },
      },
    ]);
    expect(read.all[0]).toEqual([
      {
        status: 'booked',
        bookingDate: '2026-03-05',
        valueDate: '2026-03-05',
        amountMinor: 25_050n,
        currency: 'SEK',
        isReversal: false,
        code: 'NTRF',
        counterparty: { name: '', account: '' },
        references: { endToEnd: '', ocr: '', bankgiro: '', message: '', invoices: [], ids: ['account-servicer:B1'] },
        text: 'Faktura 7',
        foreign: null,
        charges: [],
        balanceAfterMinor: null,
        details: [],
        parts: null,
        place: { offset: 75, length: 52, line: 5 },
      },
    ]);
  });

  it('that does not add up is read and unproven, with both figures', async () => {
    const read = await readGood(mt940, statement([':61:260305D1,NTRFNONREF'], { closing: 'D260331SEK7,' }));
    expect(read.statements[0]?.proof).toEqual({ status: 'unproven', expectedMinor: 99_900n, actualMinor: -700n });
  });

  it('goes on over several messages, each of which adds up', async () => {
    const first = statement([':61:260305C1,NTRFNONREF'], { closing: 'C260305SEK1001,' }).replace(':62F:', ':62M:');
    const last = statement([':61:260305C2,NTRFNONREF'], { opening: 'C260305SEK1001,', closing: 'C260305SEK1003,' })
      .replace(':60F:', ':60M:')
      .replace(':28C:3/1', ':28C:3/2');
    const { statements } = await readGood(mt940, `${first}-\r\n${last}-\r\n`);
    expect(statements.map(({ page, opening, closing, proof }) => [page, opening?.kind, closing?.kind, proof.status])).toEqual([
      [{ number: 1, isLast: false }, 'OPBD', 'ITBD', 'proven'],
      [{ number: 2, isLast: true }, 'ITBD', 'CLBD', 'proven'],
    ]);
  });

  it('may share its number with another, and its reference and account with those before it', async () => {
    const one = statement([]);
    const { statements } = await readGood(mt940, one + one.replace('REF1', 'REF2') + one.slice(one.indexOf(':28C:')));
    expect(statements.map(({ sourceId, sequence, account }) => [sourceId, sequence, account.bic])).toEqual([
      ['REF1', '3', 'SWEDSESS'],
      ['REF2', '3', 'SWEDSESS'],
      ['REF2', '3', 'SWEDSESS'],
    ]);
  });

  it('begins on the day of its first transaction where that is the day of the opening balance', async () => {
    const { statements } = await readGood(mt940, statement([':61:260301C0,NTRFNONREF']));
    expect(statements[0]).toMatchObject({ from: '2026-03-01', to: '2026-03-31' });
  });

  it('keeps available and forward balances', async () => {
    const { statements } = await readGood(mt940, `${statement([])}:64:C260331SEK900,\r\n:65:D260401SEK1,\r\n`);
    expect(statements[0]?.balances.slice(2)).toEqual([
      { kind: 'CLAV', date: '2026-03-31', amountMinor: 90_000n, currency: 'SEK' },
      { kind: 'FWAV', date: '2026-04-01', amountMinor: -100n, currency: 'SEK' },
    ]);
  });
});

describe('the account', () => {
  const accountOf = async (account: string, lines: string[] = []) => {
    const { iban, bban, currency, bic } = (await readGood(mt940, statement(lines, { account }))).statements[0]!.account;
    return [iban, bban, currency, bic];
  };

  it.each([
    ['SE4550000000058398257466', ['SE4550000000058398257466', null, 'SEK', null]],
    ['SE45 5000 0000 0583 9825 7466 SEK', ['SE4550000000058398257466', null, 'SEK', null]],
    ['SE4550000000058398257466SEK', ['SE4550000000058398257466', null, 'SEK', null]],
    ['10020030/1234567', [null, '100200301234567', 'SEK', null]],
    ['DABASESX/1234-56-78901', [null, '12345678901', 'SEK', 'DABASESX']],
    ['0001234567EUR', [null, '0001234567', 'SEK', null]],
    ['6123 456 789/SEK', [null, '6123456789', 'SEK', null]],
  ])('%s', async (account, expected) => {
    expect(await accountOf(account)).toEqual(expected);
  });

  it('of a field 25P has its bank on the second line', async () => {
    const file = statement([]).replace(/:25:.*/, ':25P:12345678901\r\nHANDSESS\r');
    expect((await readGood(mt940, file)).statements[0]?.account).toMatchObject({ bban: '12345678901', bic: 'HANDSESS' });
  });

  it('takes an IBAN that the bank tells after the opening balance where its check digits hold', async () => {
    const told = (iban: string) => accountOf('DABASESX/583-98257466', [`:86:For your inform. IBAN no.: ${iban}`, ':86:DANSKE BANK']);
    expect(await told('SE4550000000058398257466')).toEqual(['SE4550000000058398257466', '58398257466', 'SEK', 'DABASESX']);
    expect(await told('SE1111111111111111111111')).toEqual([null, '58398257466', 'SEK', 'DABASESX']);
  });
});

describe('a transaction', () => {
  it.each([
    ['C', 1_000n, false],
    ['D', -1_000n, false],
    ['RC', -1_000n, true],
    ['RD', 1_000n, true],
    ['CK', 1_000n, false],
    ['DR', -1_000n, false],
    ['RCR', -1_000n, true],
  ])('marked %s', async (mark, amountMinor, isReversal) => {
    expect(await entryOf(`:61:260305${mark}10,00NTRFNONREF`)).toMatchObject({ amountMinor, isReversal });
  });

  it.each([
    ['0,', 0n],
    ['0,05', 5n],
    ['25,3', 2_530n],
    ['000000000025,00', 2_500n],
    ['12,3400', 1_234n],
    ['90071992547409,93', 9_007_199_254_740_993n],
    ['92233720368547758,07', 9_223_372_036_854_775_807n],
    ['500', 50_000n],
    ['500.25', 50_025n],
  ])('of %s', async (amount, minor) => {
    const entry = await entryOf(`:61:260305C${amount}NTRFNONREF`);
    expect(entry?.amountMinor).toBe(minor);
  });

  it.each([
    ['2601020102', '2026-01-02', '2026-01-02'],
    ['2601021231', '2025-12-31', '2026-01-02'],
    ['2512310102', '2026-01-02', '2025-12-31'],
    ['260302', '2026-03-02', '2026-03-02'],
    ['2602300302', '2026-03-02', null],
    ['2602280230', '2026-02-28', '2026-02-28'],
    ['9912310103', '2000-01-03', '1999-12-31'],
    ['260302    ', '2026-03-02', '2026-03-02'],
  ])('of the days %s', async (days, bookingDate, valueDate) => {
    expect(await entryOf(`:61:${days}C1,NTRFNONREF`)).toMatchObject({ bookingDate, valueDate });
  });

  it.each([
    ['NTRFNONREF', 'NTRF', []],
    ['NTRFINV 77//8327000090031789', 'NTRF', ['account-servicer:8327000090031789', 'instruction:INV 77']],
    ['FMSC//1', 'FMSC', ['account-servicer:1']],
    ['NOV NONREF', 'NOV', []],
    ['N102EREF      ', 'N102', []],
    ['S103KREF+//R7', 'S103', ['account-servicer:R7']],
    ['N0440121470966      W.P. JANSEN', 'N044', ['instruction:0121470966']],
    [' NRTIKREF+//NONREF', 'NRTI', []],
    ['', '', []],
  ])('with the kind and references %s', async (rest, code, ids) => {
    expect(await entryOf(`:61:260305C1,00${rest}`)).toMatchObject({ code, references: { ids } });
  });

  it('tells what it had to take otherwise', async () => {
    const lines = [':61:2602300302C1,NTRFNONREF', ':61:2602280230C1,NTRFNONREF', ':61:260301C1NTRFNONREF', ':61:260301C1,'];
    const { findings } = await readGood(mt940, statement(lines));
    expect(findings.map(({ line, code }) => [line, code])).toEqual([
      [5, 'mt940.value-date-impossible'],
      [6, 'mt940.entry-date-impossible'],
      [7, 'mt940.amount-form'],
      [8, 'mt940.type-missing'],
    ]);
    expect(findings[0]?.message.sv).toContain('260230');
  });

  it('has the text that stands in place of its reference where it has no other', async () => {
    expect(await entryOf(':61:2603050305DK3280,00NMSCTill kortkto//Test')).toMatchObject({ text: 'Till kortkto' });
    expect(await entryOf(':61:2603050305DK3280,00NMSCTill kortkto', ':86:Till kortkto 123')).toMatchObject({ text: 'Till kortkto 123' });
  });

  it('takes the other account from the place of a reference', async () => {
    const entry = await entryOf(':61:260305D65,00NOVBSE4550000000058398257466', ':86:Bo AB');
    expect(entry).toMatchObject({
      code: 'NOVB',
      counterparty: { account: 'SE4550000000058398257466' },
      references: { ids: [] },
      text: 'Bo AB',
    });
  });

  it('takes the other account, an ordered amount and a fee from the line after it', async () => {
    const entry = await entryOf(':61:260305D500,NTRFNONREF//1', 'SE4550000000058398257466', '/OCMT/EUR47,11/CHGS/SEK25,/', 'Kortköp');
    expect(entry).toMatchObject({
      counterparty: { account: 'SE4550000000058398257466' },
      foreign: { amountMinor: 4_711n, currency: 'EUR' },
      charges: [{ amountMinor: -2_500n, currency: 'SEK' }],
      text: 'Kortköp',
    });
  });
});

describe('the text of a transaction', () => {
  it('keeps its lines, also one that begins with a colon or looks like a time or a hyphen', async () => {
    const entry = await entryOf(':61:260305C1,NTRFNONREF', ':86:Möte kl 10', ':15:00 i Malmö', ':REMI okänt', '-', '- 200 st', ':86:Mer');
    expect(entry?.text).toBe('Möte kl 10\n:15:00 i Malmö\n:REMI okänt\n-\n- 200 st\nMer');
  });

  it('is read by its coded fields, over broken lines', async () => {
    const entry = await entryOf(
      ':61:2603050305CR15,05NTRFNONREF//0724',
      ':86:166?00GUTSCHRIFT?109399?20EREF+Rechnungslauf 12345 Nr 1?2101?2',
      '2SVWZ+Rechnung 4711 vom 1. Ma?23erz?24MREF+M-1?30PBNKDEFF100?31DE421001001000439',
      '21105?32Ri chter Renate 70 Zeichen x?33GmbH?34888',
    );
    expect(entry).toMatchObject({
      code: 'NTRF-166',
      counterparty: { name: 'Ri chter Renate 70 Zeichen xGmbH', account: 'DE42100100100043921105' },
      references: {
        endToEnd: 'Rechnungslauf 12345 Nr 101',
        message: 'Rechnung 4711 vom 1. Maerz',
        ids: ['account-servicer:0724', 'mandate:M-1'],
      },
      text: 'GUTSCHRIFT',
    });
  });

  it('is read by tags that stand inside its fields, or are cut by their end', async () => {
    const entry = await entryOf(
      ':61:260305D12,35 NRTIKREF+//2016',
      '/OCMT/EUR11,85//CHGS/EUR0,50/',
      ':86:109?00RETOURE?20EREF+A1.200080779.400143254?21.4961336 KREF+SEPA-DA 01 MR?22EF+HW2723821 CRED+DE41EON SV?23WZ+SONSTIGE GRUENDE EREF+2',
    );
    expect(entry).toMatchObject({
      references: {
        endToEnd: 'A1.200080779.400143254.4961336',
        message: 'SONSTIGE GRUENDE',
        ids: ['account-servicer:2016', 'instruction:SEPA-DA 01', 'mandate:HW2723821'],
      },
      foreign: { amountMinor: 1_185n, currency: 'EUR' },
      charges: [{ amountMinor: -50n }],
    });
  });

  it('is read by its code words between strokes', async () => {
    const entry = await entryOf(
      ':61:260305D25,N102EREF',
      ':86:/EREF/2026-03 LEVERANS 0030000987654321 OK/BENM//NAME/LEVERANTOREN ',
      'AB/IBAN/SE45 5000 0000 0583 9825 7466/REMI/USTD//Faktura 12/ISDT/2026-03-04/UETR/u-1/',
    );
    expect(entry).toMatchObject({
      counterparty: { name: 'LEVERANTOREN AB', account: 'SE4550000000058398257466' },
      references: { endToEnd: '2026-03 LEVERANS 0030000987654321 OK', message: 'Faktura 12', ids: ['uetr:u-1'] },
    });
    const structured = await entryOf(
      ':61:260305C25,NTRFNONREF',
      ':86:/CNTP/NL91ABNA0417164300/ABNANL2A/KUND BV///REMI/STRD/CUR/RF18539007547034/',
    );
    expect(structured).toMatchObject({
      counterparty: { name: 'KUND BV', account: 'NL91ABNA0417164300' },
      references: { ocr: 'RF18539007547034', message: '' },
    });
  });

  it.each([
    ['latin1', Buffer.from(statement([':61:260305C1,NTRFNONREF', ':86:Återbäring Öberg é']), 'latin1')],
    ['utf-8', Buffer.from(statement([':61:260305C1,NTRFNONREF', ':86:Återbäring Öberg é']))],
    ['utf-8-bom', Buffer.from(`\ufeff${statement([':61:260305C1,NTRFNONREF', ':86:Återbäring Öberg é'])}`)],
    ['cp437', Buffer.from(statement([':61:260305C1,NTRFNONREF', ':86:\u008fterb\u0084ring \u0099berg \u0082']), 'latin1')],
  ])('is decoded by its bytes: %s', async (encoding, bytes) => {
    const read = await readGood(mt940, bytes);
    expect([read.encoding, read.all[0]?.[0]?.text]).toEqual([encoding, 'Återbäring Öberg é']);
    expect(read.statements[0]?.place?.offset).toBe(encoding === 'utf-8-bom' ? 3 : 0);
  });

  it('has blanks for control characters', async () => {
    expect((await entryOf(':61:260305C1,NTRFNONREF', ':86:a\tb\u0007c'))?.text).toBe('a b c');
  });
});

describe('what stands round the messages', () => {
  it.each([
    ['SWIFT blocks', (file: string) => `{1:F01NDEASESSAXXX0000000000}{2:I940NDEASESSXXXXN3020}{4:\r\n${file}-}{5:{CHK:123456789ABC}}`],
    ['blocks one after the other', (file: string) => `{1:A}{2:I940B}{4:\r\n${file}-}{1:A}{2:I940B}{4:\r\n${file}-}`],
    ['blocks in Swedish 7-bit', (file: string) => `ä4:\r\n${file}-å\r\nä4:\r\n${file}-å`],
    ['free text', (file: string) => `This is an example file\r\n- - - - -\r\n\r\n${file}`],
    ['a line of its own for each', (file: string) => `:940:\r\n${file}:940:\r\n${file}`],
    ['line feeds alone', (file: string) => file.replaceAll('\r', '')],
    ['carriage returns alone', (file: string) => file.replaceAll('\n', '')],
    ['an end mark', (file: string) => `${file}\u001a`],
    ['an unknown field', (file: string) => file.replace(':60F:', ':12:abc\r\n:60F:')],
    ['a hyphen after each', (file: string) => `${file}-\r\n${file}-\r\n`],
    [
      'marks of the wire',
      (file: string) => `\u0001\r\n${file}-\u0003\r\n\u0001{1:A}{2:I940B}{4:\r\n${file}-}\u0003\u0001{1:A}{4:\r\n${file}-}\u0003`,
    ],
  ])('%s', async (_, wrap) => {
    const read = await readGood(mt940, wrap(statement([':61:260305C0,NTRFNONREF//7', ':86:Hyra'])));
    expect(read.all.map(([entry]) => entry?.text)).toEqual(read.statements.map(() => 'Hyra'));
    expect(read.statements.every(({ proof }) => proof.status === 'proven')).toBe(true);
  });

  it('tells of MT950, which is the same without texts', async () => {
    expect((await readGood(mt940, `{1:A}{2:O9501200}{4:\r\n${statement([])}-}`)).version).toBe('MT950');
  });
});

describe('a file is refused', () => {
  const cases: [string, string, string[]][] = [
    ['nothing of it', 'hello\r\n', ['- - - mt940.no-messages']],
    [
      'movements within the day',
      ':20:1\r\n:25:1\r\n:28C:1\r\n:34F:SEK0,\r\n:13D:2603051200+0100\r\n:61:260305C1,NTRFNONREF\r\n',
      ['- - - mt940.interim'],
    ],
    ['balances only', `{1:A}{2:I941B}{4:\r\n${statement([])}-}`, ['- - - mt940.summary']],
    ['the end missing', statement([':61:260305C1,NTRFNONREF']).replace(/:62F.*\r\n/, ''), ['5 - - mt940.truncated']],
    ['the end of a block missing', `{1:A}{2:I940B}{4:\r\n${statement([])}`, ['6 - - mt940.truncated-block']],
    ['the end of one missing before another', statement([]).replace(/:62F.*\r\n/, '') + statement([]), ['5 - - mt940.unclosed']],
    ['no account', statement([], { account: '' }), ['1 :25: - mt940.account-missing']],
    ['two currencies', statement([], { closing: 'C260331EUR1,' }), ['5 :62F: - mt940.currency-differs']],
    ['a balance without mark', statement([], { opening: '260301SEK1,' }), ['4 :60F: mark mt940.balance-unreadable']],
    ['a balance without amount', statement([], { opening: 'C260301SEK' }), ['4 :60F: amount mt940.balance-unreadable']],
    ['a balance without currency', statement([], { opening: 'C260301kr1,' }), ['4 :60F: currency mt940.balance-unreadable']],
    ['two opening balances', statement([':60F:C260301SEK1,']), ['5 :60F: - mt940.balance-misplaced']],
    ['a transaction after the closing balance', `${statement([])}:61:260305C1,NTRFNONREF\r\n`, ['6 :61: - mt940.entry-outside']],
    ['no day', statement([':61:C1,NTRFNONREF']), ['5 :61: date mt940.date-unreadable']],
    ['30 February and no other day', statement([':61:260230C1,NTRFNONREF']), ['5 :61: date mt940.date-impossible']],
    ['no day that there is', statement([':61:2602301340C1,NTRFNONREF']), ['5 :61: date mt940.date-impossible']],
    ['no mark', statement([':61:26030503051,NTRFNONREF']), ['5 :61: mark mt940.mark-unreadable']],
    ['no amount', statement([':61:260305CNTRFNONREF']), ['5 :61: amount mt940.amount-unreadable']],
    ['a third decimal', statement([':61:260305C1,234NTRFNONREF']), ['5 :61: amount mt940.amount-unreadable']],
    ...['1.000,00', '1 000,00', '1\u00a0000,00', "1'000,00", '1,000.00', '1.000'].map((amount): [string, string, string[]] => [
      `parted thousands, ${amount}`,
      statement([`:61:260305C${amount}NTRFNONREF`]),
      ['5 :61: amount mt940.amount-unreadable'],
    ]),
    ['a balance with parted thousands', statement([], { closing: 'C260331SEK1.000' }), ['5 :62F: amount mt940.balance-unreadable']],
    ['more than 64 bits', statement([':61:260305C92233720368547758,08NTRFNONREF']), ['5 :61: amount mt940.amount-unreadable']],
    [
      'more than 64 bits together',
      statement(Array(2).fill(':61:260305C92233720368547758,07NTRFNONREF')),
      ['1 - - statement.amounts-too-large'],
    ],
    ['zero bytes', statement([':86:a\0b']), ['- - - statement.binary']],
    [
      'a field without end',
      statement([':61:260305C1,NTRFNONREF', ...Array(1_100).fill('x'.repeat(65))]),
      ['1014 :61: - mt940.field-too-long'],
    ],
    ['a line without end', `:20:${'x'.repeat(1 << 20)}`, ['0 - - statement.line-too-long']],
  ];
  it.each(cases)('for %s', async (_, file, faults) => {
    expect(await faultsOf(mt940, file)).toEqual(faults);
  });

  it('with all of its faults', async () => {
    const many = statement([...Array(1_500).fill(':61:260305CX,NTRFNONREF'), ':61:x']);
    const reading = await readMt940(() => [Buffer.from(many)], { fileName: 'a.sta' });
    expect(reading).toMatchObject({ status: 'refused', faultCount: 1_501, faults: { length: 1_000 } });
    expect(reading.status === 'refused' && reading.faults[0]).toMatchObject({ file: 'a.sta', line: 5, label: ':61:', field: 'amount' });
  });
});

it('counts a balance whose day there is not, without its day', async () => {
  const { statements, findings } = await readGood(mt940, statement([], { closing: 'C261131SEK1000,' }));
  expect(statements[0]).toMatchObject({ closing: { date: null, amountMinor: 100_000n }, to: '2026-03-01', proof: { status: 'proven' } });
  expect(findings.map(({ code }) => code)).toEqual(['mt940.balance-date-impossible']);
});

it('gives entries in batches of one statement', async () => {
  const lines = Array.from({ length: 5 }, (_, at) => `:61:260305C0,NTRFNONREF//${at}`);
  const open = () => [Buffer.from(statement(lines) + statement(lines.slice(3)))];
  const reading = await readMt940(open);
  if (reading.status !== 'read') throw new Error('It must be read');
  const sizes: [number, number][] = [];
  for await (const { statement: number, entries } of mt940Entries(open, reading, 2)) sizes.push([number, entries.length]);
  expect(sizes).toEqual([
    [0, 2],
    [0, 2],
    [0, 1],
    [1, 2],
  ]);
});

it('notices a file that changes between its two passes', async () => {
  const reading = await readMt940(() => [Buffer.from(statement([':61:260305C0,NTRFNONREF']))]);
  if (reading.status !== 'read') throw new Error('It must be read');
  const other = mt940Entries(() => [Buffer.from(statement([]))], reading);
  await expect(other.next()).rejects.toMatchObject({ code: 'statement.changed-while-read', kind: 'conflict' });
});
