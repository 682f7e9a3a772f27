import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Checksum } from './checksum.ts';
import { faultsOf, readGood, SMALL_YEAR } from './fixtures/reading.ts';
import { cp437Bytes } from './written-text.ts';

function sumOf(text: string, size = text.length): number {
  const checksum = new Checksum();
  const bytes = cp437Bytes(text);
  for (let at = 0; at < bytes.length; at += size) checksum.add(bytes, at, Math.min(bytes.length, at + size));
  return checksum.value();
}

describe('the checksum', () => {
  it('is the CRC-32 of labels and contents alone, however the file is cut', () => {
    const text = '#PROGRAM\t"Försystem \\"3\\"" 3.3\r\n#VER A 1 20250101 "C:\\x" \r\n{\r\n#TRANS 1930 {"1" "N"} -5.00\r\n}\r\n';
    const counted = '#PROGRAMFörsystem "3"3.3#VERA120250101C:\\x#TRANS19301N-5.00';
    for (const size of [1, 2, 3, 7, 1_000]) expect(sumOf(text, size)).toBe(crc32(cp437Bytes(counted)));
  });

  const sealed = (body: string, stated = sumOf(body)) => `#FLAGGA 0\n#KSUMMA\n${body}#KSUMMA ${stated}\n`;
  const body = SMALL_YEAR.slice(SMALL_YEAR.indexOf('#PROGRAM'));

  it('is held against what the file states', async () => {
    expect((await readGood(sealed(body))).checksum).toMatchObject({ holds: true });
    const wrong = await readGood(sealed(body, 17));
    expect(wrong.checksum).toEqual({ stated: '17', overBytes: sumOf(body), overText: sumOf(body), holds: false });
    expect(wrong.head.findings).toMatchObject([{ code: 'sie.checksum-differs', line: 21 }]);
    expect(wrong.head.findings[0]!.message.en).toContain(`states 17, its content gives ${sumOf(body)}`);
  });

  it('is known for that of a file that was converted afterwards', async () => {
    const read = await readGood(Buffer.from(sealed(body), 'utf8'));
    expect(read.checksum).toMatchObject({ holds: false, overText: sumOf(body) });
    expect(read.findingCounts).toMatchObject({ 'sie.checksum-converted': 1 });
  });

  it('that is opened and never comes refuses the file', async () => {
    expect(await faultsOf(`#FLAGGA 0\n#KSUMMA\n${body}`)).toEqual(['2 #KSUMMA sie.truncated-checksum']);
    expect((await readGood(`${SMALL_YEAR}#KSUMMA 5\n`)).findingCounts).toEqual({ 'sie.checksum-not-opened': 1 });
  });
});
