// Code page 437 from 0x80 on: what SIE files are written in (SIE 4C, section 5.3).
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const inCodePage437 = new Set([0x84, 0x86, 0x94, 0x8e, 0x8f, 0x99, 0x82, 0x90]);
const inLatin1 = new Set([0xe4, 0xe5, 0xf6, 0xc4, 0xc5, 0xd6, 0xe9, 0xc9]);

/**
 * The bytes of a source as text, to be read by a person. Decoded by the bytes themselves, never by what a header says:
 * zeros are those of UTF-16, valid UTF-8 is that; else the Swedish letters tell code page 437 from Latin-1.
 */
export function sourceText(bytes: Uint8Array): string {
  const [first = 1, second = 1] = bytes;
  const mark = bytes.length > 2 ? first * 256 + second : 0;
  if (first === 0 || mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes);
  if (second === 0 || mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const count = (letters: ReadonlySet<number>) => bytes.reduce((sum, byte) => sum + (letters.has(byte) ? 1 : 0), 0);
  if (count(inLatin1) > count(inCodePage437)) return new TextDecoder('windows-1252').decode(bytes);
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? ''))).join('');
}
