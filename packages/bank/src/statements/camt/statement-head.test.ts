import { describe, expect, it } from 'vitest';
import { ACCOUNT, balance, camt, entry, IN, statement } from './fixtures/messages.ts';
import { faultsOf, findingsOf, readGood } from './fixtures/reading.ts';

/** A statement of what is given alone. */
const bare = (inner: string) => `<Stmt>${inner}</Stmt>`;
const head = async (file: string) => (await readGood(file)).statements[0]!;

describe('pages', () => {
  const page = (number: number, isLast: boolean) => `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${isLast}</LastPgInd></StmtPgntn>`;
  const itbd = (amount: string) => balance('ITBD', amount);

  it.each([
    ['the first', page(1, false), balance('OPBD', '100') + itbd('105'), ['OPBD', 'ITBD'], { number: 1, isLast: false }],
    ['one in the middle', page(2, false), itbd('105') + itbd('110'), ['ITBD', 'ITBD'], { number: 2, isLast: false }],
    ['the last', page(3, true), itbd('110') + balance('CLBD', '115'), ['ITBD', 'CLBD'], { number: 3, isLast: true }],
  ])('%s lies between its own balances', async (_, paging, balances, kinds, expected) => {
    const read = await head(camt(bare(`${paging}${ACCOUNT}${balances}${entry('5')}`), '053.001.08'));
    expect([[read.opening?.kind, read.closing?.kind], read.page, read.proof.status]).toEqual([kinds, expected, 'proven']);
  });

  it('of version .02 are those of the message', async () => {
    const file = camt(bare(ACCOUNT)).replace('</GrpHdr>', '<MsgPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></MsgPgntn></GrpHdr>');
    expect((await head(file)).page).toEqual({ number: 2, isLast: true });
  });

  it('have no opening and closing in a single balance between', async () => {
    expect(await head(camt(bare(ACCOUNT + itbd('7'))))).toMatchObject({ opening: null, closing: null });
  });
});

describe('the balances', () => {
  it('open with PRCD where there is no OPBD, and are kept whole', async () => {
    const read = await head(
      camt(bare(`${ACCOUNT}${balance('PRCD', '7', { day: '2026-03-01' })}${balance('CLBD', '7')}${balance('XPCD', '9')}`)),
    );
    expect([read.opening?.kind, read.from, read.to, read.balances.length]).toEqual(['PRCD', '2026-03-02', '2026-03-02', 3]);
    const both = await head(camt(bare(`${ACCOUNT}${balance('PRCD', '7')}${balance('OPBD', '8')}`)));
    expect(both.opening).toMatchObject({ kind: 'OPBD', amountMinor: 800n });
  });

  it('of several days open with the first and close with the last', async () => {
    const days = ['2026-03-03', '2026-03-02'].map(
      (day) => balance('OPBD', day.slice(-1), { day }) + balance('CLBD', day.slice(-1), { day }),
    );
    expect(await head(camt(bare(ACCOUNT + days.join(''))))).toMatchObject({
      opening: { amountMinor: 200n },
      closing: { amountMinor: 300n },
      from: '2026-03-02',
      to: '2026-03-03',
    });
  });

  it('of another currency close nothing', async () => {
    const file = camt(bare(`${ACCOUNT}${balance('OPBD', '7')}${balance('CLBD', '7', { ccy: 'EUR' })}`));
    expect(await head(file)).toMatchObject({ opening: { currency: 'SEK' }, closing: null, proof: { status: 'unproven' } });
    expect(await findingsOf(file)).toEqual(['5 Bal Amt camt.balance-currency']);
  });

  it('of a kind that nobody knows are passed over, and the line of credit is no money', async () => {
    const line = `<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><CdtLine><Incl>true</Incl><Amt Ccy="SEK">2500000</Amt></CdtLine><Amt Ccy="SEK">7</Amt>${IN}</Bal>`;
    expect((await head(camt(bare(ACCOUNT + balance('ZZZZ', '7') + line)))).balances).toEqual([
      { kind: 'CLBD', date: null, amountMinor: 700n, currency: 'SEK' },
    ]);
    expect(await faultsOf(camt(bare(ACCOUNT + line.replace('<Amt Ccy="SEK">7</Amt>', ''))))).toEqual(['5 Bal Amt camt.amount-missing']);
  });
});

describe('the account', () => {
  it('has the currency of its balances where it names none', async () => {
    const account = ACCOUNT.replace('<Ccy>SEK</Ccy>', '');
    expect((await head(camt(bare(account + balance('CLAV', '7', { ccy: 'EUR' }) + balance('OPBD', '7'))))).account.currency).toBe('SEK');
    expect((await head(camt(bare(account + balance('CLAV', '7', { ccy: 'EUR' }))))).account.currency).toBe('EUR');
    expect((await head(camt(bare(account + entry('5', { ccy: 'NOK' }))))).account.currency).toBe('NOK');
    expect((await head(camt(bare(account)))).account.currency).toBeNull();
    expect(await faultsOf(camt(bare(account + entry('5', { ccy: 'NOK' }) + entry('5'))))).toEqual(['5 Ntry Amt camt.entry-currency']);
  });

  it('may have an IBAN, and the bank its later name', async () => {
    const account =
      '<Acct><Id><IBAN>se45 5000 0000 0583 9825 7466</IBAN></Id><Svcr><FinInstnId><BICFI>ESSESESS</BICFI></FinInstnId></Svcr></Acct>';
    expect((await head(camt(bare(account), '053.001.13'))).account).toMatchObject({
      iban: 'SE4550000000058398257466',
      bban: null,
      bic: 'ESSESESS',
    });
  });

  it('that has no number is told', async () => {
    expect(await findingsOf(camt(bare('')))).toEqual(['5 Acct Id camt.account-missing']);
  });
});

describe('the period', () => {
  const period = async (from: string, to: string, closingDay: string) => {
    const stated = `<FrToDt><FrDtTm>${from}</FrDtTm><ToDtTm>${to}</ToDtTm></FrToDt>`;
    const read = await head(
      camt(bare(`${stated}${ACCOUNT}${balance('OPBD', '1', { day: '2026-03-01' })}${balance('CLBD', '1', { day: closingDay })}`)),
    );
    return [read.from, read.to];
  };

  it('ends with the closing balance where it ends with the first instant of the next day', async () => {
    expect(await period('2026-03-01T00:00:00', '2026-03-02T00:00:00', '2026-03-01')).toEqual(['2026-03-01', '2026-03-01']);
    expect(await period('2026-03-01T00:00:00', '2026-03-02T00:00:00', '2026-03-02')).toEqual(['2026-03-01', '2026-03-02']);
  });

  it('that ends before it begins is that of the balances', async () => {
    expect(await period('2026-03-05T00:00:00', '2026-03-02T00:00:00', '2026-03-03')).toEqual(['2026-03-01', '2026-03-03']);
  });

  it('is that of the entries where nothing else tells it', async () => {
    const days = (day: string) => ({ days: `<BookgDt><Dt>${day}</Dt></BookgDt>` });
    expect(await head(camt(bare(ACCOUNT + entry('5', days('2026-03-04')) + entry('5', days('2026-03-02')))))).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-04',
    });
    expect(await head(camt(bare(ACCOUNT)))).toMatchObject({ from: null, to: null });
  });
});

describe('the summary', () => {
  it('is held against the entries', async () => {
    const file = (stated: string) =>
      camt(statement(`<TxsSummry>${stated}</TxsSummry>${entry('5')}${entry('5', { status: '<Sts>PDNG</Sts>' })}`));
    const all = (count: number) => `<TtlNtries><NbOfNtries>${count}</NbOfNtries></TtlNtries>`;
    for (const stated of [
      all(1),
      all(2),
      '<TtlCdtNtries><NbOfNtries>1</NbOfNtries></TtlCdtNtries><TtlDbtNtries><NbOfNtries>0</NbOfNtries></TtlDbtNtries>',
    ]) {
      expect(await findingsOf(file(stated))).toEqual([]);
    }
    expect(await findingsOf(file(all(3)))).toEqual(['5 TxsSummry NbOfNtries camt.entries-differ']);
  });
});

describe('sums beyond what a database holds', () => {
  it('are refused', async () => {
    const most = entry('92233720368547758.07');
    expect(await faultsOf(camt(statement(most)))).toEqual([]);
    expect(await faultsOf(camt(statement(most + entry('0.01'))))).toEqual(['5 Stmt - camt.amounts-too-large']);
  });
});
