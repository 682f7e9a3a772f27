import { describe, expect, it } from 'vitest';
import { camt, details, entry, notification, OUT, statement } from './fixtures/messages.ts';
import { findingsOf, readEntry } from './fixtures/reading.ts';

const amt = (amount: string, ccy = 'SEK') => `<Amt Ccy="${ccy}">${amount}</Amt>`;
const txAmt = (amount: string) => `<AmtDtls><TxAmt>${amt(amount)}</TxAmt></AmtDtls>`;
const bankgiro = (number: string) => `<Id><Othr><Id>${number}</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr></Id>`;
const iban = (number: string) => `<Id><IBAN>${number}</IBAN></Id>`;
const ocr = (ref: string) => `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${ref}</Ref></CdtrRefInf></Strd>`;
const invoice = (number: string) =>
  `<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>${number}</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy="SEK">5.000</RmtdAmt></RfrdDocAmt></Strd>`;
const one = (amount: string, rest: string, direction?: string) =>
  readEntry(camt(statement(entry(amount, { rest, ...(direction !== undefined && { direction }) }))));

describe('a batch of bankgiro', () => {
  it('keeps its parts with their OCR, invoices and bankgiro', async () => {
    const part = (number: string, amount: string, remittance: string) =>
      `<Refs><AcctSvcrRef>R-${number}</AcctSvcrRef><EndToEndId>E-${number}</EndToEndId></Refs>${txAmt(amount)}<RltdPties><Dbtr><Nm>Övningsbolaget AB</Nm></Dbtr><DbtrAcct>${bankgiro('111-9993')}</DbtrAcct><Cdtr><Nm>Leverantör ${number}</Nm></Cdtr><CdtrAcct>${bankgiro(`676-000${number}`)}</CdtrAcct></RltdPties><RmtInf>${remittance}</RmtInf>`;
    const rest = `<NtryRef>LB-1</NtryRef><AcctSvcrRef>STOI-1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ATXN</SubFmlyCd></Fmly></Domn><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>${details(part('1', '200.00', ocr('85858')), part('2', '50.00', invoice('333') + invoice('334')))}<AddtlNtryInf>BGGIRERING</AddtlNtryInf>`;
    const read = await one('250.00', rest, OUT);
    expect(read).toMatchObject({
      amountMinor: -25_000n,
      code: 'PMNT-ICDT-ATXN',
      text: 'BGGIRERING',
      counterparty: { name: '', account: '' },
      references: { ids: ['entry:LB-1', 'account-servicer:STOI-1'], ocr: '', bankgiro: '' },
      parts: 2,
    });
    expect(read.details).toMatchObject([
      {
        amountMinor: -20_000n,
        counterparty: { name: 'Leverantör 1', account: '676-0001' },
        references: { endToEnd: 'E-1', ocr: '85858', bankgiro: '6760001', invoices: [], ids: ['account-servicer:R-1'] },
      },
      { amountMinor: -5_000n, references: { ocr: '', bankgiro: '6760002', invoices: ['333', '334'] } },
    ]);
  });

  it('of which only the sum is there tells how many parts it has', async () => {
    expect(await one('250', '<NtryDtls><Btch><NbOfTxs>300</NbOfTxs></Btch></NtryDtls>')).toMatchObject({ details: [], parts: 300 });
    expect(await one('250', '<NtryDtls></NtryDtls>')).toMatchObject({ details: [], parts: null });
  });

  it('whose parts come to something else is told', async () => {
    const file = (second: string) => camt(statement(entry('250', { rest: details(txAmt('200'), second) })));
    expect(await findingsOf(file(txAmt('49')))).toEqual(['11 Ntry - camt.details-differ']);
    expect(await findingsOf(file(txAmt('50')))).toEqual([]);
    expect(await findingsOf(file(''))).toEqual([]);
  });
});

describe('a single detail', () => {
  it('stands in the entry itself', async () => {
    const rest = `<AcctSvcrRef>S</AcctSvcrRef>${details(
      `<Refs><AcctSvcrRef>S</AcctSvcrRef><InstrId>I</InstrId><EndToEndId>NOTPROVIDED</EndToEndId><UETR>u-1</UETR></Refs><BkTxCd><Prtry><Cd>Z04</Cd></Prtry></BkTxCd><RltdPties><Dbtr><Pty><Nm>Anna &amp; Co</Nm></Pty></Dbtr><DbtrAcct>${iban('SE45 5000 0000 0583 9825 7466')}</DbtrAcct></RltdPties><RmtInf><Ustrd>Faktura 7</Ustrd><Ustrd>tack</Ustrd>${ocr('1')}${ocr('2')}<Strd><AddtlRmtInf>kund 9</AddtlRmtInf></Strd></RmtInf><AddtlTxInf>INSÄTTNING</AddtlTxInf>`,
    )}`;
    expect(await one('250', rest)).toMatchObject({
      code: 'Z04',
      counterparty: { name: 'Anna & Co', account: 'SE4550000000058398257466' },
      references: {
        endToEnd: '',
        ocr: '1',
        invoices: ['2'],
        message: 'Faktura 7\ntack\nkund 9',
        ids: ['account-servicer:S', 'instruction:I', 'uetr:u-1'],
      },
      text: 'INSÄTTNING',
      details: [],
      parts: 1,
    });
  });
});

describe('the amount of a detail', () => {
  const first = async (inner: string, direction?: string) => {
    const read = await one('250', details(inner, '<Refs/>'), direction);
    return read.details[0]!.amountMinor;
  };

  it.each([
    ['its own', `${amt('5')}${txAmt('6')}`, 500n],
    ['that of the transaction', txAmt('6'), 600n],
    ['the instructed one in the same currency', `<AmtDtls><InstdAmt>${amt('7')}</InstdAmt></AmtDtls>`, 700n],
    ['the counter value', `<AmtDtls><InstdAmt>${amt('7', 'EUR')}</InstdAmt><CntrValAmt>${amt('80')}</CntrValAmt></AmtDtls>`, 8_000n],
    ['none in another currency', `<AmtDtls><InstdAmt>${amt('7', 'EUR')}</InstdAmt></AmtDtls>`, null],
    ['by its own direction', `${amt('5')}${OUT}`, -500n],
  ])('is %s', async (_, inner, expected) => {
    expect(await first(inner)).toBe(expected);
  });

  it('goes the way of the entry where it has no direction', async () => {
    expect(await first(txAmt('6'), OUT)).toBe(-600n);
  });
});

describe('another currency', () => {
  it('is told with its rate', async () => {
    const rest = details(
      `<AmtDtls><InstdAmt>${amt('79255.00', 'JPY')}<CcyXchg><SrcCcy>JPY</SrcCcy><XchgRate>0.0063</XchgRate></CcyXchg></InstdAmt><TxAmt>${amt('500')}</TxAmt></AmtDtls>`,
    );
    expect((await one('500', rest, OUT)).foreign).toEqual({ amountMinor: -7_925_500n, currency: 'JPY', rate: '0.0063' });
  });

  it('that hundredths cannot tell is left out, and is a fault in the account itself', async () => {
    const beside = (currency: string, amount: string) =>
      camt(statement(entry('500', { rest: `<AmtDtls><InstdAmt>${amt(amount, currency)}</InstdAmt></AmtDtls>` })));
    expect((await readEntry(beside('KWD', '12.340'))).foreign).toMatchObject({ amountMinor: 1_234n, currency: 'KWD' });
    for (const [currency, amount] of [
      ['KWD', '12.345'],
      ['JPY', '12.50'],
    ] as const) {
      expect((await readEntry(beside(currency, amount))).foreign).toBeNull();
      expect(await findingsOf(beside(currency, amount))).toEqual(['11 Ntry AmtDtls/InstdAmt/Amt camt.amount-left-out']);
    }
  });
});

describe('charges', () => {
  it.each([
    [
      'of version .02',
      `<Chrgs>${amt('20')}<Tp><Cd>COMM</Cd></Tp></Chrgs><Chrgs>${amt('1')}<CdtDbtInd>CRDT</CdtDbtInd></Chrgs>`,
      [-2_000n, 100n],
    ],
    [
      'in records',
      `<Chrgs><TtlChrgsAndTaxAmt Ccy="SEK">25</TtlChrgsAndTaxAmt><Rcrd>${amt('20')}${OUT}</Rcrd><Rcrd>${amt('5')}</Rcrd></Chrgs>`,
      [-2_000n, -500n],
    ],
    ['as a total', '<Chrgs><TtlChrgsAndTaxAmt Ccy="SEK">25</TtlChrgsAndTaxAmt></Chrgs>', [-2_500n]],
    ['of nothing', `<Chrgs>${amt('0')}</Chrgs>`, []],
  ])('%s', async (_, charges, expected) => {
    expect((await one('250', charges)).charges.map(({ amountMinor }) => amountMinor)).toEqual(expected);
    expect((await one('250', details(charges))).charges.map(({ amountMinor }) => amountMinor)).toEqual(expected);
  });
});

describe('the counterparty', () => {
  const dbtr = '<Dbtr><Nm>Betalaren</Nm></Dbtr>';
  const cdtr = '<Cdtr><Nm>Mottagaren</Nm></Cdtr>';
  const own = '<Othr><Id>5440-0001111</Id></Othr>';
  const reversal = '<RvslInd>true</RvslInd>';
  const name = async (parties: string, parts: { readonly direction?: string; readonly reversal?: string } = {}) => {
    const read = await readEntry(camt(statement(entry('5', { ...parts, rest: details(`<RltdPties>${parties}</RltdPties>`) }))));
    return read.counterparty.name;
  };

  it('pays where money comes in and is paid where it goes out', async () => {
    expect(await name(dbtr + cdtr)).toBe('Betalaren');
    expect(await name(dbtr + cdtr, { direction: OUT })).toBe('Mottagaren');
    expect(await name(cdtr)).toBe('');
  });

  it('of a reversal is the other side where only that is there, or where the first is the account itself', async () => {
    expect(await name(cdtr, { reversal })).toBe('Mottagaren');
    expect(await name(dbtr + cdtr, { reversal })).toBe('Betalaren');
    expect(await name(`<Dbtr><Nm>Övningsbolaget AB</Nm></Dbtr>${cdtr}`, { reversal })).toBe('Mottagaren');
    expect(await name(`<Dbtr><Nm>Vi</Nm></Dbtr><DbtrAcct><Id>${own}</Id></DbtrAcct>${cdtr}`, { reversal })).toBe('Mottagaren');
    const returned = details(`<RltdPties>${cdtr}</RltdPties><RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Kontot avslutat</AddtlInf></RtrInf>`);
    expect(await one('5', returned)).toMatchObject({
      isReversal: true,
      text: 'AC04\nKontot avslutat',
      counterparty: { name: 'Mottagaren' },
    });
  });

  it('is the ultimate one where there is no other, and else has that in the text', async () => {
    const ultimate = '<UltmtDbtr><Nm>Anna</Nm></UltmtDbtr>';
    expect(await name(ultimate)).toBe('Anna');
    expect(await one('5', details(`<RltdPties>${dbtr}${ultimate}</RltdPties>`))).toMatchObject({
      counterparty: { name: 'Betalaren' },
      text: 'Anna',
    });
  });

  it('may be a bank', async () => {
    expect(await name('<Dbtr><Agt><FinInstnId><Nm>Riksbanken</Nm></FinInstnId></Agt></Dbtr>')).toBe('Riksbanken');
  });
});

describe('the booking day', () => {
  const day = async (days: string, status?: string, period = '') => {
    const file = camt(statement(entry('5', { days, ...(status !== undefined && { status }) })).replace(/<FrToDt>.*<\/FrToDt>/, period));
    return [(await readEntry(file)).bookingDate, await findingsOf(file)];
  };
  const longer = '<FrToDt><FrDtTm>2026-03-01T00:00:00</FrDtTm><ToDtTm>2026-03-02T23:59:59</ToDtTm></FrToDt>';

  it('is the bank’s own, whatever zone it names', async () => {
    expect(await day('<BookgDt><DtTm>2026-03-01T23:30:00Z</DtTm></BookgDt>')).toEqual(['2026-03-01', []]);
    expect(await day('<BookgDt><Dt>2026-03-01+01:00</Dt></BookgDt>')).toEqual(['2026-03-01', []]);
  });

  it('is the value day where it is missing, else the only day of the statement', async () => {
    expect(await day('<ValDt><Dt>2026-02-28</Dt></ValDt>')).toEqual(['2026-02-28', ['11 Ntry BookgDt camt.booking-day-from-value']]);
    expect(await day('')).toEqual(['2026-03-02', ['11 Ntry BookgDt camt.booking-day-from-statement']]);
    expect(await day('', '<Sts>PDNG</Sts>', longer)).toEqual(['2026-03-02', []]);
    await expect(day('', undefined, longer)).rejects.toThrow('The entry lacks a date');
  });

  it('of a notification without one is asked for', async () => {
    await expect(readEntry(camt(notification(entry('5', { days: '' })), '054.001.02'))).rejects.toThrow('The entry lacks a date');
  });
});
