import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from './fixtures/reading.ts';
import { withoutGen } from './without-gen.ts';

async function filtered(text: string, size = text.length || 1): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of withoutGen(sourceOf(Buffer.from(text, 'latin1'), size)())) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}

describe('a file without its #GEN', () => {
  it('is the same for two exports of the same books', async () => {
    const of = (day: string) => `#FLAGGA 0\r\n#GEN ${day} "AB"\r\n#GENOM 1\r\n#FNAMN "#GEN 1"\r\n \t#GEN\r\n#RAR 0`;
    expect(await filtered(of('20250101'))).toBe('#FLAGGA 0\r\n#GENOM 1\r\n#FNAMN "#GEN 1"\r\n#RAR 0');
    expect(await filtered('#GEN 20250101')).toBe('');
  });

  it('is the same however it is cut', async () => {
    const piece = fc.constantFrom('#GEN', '#GEN 1', '#GENX', ' ', '\t', '\r\n', '\n', 'x', '#', '#GE');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
        expect(await filtered(pieces.join(''), size)).toBe(await filtered(pieces.join('')));
      }),
    );
  });
});
