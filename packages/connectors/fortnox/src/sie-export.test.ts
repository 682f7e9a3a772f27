import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginsAsSie, describeSie, endOfSie } from './sie-export.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (gen: string, rest = '') => `#FLAGGA 0\r\n#FORMAT PC8\r\n#GEN ${gen}\r\n#FNAMN "A"\r\n${rest}`;
const voucher = (number: number) =>
  `#VER A ${number} 20260101 "x" 20260101\r\n{\r\n#TRANS 1930 {} 1 "" "" 0\r\n#TRANS 3001 {} -1 "" "" 0\r\n}\r\n`;

/** The same bytes in pieces, cut where the numbers say. */
function pieces(whole: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => whole.subarray(from, places[index] ?? whole.length));
}

test('a SIE file begins with its flag; a page, JSON or nothing does not', () => {
  for (const text of ['#FLAGGA 0\n', '\ufeff#FLAGGA 0', '\r\n #FLAGGA\t1']) expect(beginsAsSie([bytes(text)])).toBe(true);
  for (const text of ['', '<!DOCTYPE html>', '{"ErrorInformation":{}}', '#FLAGG', 'FLAGGA 0'])
    expect(beginsAsSie([bytes(text)])).toBe(false);
});

test('only the day of the export may differ without making another content', async () => {
  const of = (text: string) => describeSie([bytes(text)]);
  const contentOf = async (text: string) => (await of(text)).contentSha256;
  expect(await contentOf(file('20261125'))).toBe(await contentOf(file('20261126 "Anna"')));
  expect(await contentOf(file('20261125'))).not.toBe(await contentOf(file('20261125', '#KONTO 1 "A"\r\n')));
  expect((await of(file('20261125'))).sha256).not.toBe((await of(file('20261126'))).sha256);
  // A text that looks like the label is not the label.
  const withText = (text: string) => contentOf(file('1', `#VER A 1 20260101 "${text}"\r\n`));
  expect(await withText('#GEN 1')).not.toBe(await withText('#GEN 2'));
});

test('how the bytes came in pieces makes no difference', async () => {
  const whole = bytes(file('20261125', `#PROSA "#VER A"\r\n${voucher(1)} ${voucher(2)}#VERDI 1\r\n${voucher(3)}`));
  const expected = await describeSie([whole]);
  expect(expected.vouchers).toBe(3);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000), { maxLength: 6 }), async (cuts) => {
      const { chunks, ...found } = await describeSie(pieces(whole, cuts));
      expect({ ...found, chunks: expected.chunks }).toEqual(expected);
    }),
  );
});

describe('the end', () => {
  test('is whole after a line end or a closed voucher, and in doubt after anything else', () => {
    expect(endOfSie([bytes(file('1', voucher(1)))])).toBe('whole');
    expect(endOfSie([bytes(file('1', voucher(1)).trimEnd())])).toBe('whole');
    expect(endOfSie([bytes(`${file('1', voucher(1))}\u001a`)])).toBe('whole');
    expect(endOfSie([bytes(file('1'))])).toBe('whole');
    expect(endOfSie([bytes(file('1', '#UB 0 1930 12'))])).toBe('doubtful');
  });

  test('no cut inside the vouchers passes as whole, but one right between two', () => {
    const text = file('1', voucher(1) + voucher(2) + voucher(3));
    const first = text.indexOf('#VER');
    for (let cut = first + 1; cut < text.length - 2; cut++) {
      const kept = text.slice(0, cut);
      const between = /\n\}(\r\n?)?$/.test(kept);
      expect(endOfSie([bytes(kept)]) === 'whole', JSON.stringify(kept.slice(-20))).toBe(between);
    }
  });
});
