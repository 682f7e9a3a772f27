import { codedInformation } from './coded-information.ts';
import { type Information, NO_INFORMATION, plainText } from './information-shape.ts';
import { slashedInformation } from './slashed-information.ts';

// Three digits and a mark that two digits follow: fields 00-99 of the German and Polish banks, `?20` or `<20`, `~20`.
const CODED = /^\s?(\d{3})([?<>~^|&#!])(?=\d[\d\n])/;
const SLASHED = /(?:^|\s|\/)\/?(?:EREF|REMI|BENM|ORDP|TRTP|CNTP|NAME|IBAN|MARF|CSID|UETR|RTRN|ULTC|ULTB|ULTD|PREF|IREF|SVCR|PURP)\//;

/** Reads the lines of a `:86:`, decoded; what has no known structure is text as it stands. */
export function readInformation(lines: readonly string[]): Information {
  if (lines.length === 0) return NO_INFORMATION;
  const written = lines.length === 1 ? (lines[0] ?? '') : lines.join('\n');
  const coded = CODED.exec(written);
  if (coded) return codedInformation(lines.join(''), coded[1] ?? '', coded[2] ?? '');
  if (written.includes('/') && SLASHED.test(written)) return slashedInformation(lines);
  return { ...NO_INFORMATION, text: plainText(lines) };
}
