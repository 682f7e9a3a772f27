import { describe, expect, it } from 'vitest';
import { readGood, readWhole } from './fixtures/reading.ts';
import { previewCsv, readStatements, statementEntries } from './index.ts';

const any = { read: readStatements, entries: statementEntries };

const CSV = [
  'Datum;Text;Belopp;Saldo',
  '2026-03-02;Köp på Ö – 5 €;-100,00;900,00',
  '2026-03-03;"två\r\nrader 😀";\u221250,00;850,00',
  '',
].join('\r\n');
const MT940 = [
  ':20:REF1',
  ':25:SWEDSESS/83279123456789',
  ':28C:3/1',
  ':60F:C260301SEK1000,',
  ':61:2603050305C250,50NTRFNONREF//B1',
  ':86:Faktura från Åke',
  ':62F:C260331SEK1250,5',
  '',
].join('\r\n');

const little = (text: string, mark = '\ufeff') => Buffer.from(`${mark}${text}`, 'utf16le');
const big = (text: string, mark = '\ufeff') => little(text, mark).swap16();
const forms: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['little end first', (text) => little(text)],
  ['big end first', (text) => big(text)],
  ['little end first, without a mark', (text) => little(text, '')],
  ['big end first, without a mark', (text) => big(text, '')],
  ['carriage returns alone', (text) => little(text.replaceAll('\r\n', '\r'))],
];

describe.each(forms)('UTF-16, %s', (_, written) => {
  it('is read as CSV, wherever it is cut, and each row stands where it stands', async () => {
    const bytes = written(CSV);
    const { mapping } = previewCsv(bytes);
    if (!mapping) throw new Error('A mapping must be proposed');
    const whole = await readGood(any, bytes, { mapping });
    expect(whole).toMatchObject({ kind: 'csv', encoding: 'utf-16', findings: [], statements: [{ proof: { status: 'proven' } }] });
    const rows = whole.all.flat();
    expect(rows.map(({ text, amountMinor }) => [text.replaceAll(/\s+/g, ' '), amountMinor])).toEqual([
      ['Köp på Ö – 5 €', -10_000n],
      ['två rader 😀', -5_000n],
    ]);
    const swapped = bytes[0] === 0xfe || bytes[0] === 0 ? Buffer.from(bytes).swap16() : bytes;
    expect(
      rows.map(({ place }) =>
        swapped
          .toString('utf16le', place?.offset, (place?.offset ?? 0) + (place?.length ?? 0))
          .trim()
          .slice(0, 10),
      ),
    ).toEqual(['2026-03-02', '2026-03-03']);
    for (const size of [1, 3, 7, 50]) expect(await readWhole(any, bytes, { mapping }, size)).toEqual(whole);
  });

  it('is read as MT940', async () => {
    const bytes = written(MT940);
    const whole = await readGood(any, bytes);
    expect(whole).toMatchObject({ kind: 'mt940', encoding: 'utf-16', findings: [], statements: [{ proof: { status: 'proven' } }] });
    expect(whole.all.flat().map(({ text, amountMinor }) => [text, amountMinor])).toEqual([['Faktura från Åke', 25_050n]]);
    for (const size of [1, 5, 64]) expect(await readWhole(any, bytes, {}, size)).toEqual(whole);
  });
});

it('is refused where it ends in the middle of a character or has zeros for text', async () => {
  for (const bytes of [little(CSV).subarray(0, -1), little(CSV.replace('Ö', '\0'))]) {
    const { mapping } = previewCsv(little(CSV));
    expect(await readWhole(any, bytes, mapping ? { mapping } : {})).toMatchObject({
      status: 'refused',
      faults: [{ code: 'statement.binary' }],
    });
  }
});
