import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { faultsOf, readGood } from './fixtures/reading.ts';
import { readStatements, statementEntries } from './index.ts';
import type { CsvMapping, StatementKind } from './statement.ts';

const any = { read: readStatements, entries: statementEntries };

const MT940 = ':20:1\n:25:123\n:28C:1\n:60F:C260301SEK1,\n:61:260302C1,NTRFNONREF\n:62F:C260302SEK2,\n';
const BGMAX = `01BGMAX               0120260302080000000000P\n70${'0'.repeat(32)}\n`;
const CAMT = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>1</Id><Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">2</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
<Ntry><Amt Ccy="SEK">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

describe('a number that no account has', () => {
  it.each([
    ['camt', CAMT.replace('SE4550000000058398257466', '7'.repeat(10_000))],
    ['MT940', MT940.replace(':25:123', `:25:${'7'.repeat(71)}`)],
  ])('refuses a file of %s, whose account no index would take', async (_kind, file) => {
    expect(await faultsOf(any, file)).toEqual([expect.stringContaining('statement.account-too-long')]);
  });

  it('and nor does a currency have ten thousand letters', async () => {
    const file = CAMT.replace(/<Ntry>.*<\/Ntry>/, '').replace('<Ccy>SEK</Ccy>', `<Ccy>${'S'.repeat(10_000)}</Ccy>`);
    expect(await faultsOf(any, file)).toEqual([expect.stringContaining('currency')]);
  });
});

describe('the kind of a file is decided by its content', () => {
  it.each<[StatementKind, string, number]>([
    ['mt940', MT940, 1],
    ['mt940', `Example of the bank\n- - -\n\n${MT940}`, 1],
    ['mt940', `{1:F01NDEASESS}{2:I940X}{4:\n${MT940}-}`, 1],
    ['bgmax', BGMAX, 0],
    ['camt053', CAMT, 1],
  ])('%s', async (kind, file, entries) => {
    for (const options of [{ fileName: 'anything.csv' }, { kind }]) {
      const read = await readGood(any, file, options);
      expect([read.kind, read.all.flat().length]).toEqual([kind, entries]);
    }
  });

  it('and any text may be CSV to who says how to read it', async () => {
    const mapping: CsvMapping = {
      delimiter: ';',
      encoding: 'utf-8',
      skipLines: 0,
      hasHeading: false,
      dateFormat: 'YYYY-MM-DD',
      decimal: ',',
      currency: 'SEK',
      columns: { bookingDate: '1', amount: '2' },
      pendingWords: [],
    };
    for (const file of ['2026-03-02;5\n', '2026-03-02;5\n2026-03-03;6\n']) {
      expect((await readGood(any, file, { kind: 'csv', mapping })).kind).toBe('csv');
      expect((await readGood(any, file, { mapping })).kind).toBe('csv');
    }
    expect(await faultsOf(any, MT940, { kind: 'csv', mapping })).toEqual(['- - - statement.other-kind']);
  });

  it('and is told where another was asked for', async () => {
    expect(await faultsOf(any, MT940, { kind: 'camt053' })).toEqual(['- - - statement.other-kind']);
    expect(await faultsOf(any, BGMAX, { kind: 'mt940' })).toEqual(['- - - statement.other-kind']);
    expect(await faultsOf(any, CAMT, { kind: 'bgmax' })).toEqual(['- - - statement.other-kind']);
    expect(await faultsOf(any, CAMT, { kind: 'camt054' })).toEqual(['- - - statement.other-kind']);
    const refusal = await readStatements(() => [Buffer.from(MT940)], { kind: 'camt053', fileName: 'a.xml' });
    expect(refusal).toMatchObject({ faults: [{ file: 'a.xml', message: { sv: 'Filen är MT940, inte camt.053 som den lästes som.' } }] });
  });
});

describe('what is no statement is refused with what it is', () => {
  const wide = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'statement.empty'],
    ['blanks', '\ufeff \r\n\t\n', 'statement.empty'],
    ['PDF', '%PDF-1.7\n', 'statement.pdf'],
    ['Excel', Buffer.from('PK\u0003\u0004\u0014\u0000xx[Content_Types].xml', 'latin1'), 'statement.excel'],
    ['old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'statement.excel'],
    ['an archive', Buffer.from('PK\u0003\u0004\u0014\u0000camt.xml', 'latin1'), 'statement.packed'],
    ['a packed file', gzipSync('x'), 'statement.packed'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'statement.picture'],
    ['a web page', '\n<!DOCTYPE html><html>', 'statement.web-page'],
    ['books', '#FLAGGA 0\n#FORMAT PC8\n', 'statement.sie'],
    ['OFX', 'OFXHEADER:100\n', 'statement.other-format'],
    ['QIF', '!Type:Bank\n', 'statement.other-format'],
    ['JSON', '{ "transactions": [] }', 'statement.other-format'],
    ['a letter in UTF-16', wide('Hej, här kommer utdraget'), 'statement.unknown'],
    ['CSV in UTF-16 without a mapping', wide('Datum;Text;Belopp\n2026-03-02;a;1,00\n'), 'csv.no-mapping'],
    ['zeros', Buffer.alloc(64), 'statement.binary'],
    ['a payment order', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn/></Document>', 'camt.not-camt'],
    [
      'a report of the running day',
      CAMT.replace('camt.053', 'camt.052').replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt').replaceAll('Stmt>', 'Rpt>'),
      'camt.intraday-report',
    ],
    ['movements within the day', ':20:1\n:25:1\n:28C:1\n:34F:SEK0,\n:13D:2603051200+0100\n', 'mt940.interim'],
    ['a letter', 'Hej, här kommer utdraget', 'statement.unknown'],
    ['CSV without a mapping', 'Datum;Text;Belopp\n2026-03-02;a;1,00\n', 'csv.no-mapping'],
  ])('%s', async (_, file, code) => {
    expect((await faultsOf(any, file))[0]?.split(' ').at(-1)).toBe(code);
  });
});
