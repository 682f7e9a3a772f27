import { describe, expect, it } from 'vitest';
import { faultsOf, readGood, readWhole } from './fixtures/reading.ts';

const YEAR = `<?xml version="1.0" encoding="utf-8"?>
<Sie xmlns="http://www.sie.se/sie5">
  <FileInfo>
    <SoftwareProduct name="Testprogram" version="1" />
    <FileCreation time="2026-01-10T10:00:00Z" by="AB" />
    <Company organizationId="556677-8899" name="Övningsbolaget &amp; Co" clientId="7" />
    <FiscalYears>
      <FiscalYear start="2024-01" end="2024-12" closed="true" />
      <FiscalYear start="2025-01" end="2025-12" primary="true" />
    </FiscalYears>
    <AccountingCurrency currency="SEK" />
  </FileInfo>
  <Accounts>
    <Account id="1930" name="Bank" type="asset"><OpeningBalance month="2025-01" amount="100" /><ClosingBalance month="2025-12" amount="49.5" /></Account>
    <Account id="5010" name="Hyra" type="cost"><ClosingBalance month="2025-12" amount="50.50" /></Account>
  </Accounts>
  <Dimensions><Dimension id="1" name="Kostnadsställe"><Object id="N" name="Norr" /></Dimension></Dimensions>
  <SupplierInvoices primaryAccountId="2440"><SupplierInvoice id="8" supplierId="1" invoiceNumber="F8"><OriginalAmount date="2025-01-01" amount="1" /></SupplierInvoice></SupplierInvoices>
  <Suppliers><Supplier id="1" name="Ö" /></Suppliers>
  <Journal id="L" name="Löpande">
    <JournalEntry id="1" journalDate="2025-01-31" text="Hyra åäö">
      <EntryInfo date="2025-02-01" by="AB" />
      <LedgerEntry accountId="5010" amount="50.5" text="rad" quantity="2"><ObjectReference dimId="1" objectId="N" /></LedgerEntry>
      <LedgerEntry accountId="1930" amount="-50.5" ledgerDate="2025-02-02"><EntryInfo date="2025-02-03" by="CD" /></LedgerEntry>
      <LedgerEntry accountId="2440" amount="0"><SubdividedAccountObjectReference objectId="8" /></LedgerEntry>
      <LedgerEntry accountId="1930" amount="-60"><Overstrike date="2025-02-03" by="EF" /></LedgerEntry>
    </JournalEntry>
  </Journal>
</Sie>
`;
const bytes = Buffer.from(YEAR);

describe('SIE 5', () => {
  it('reads into the same shapes', async () => {
    const read = await readGood(bytes, 'bok.sie');
    expect(read).toMatchObject({
      type: '5',
      reach: 'whole-year',
      encoding: 'utf-8',
      vouchers: 1,
      entries: 3,
      corrections: 2,
      unbalancedVouchers: 0,
    });
    expect(read.proof).toMatchObject({ status: 'proven', closing: { held: 1, of: 1 }, result: { held: 1, of: 1 } });
    expect(read.head).toMatchObject({
      company: { name: 'Övningsbolaget & Co', orgNo: '556677-8899', sourceId: '7' },
      years: [
        { yearIndex: 0, from: '2025-01-01', to: '2025-12-31' },
        { yearIndex: -1, from: '2024-01-01', to: '2024-12-31' },
      ],
      accounts: [
        { number: '1930', type: 'T' },
        { number: '5010', type: 'K' },
      ],
      objects: [
        { dimension: '1', number: 'N' },
        { dimension: '10', number: '8', name: 'F8' },
      ],
    });
    expect(read.head.balances.map(({ kind, account, amountMinor }) => [kind, account, amountMinor])).toEqual([
      ['IB', '1930', 10_000n],
      ['UB', '1930', 4_950n],
      ['RES', '5010', 5_050n],
    ]);
    expect(read.findingCounts).toEqual({ 'sie.xml-part-unread': 1 });
  });

  it('gives vouchers with objects, corrections and their place in the bytes', async () => {
    const [voucher] = (await readGood(bytes)).all;
    expect(voucher).toMatchObject({
      series: 'L',
      number: '1',
      date: '2025-01-31',
      registeredOn: '2025-02-01',
      sign: 'AB',
      text: 'Hyra åäö',
    });
    expect(voucher!.rows).toMatchObject([
      { account: '5010', amountMinor: 5_050n, objects: [['1', 'N']], date: null, text: 'rad', quantity: '2', sign: null },
      { account: '1930', amountMinor: -5_050n, date: '2025-02-02', sign: 'CD' },
      { account: '2440', amountMinor: 0n, objects: [['10', '8']] },
    ]);
    expect(voucher!.corrections.map(({ kind, by, at }) => [kind, by, at])).toEqual([
      ['added', 'CD', '2025-02-03'],
      ['struck', 'EF', '2025-02-03'],
    ]);
    const { offset, length, line } = voucher!.place!;
    const text = bytes.subarray(offset, offset + length).toString();
    expect([text.startsWith('<JournalEntry '), text.endsWith('</JournalEntry>'), line]).toEqual([true, true, 21]);
  });

  it('reads the same however it is cut, with a mark and with CRLF', async () => {
    const whole = await readWhole(bytes);
    for (const size of [1, 7, 100]) expect(await readWhole(bytes, 'bok.se', size)).toEqual(whole);
    const marked = Buffer.from(`\ufeff${YEAR.replaceAll('\n', '\r\n')}`);
    const { offset } = (await readGood(marked)).all[0]!.place!;
    expect(marked.subarray(offset, offset + 13).toString()).toBe('<JournalEntry');
  });

  it('reads an entry file', async () => {
    const entry = YEAR.replaceAll(/<(\/?)Sie\b/g, '<$1SieEntry').replace(/<FiscalYears>[\s\S]*<\/FiscalYears>/, '');
    expect(await readGood(Buffer.from(entry))).toMatchObject({ type: '5-entry', reach: 'additions', vouchers: 1 });
  });

  it.each([
    ['a document type', YEAR.replace('<Sie ', '<!DOCTYPE lolz [<!ENTITY lol "lol">]>\n<Sie '), 'sie.xml-doctype'],
    ['an entity', YEAR.replace('åäö', '&lol;'), 'sie.xml-broken'],
    ['another root', '<?xml version="1.0"?><Document></Document>', 'sie.xml-not-sie'],
    ['a cut', YEAR.slice(0, 1_500), 'sie.xml-broken'],
    ['an unreadable amount', YEAR.replace('amount="50.5"', 'amount="5O.5"'), 'sie.amount-unreadable'],
    ['no amount', YEAR.replace('amount="50.5"', ''), 'sie.amount-missing'],
    ['no account', YEAR.replace('accountId="5010"', ''), 'sie.xml-attribute'],
    ['no day', YEAR.replace('2025-01-31', '2025-02-31'), 'sie.date-unreadable'],
    ['an encoding of nobody', YEAR.replace('utf-8', 'klingon-1'), 'sie.xml-encoding'],
    ['a year that ends before it begins', YEAR.replace('end="2025-12" primary', 'end="2024-12" primary'), '9 FiscalYear sie.own-year-form'],
    ['an account of many letters', YEAR.replace('accountId="1930"', `accountId="${'9'.repeat(101)}"`), '24 LedgerEntry sie.name-too-long'],
    ['more than 64 bits', YEAR.replaceAll(/(accountId="\d+" amount=)"[^"]*"/g, '$1"92233720368547758.07"'), 'sie.amounts-too-large'],
    ['too deep a nest', YEAR.replace('<Dimensions>', `<Dimensions>${'<a>'.repeat(100)}`), 'sie.xml-broken'],
  ])('refuses %s', async (_, text, code) => {
    expect((await faultsOf(Buffer.from(text)))[0]).toContain(code);
  });

  it('refuses bytes that are none of its encoding', async () => {
    expect((await faultsOf(Buffer.from(YEAR, 'latin1')))[0]).toContain('sie.xml-encoding');
    expect(await readGood(Buffer.from(YEAR.replace('utf-8', 'iso-8859-1'), 'latin1'))).toMatchObject({ vouchers: 1 });
  });
});
