import { describe, expect, it } from 'vitest';
import { balance, camt, details, entry, notification, OUT, statement } from './fixtures/messages.ts';
import { faultsOf, findingsOf, readEntry, readGood, readWhole } from './fixtures/reading.ts';
import { camtMessages } from './messages.ts';
import { camtEntries, readCamt } from './read-camt.ts';

const DAY = camt(statement(entry('250.00') + entry('49.50', { direction: OUT }), '1200.50'));

const bytesOf = (text: string) => () => [Buffer.from(text)];

describe('a statement', () => {
  it('is read with its account, its balances and its proof', async () => {
    const read = await readGood(DAY);
    expect(read).toMatchObject({ kind: 'camt053', version: 'camt.053.001.02', encoding: 'utf-8', messageId: 'M-1', findings: [] });
    expect(read.statements).toMatchObject([
      {
        account: {
          iban: null,
          bban: '54400001111',
          currency: 'SEK',
          name: 'Företagskonto',
          ownerName: 'Övningsbolaget AB',
          bic: 'ESSESESSXXX',
        },
        sourceId: 'S-1',
        sequence: '244',
        from: '2026-03-02',
        to: '2026-03-02',
        createdAt: '2026-03-03T02:35:35+01:00',
        page: null,
        opening: { kind: 'OPBD', date: '2026-03-02', amountMinor: 100_000n, currency: 'SEK' },
        closing: { kind: 'CLBD', amountMinor: 120_050n },
        counts: { booked: 2, pending: 0, information: 0 },
        bookedMinor: 20_050n,
        proof: { status: 'proven', expectedMinor: 120_050n, actualMinor: 120_050n },
      },
    ]);
    expect(read.all[0]!.map(({ amountMinor, currency, status }) => [amountMinor, currency, status])).toEqual([
      [25_000n, 'SEK', 'booked'],
      [-4_950n, 'SEK', 'booked'],
    ]);
  });

  it('whose balances do not meet is read and unproven', async () => {
    const [head] = (await readGood(camt(statement(entry('250.00'), '1250.01')))).statements;
    expect(head!.proof).toEqual({ status: 'unproven', expectedMinor: 125_000n, actualMinor: 125_001n });
  });

  it('gives batches of one statement each, at most as long as is asked', async () => {
    const source = bytesOf(camt(statement(entry('1').repeat(5), '1005') + statement(entry('2').repeat(2), '1004')));
    const reading = await readCamt(source);
    if (reading.status === 'refused') throw new Error('It must be read');
    const batches: [number, number][] = [];
    for await (const { statement: which, entries } of camtEntries(source, reading, 2)) batches.push([which, entries.length]);
    expect(batches).toEqual([
      [0, 2],
      [0, 2],
      [0, 1],
      [1, 2],
    ]);
  });

  it('of many details is given before a batch is full', async () => {
    const source = bytesOf(camt(statement(entry('1', { rest: details(...Array.from({ length: 1_500 }, () => '')) }).repeat(3), '1003')));
    const reading = await readCamt(source);
    if (reading.status === 'refused') throw new Error('It must be read');
    const batches: number[] = [];
    for await (const { entries } of camtEntries(source, reading)) batches.push(entries.length);
    expect(batches).toEqual([2, 1]);
  });

  it('that changed between the passes is told', async () => {
    const reading = await readCamt(bytesOf(DAY));
    if (reading.status === 'refused') throw new Error('It must be read');
    for (const other of [
      DAY.replace('250.00', '250.01'),
      DAY.replace('</Stmt>', '</Stmt><Stmt></Stmt>'),
      DAY.slice(0, -20),
      `${DAY.slice(0, 60)} ${DAY.slice(60)}`,
    ]) {
      const read = async () => {
        for await (const { entries } of camtEntries(bytesOf(other), reading)) expect(entries.length).toBeGreaterThan(0);
      };
      await expect(read()).rejects.toMatchObject({ code: 'camt.changed-while-read', kind: 'conflict' });
    }
  });
});

describe('signs', () => {
  it('come from the direction alone, also of a reversal', async () => {
    const reversal = '<RvslInd>true</RvslInd>';
    expect(await readEntry(camt(statement(entry('5', { reversal }))))).toMatchObject({ amountMinor: 500n, isReversal: true });
    expect(await readEntry(camt(statement(entry('5', { reversal, direction: OUT }))))).toMatchObject({
      amountMinor: -500n,
      isReversal: true,
    });
  });

  it('of balances are plus where none is given', async () => {
    const file = (...balances: string[]) =>
      camt(
        statement('')
          .replaceAll(/<Bal>.*<\/Bal>\n/g, '')
          .replace('</Acct>', `</Acct>${balances.join('')}`),
      );
    const amounts = async (...balances: string[]) =>
      (await readGood(file(...balances))).statements[0]!.balances.map(({ amountMinor }) => amountMinor);
    expect(
      await amounts(
        balance('OPBD', '7', { direction: '' }),
        balance('CLBD', '7', { direction: OUT }),
        balance('CLAV', '-8.5', { direction: '' }),
      ),
    ).toEqual([700n, -700n, -850n]);
    expect(await faultsOf(file(balance('OPBD', '-7')))).toEqual(['7 Bal Amt camt.amount-unreadable']);
  });
});

describe('the status', () => {
  it.each([
    ['<Sts>BOOK</Sts>', 'booked'],
    ['<Sts><Cd>BOOK</Cd></Sts>', 'booked'],
    ['', 'booked'],
    ['<Sts>PDNG</Sts>', 'pending'],
    ['<Sts><Cd>FUTR</Cd></Sts>', 'pending'],
    ['<Sts> INFO </Sts>', 'information'],
    ['<Sts><Prtry>HOLD</Prtry></Sts>', 'information'],
  ])('%s is %s', async (status, expected) => {
    const file = camt(statement(entry('5', { status }), '1005'));
    const [head] = (await readGood(file)).statements;
    expect((await readEntry(file)).status).toBe(expected);
    expect([head!.bookedMinor, head!.proof.status]).toEqual(expected === 'booked' ? [500n, 'proven'] : [0n, 'unproven']);
    expect(await findingsOf(file)).toEqual(status.includes('HOLD') ? ['11 Ntry Sts camt.status-unknown'] : []);
  });
});

describe('a notification', () => {
  it('has entries and no balances', async () => {
    const read = await readGood(camt(notification(entry('250')), '054.001.08'));
    expect(read).toMatchObject({ kind: 'camt054', version: 'camt.054.001.08' });
    expect(read.statements).toMatchObject([
      { balances: [], opening: null, closing: null, proof: { status: 'unproven', expectedMinor: null } },
    ]);
    expect(read.all).toMatchObject([[{ amountMinor: 25_000n }]]);
  });
});

describe('what is no statement', () => {
  it.each([
    ['another message', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><a/></Document>', '1 - - camt.not-camt'],
    ['a report of the running day', camt('<Rpt></Rpt>', '052.001.02'), '3 BkToCstmrAcctRpt - camt.intraday-report'],
    ['a document type', DAY.replace('<Document', '<!DOCTYPE a [<!ENTITY lol "lol">]><Document'), '2 - - camt.doctype'],
    ['an entity', DAY.replace('S-1', '&lol;'), '5 Id - camt.xml-broken'],
    ['an end that is another', DAY.replace('</Stmt>', '</Stm>'), '12 Stmt - camt.xml-broken'],
    ['a file that is cut off', DAY.slice(0, 900), '9 Bal - camt.cut-off'],
    ['a message without statements', camt(''), '- - - camt.no-statement'],
    [
      'both kinds',
      camt(statement('')).replace('</Document>', '<BkToCstmrDbtCdtNtfctn></BkToCstmrDbtCdtNtfctn></Document>'),
      '14 BkToCstmrDbtCdtNtfctn - camt.mixed',
    ],
  ])('%s is refused', async (_, text, fault) => {
    expect(await faultsOf(text)).toEqual([fault]);
  });

  it('is refused where another kind was asked for', async () => {
    expect(await faultsOf(DAY, { kind: 'camt054' })).toEqual(['- - - statement.other-kind']);
  });

  it('says in Swedish and English what to do', async () => {
    const refusal = await readWhole(camt('<Rpt></Rpt>', '052.001.02'), { fileName: 'dag.xml' });
    expect(refusal).toMatchObject({ faults: [{ file: 'dag.xml', message: camtMessages['camt.intraday-report']!({}) }], faultCount: 1 });
  });
});

describe('what cannot be read with certainty', () => {
  it.each([
    ['two points', entry('12..34'), '11 Ntry Amt camt.amount-unreadable'],
    ['a comma', entry('12,34'), '11 Ntry Amt camt.amount-unreadable'],
    ['no digits', entry(''), '11 Ntry Amt camt.amount-unreadable'],
    ['a sign', entry('-5'), '11 Ntry Amt camt.amount-unreadable'],
    ['a third decimal', entry('12.345'), '11 Ntry Amt camt.amount-decimals'],
    ['more than 64 bits', entry('92233720368547758.08'), '11 Ntry Amt camt.amount-too-large'],
    ['no amount', entry('5').replace(/<Amt.*<\/Amt>/, ''), '11 Ntry Amt camt.amount-missing'],
    ['no currency', entry('5').replace(' Ccy="SEK"', ''), '11 Ntry Amt camt.currency-missing'],
    ['a currency of nobody', entry('5', { ccy: 'kr' }), '11 Ntry Amt camt.currency-unreadable'],
    ['another currency', entry('5', { ccy: 'EUR' }), '11 Ntry Amt camt.entry-currency'],
    ['no direction', entry('5', { direction: '' }), '11 Ntry CdtDbtInd camt.direction-missing'],
    ['a direction of nobody', entry('5', { direction: '<CdtDbtInd>C</CdtDbtInd>' }), '11 Ntry CdtDbtInd camt.direction-unreadable'],
    ['30 February', entry('5', { days: '<BookgDt><Dt>2026-02-30</Dt></BookgDt>' }), '11 Ntry BookgDt/Dt camt.date-unreadable'],
    [
      'a time of nobody',
      entry('5', { days: '<BookgDt><DtTm>2026-02-20T25:00:00</DtTm></BookgDt>' }),
      '11 Ntry BookgDt/DtTm camt.date-unreadable',
    ],
    ['a wrong value date', entry('5', { days: '<ValDt><Dt>20260220</Dt></ValDt>' }), '11 Ntry ValDt/Dt camt.date-unreadable'],
    ['neither true nor false', entry('5', { reversal: '<RvslInd>Y</RvslInd>' }), '11 Ntry RvslInd camt.indicator-unreadable'],
    ['two amounts', entry('5', { rest: '<Amt Ccy="SEK">7</Amt>' }), '11 Ntry Amt camt.twice'],
  ])('%s', async (_, one, fault) => {
    expect(await faultsOf(camt(statement(one)))).toEqual([fault]);
  });

  it('has an element where a value belongs', async () => {
    expect((await faultsOf(camt(statement(entry('5<b/>0')))))[0]).toBe('11 Ntry Amt camt.element-in-value');
  });

  it('is told whole, each with its line', async () => {
    expect(await faultsOf(camt(statement(`${entry('1..2', { direction: '' })}\n${entry('5', { ccy: 'EUR' })}`, 'x')))).toEqual([
      '9 Bal Amt camt.amount-unreadable',
      '11 Ntry Amt camt.amount-unreadable',
      '11 Ntry CdtDbtInd camt.direction-missing',
      '12 Ntry Amt camt.entry-currency',
    ]);
  });
});
