import { describe, expect, it } from 'vitest';
import { guessedKind } from './import-kind.ts';

describe('what a file seems to be', () => {
  it.each([
    ['bok.se', '#FLAGGA 0\r\n#FORMAT PC8', 'sie'],
    ['bok.xml', '<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5">', 'sie'],
    ['x.xml', '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">', 'camt053'],
    ['x.xml', '\u00ef\u00bb\u00bf<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">', 'camt054'],
    ['inbetalningar.txt', '01BGMAX               0120260302', 'bgmax'],
    ['utdrag.txt', '{1:F01X}{4:\r\n:20:1\r\n:25:SE1\r\n:28C:1', 'mt940'],
    ['skatt.skv', '"";"Ing\u00e5ende saldo 2026-01-01";"";"0"', 'skattekonto'],
    ['konto.csv', 'Datum;Text;Belopp', 'csv'],
    ['konto.STA', '', 'mt940'],
    ['bok', '', 'sie'],
  ])('%s, beginning %j, is %s', (name, first, kind) => {
    expect(guessedKind(name, first)).toBe(kind);
  });
});
