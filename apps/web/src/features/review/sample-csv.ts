import type { VoucherSample } from '../../api/resources.ts';
import type { Words } from '../../words/words.tsx';

/**
 * A sample as a CSV file that a Swedish spreadsheet opens: semicolons, decimal comma, UTF-8 with its mark; one line per row of a voucher.
 * A text that a spreadsheet would take for a formula stands behind an apostrophe; amounts are numbers and stay what they are.
 */
export function sampleCsv({ seed, population, items }: VoucherSample, words: Words): string {
  const { csv } = words.review;
  const head = [csv.place, csv.series, csv.number, csv.date, csv.text, csv.account, csv.accountName, csv.amount, csv.currency, csv.rowText];
  const lines = items.flatMap(({ series, number, date, text, source, identity, rank, entries }, index) =>
    (entries.length > 0 ? entries : [struck]).map((entry) => [
      String(index + 1),
      guarded(series),
      guarded(number),
      date,
      guarded(text),
      guarded(entry.account),
      guarded(entry.accountName),
      entry.amount.replace('.', ','),
      entry.currency,
      guarded(entry.text),
      guarded(source?.ref ?? ''),
      source?.sha256 ?? '',
      guarded(identity),
      rank,
    ]),
  );
  const told = [[csv.seed, guarded(seed)], [csv.population, String(population)], []];
  const all = [...told, [...head, csv.source, csv.sha256, csv.identity, csv.rank], ...lines];
  return `\uFEFF${all.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

// A voucher whose rows were all struck was drawn like any other.
const struck = { account: '', accountName: '', amount: '', currency: '', text: '' };

// What OWASP names as the beginnings of a formula.
function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
