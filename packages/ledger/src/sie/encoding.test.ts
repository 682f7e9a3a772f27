import { describe, expect, it } from 'vitest';
import { EncodingEvidence } from './encoding.ts';
import { readGood, SMALL_YEAR } from './fixtures/reading.ts';
import { cp437Bytes, sayable } from './written-text.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');

function encodingOf(bytes: Uint8Array, size: number): string {
  const evidence = new EncodingEvidence();
  for (let at = 0; at < bytes.length; at += size) evidence.add(bytes, at, Math.min(bytes.length, at + size));
  return evidence.encoding();
}

describe('the encoding is told by the bytes', () => {
  it.each([
    ['ascii', latin1('plain')],
    ['cp437', cp437Bytes('Förändring av lager, Åkeri')],
    ['latin1', latin1('Förändring av lager, Åkeri')],
    ['utf-8', utf8('Förändring')],
    ['utf-8', utf8('😀 och €')],
    ['utf-8', Buffer.concat([utf8('åäö').subarray(0, 5), latin1(' hur')])],
    ['latin1', Buffer.concat([utf8('å'), latin1('åäö är')])],
    ['cp437', Uint8Array.of(0xe2, 0x82)],
    ['cp437', Uint8Array.of(0xc0, 0xaf, 0x41)],
    ['cp437', Uint8Array.of(0xed, 0xa0, 0x80)],
  ])('%s, however it is cut', (encoding, bytes) => {
    for (const size of [1, 2, 3, 100]) expect(encodingOf(bytes, size)).toBe(encoding);
  });
});

describe('texts', () => {
  it.each([
    ['cp437', cp437Bytes(SMALL_YEAR)],
    ['latin1', latin1(SMALL_YEAR)],
    ['utf-8', utf8(SMALL_YEAR)],
    ['utf-8-bom', utf8(`\ufeff${SMALL_YEAR}`)],
  ])('read the same in %s', async (encoding, bytes) => {
    const read = await readGood(bytes);
    expect([read.encoding, read.head.company.name, read.head.accounts[1]!.name]).toEqual([
      encoding,
      'Övningsbolaget AB',
      'Leverantörsskulder',
    ]);
    expect(read.findingCounts['sie.encoding-differs']).toBe(encoding === 'cp437' ? undefined : 1);
  });

  it('of rows are decoded in each encoding, beside characters beyond Latin-1', async () => {
    const text = SMALL_YEAR.replace('Hyra januari', 'Hyra åäö ½ Σ');
    for (const bytes of [cp437Bytes(text), utf8(text)]) expect((await readGood(bytes)).all[0]!.text).toBe('Hyra åäö ½ Σ');
    expect((await readGood(latin1(SMALL_YEAR.replace('januari', 'åäö\u0080')))).all[0]!.text).toBe('Hyra åäö€');
  });

  it('are read by their bytes where a mark says otherwise, which is told', async () => {
    const marked = await readGood(Buffer.concat([utf8('\ufeff'), cp437Bytes(SMALL_YEAR)]));
    expect([marked.encoding, marked.head.company.name, marked.findingCounts]).toEqual([
      'cp437',
      'Övningsbolaget AB',
      { 'sie.encoding-differs': 1 },
    ]);
    expect(marked.head.findings[0]?.message.en).toBe('The file says that it is UTF-8 and is written in PC8.');
  });

  it('that are cut inside a letter leave the others as they are', async () => {
    const whole = utf8(SMALL_YEAR.replace('Hyra januari', 'Hyra på'));
    const at = whole.indexOf(utf8('på')) + 2;
    const read = await readGood(Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]));
    expect([read.encoding, read.head.company.name, read.all[0]!.text]).toEqual(['utf-8', 'Övningsbolaget AB', 'Hyra p\ufffd']);
    expect(read.head.findings.find(({ code }) => code === 'sie.characters-lost')?.message.en).toContain('1 character,');
  });

  it('that were lost or mangled before are told', async () => {
    expect((await readGood(utf8(SMALL_YEAR.replaceAll('ö', '\ufffd')))).findingCounts).toMatchObject({ 'sie.characters-lost': 1 });
    expect((await readGood(SMALL_YEAR.replaceAll('ö', '?'))).findingCounts).toMatchObject({ 'sie.characters-lost': 1 });
    expect((await readGood(utf8(SMALL_YEAR.replaceAll('ö', '”')))).findingCounts).toMatchObject({ 'sie.characters-mangled': 1 });
    expect((await readGood(utf8(SMALL_YEAR.replaceAll('ö', 'Ã¶')))).findingCounts).toMatchObject({ 'sie.characters-mangled': 1 });
    expect((await readGood(SMALL_YEAR)).findingCounts).toEqual({});
  });
});

describe('what code page 437 cannot say', () => {
  it.each([
    ['Köp 5 € – “x”', 'Köp 5 EUR - "x"', true],
    ['Dvořák', 'Dvorák', true],
    ['日本', '??', true],
    ['rad\nbruten\\', 'rad bruten/', true],
    ['o\u0308', 'ö', false],
    ['½ ok', '½ ok', false],
  ])('%j', (text, written, lost) => {
    expect(sayable(text)).toEqual({ text: written, lost });
  });
});
