import { type PlainDate, parsePlainDate } from '@saldo/kernel';

/** What lines before the heading tell of the account and the days; `''` and null where they do not. */
export interface CsvPreamble {
  readonly account: string;
  readonly name: string;
  readonly ownerName: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** Reads `Kontonummer: 1234 567 890`, `Kontohavare;Bolaget AB`, `* Transaktioner Period 2026-01-01–2026-01-31` and their like. */
export function csvPreamble(lines: readonly string[]): CsvPreamble {
  const value = (...names: string[]) => {
    for (const line of lines) {
      const [, name = '', rest = ''] = /^[\s"*]*([^:;,\t"]+?)[\s"]*[:;,\t]+(.*)$/.exec(line) ?? [];
      if (names.includes(name.trim().toLowerCase())) return rest.replace(/^[\s"]+|[\s";,]+$/g, '');
    }
    return '';
  };
  const period = lines.map((line) => /(\d{4}-\d{2}-\d{2})\W{1,5}(\d{4}-\d{2}-\d{2})/.exec(line)).find((found) => found !== null);
  return {
    account: value('iban', 'kontonummer', 'kontonr', 'konto'),
    name: value('kontonamn', 'produkt'),
    ownerName: value('kontohavare', 'kontoinnehavare', 'företag'),
    from: parsePlainDate(period?.[1] ?? ''),
    to: parsePlainDate(period?.[2] ?? ''),
  };
}
