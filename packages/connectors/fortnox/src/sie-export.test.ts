import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginsAsSie, describeSie, endOfSie, joined, withoutGen } from './sie-export.ts';

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

test('only the day of the export may differ without making another content', () => {
  const contentOf = (text: string) => describeSie([bytes(text)]).contentSha256;
  expect(contentOf(file('20261125'))).toBe(contentOf(file('20261126 "Anna"')));
  expect(contentOf(file('20261125'))).not.toBe(contentOf(file('20261125', '#KONTO 1 "A"\r\n')));
  expect(describeSie([bytes(file('20261125'))]).sha256).not.toBe(describeSie([bytes(file('20261126'))]).sha256);
  // A text that looks like the label is not the label.
  expect(contentOf(file('1', '#VER A 1 20260101 "#GEN 1"\r\n'))).not.toBe(contentOf(file('1', '#VER A 1 20260101 "#GEN 2"\r\n')));
});

test('how the bytes came in pieces makes no difference', () => {
  const whole = bytes(file('20261125', `#PROSA "#VER A"\r\n${voucher(1)} ${voucher(2)}#VERDI 1\r\n${voucher(3)}`));
  const expected = describeSie([whole]);
  expect(expected.vouchers).toBe(3);
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 6 }), (cuts) => {
      const { vouchers, sha256, contentSha256, byteLength } = describeSie(pieces(whole, cuts));
      expect({ vouchers, sha256, contentSha256, byteLength }).toEqual({ ...expected, chunks: undefined });
      expect(joined(withoutGen(pieces(whole, cuts)))).toEqual(bytes(new TextDecoder().decode(whole).replace('#GEN 20261125\r\n', '')));
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
