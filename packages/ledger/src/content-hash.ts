import { hash } from 'node:crypto';
import type { BooksRow, BooksVoucher } from './books.ts';

/**
 * A hash of everything that a voucher says, and of nothing about where it stands: it tells *changed* from *same* (`comparedContent`).
 * After a point stands a shorter one of what every way to a source tells, and `~` where it was told in part.
 * Fields are parted by control characters, which no source may have in a text; canonical JSON took three times as long.
 */
export function contentHash(voucher: BooksVoucher): string {
  let text = `${voucher.date}${FIELD}${voucher.text}${FIELD}${told(voucher.registeredOn)}${FIELD}${told(voucher.sign)}`;
  for (const row of voucher.rows) text += rowText(row);
  for (const { kind, row, by, at } of voucher.corrections)
    text += `${CORRECTION}${kind}${FIELD}${told(by)}${FIELD}${told(at)}${rowText(row)}`;
  return `${hash('sha256', text, 'base64url')}.${commonHash(voucher)}${voucher.told === 'in-part' ? IN_PART : ''}`;
}

/**
 * What became of a voucher's content from one hash to the next. The export of a year tells who registered and corrected a voucher and
 * when, the single calls do not: where only one of the two tells that, only what both tell is compared, and `told-more` means that the
 * newer one is the one that does.
 */
export function comparedContent(before: string, now: string): 'same' | 'told-more' | 'changed' {
  if (before === now) return 'same';
  const [wasInPart, isInPart] = [before.endsWith(IN_PART), now.endsWith(IN_PART)];
  if (wasInPart === isInPart || commonPart(before) !== commonPart(now)) return 'changed';
  return wasInPart ? 'told-more' : 'same';
}

const FIELD = '\u001f';
const ROW = '\u001e';
const CORRECTION = '\u001d';
const NOTHING = '\u0000';
const IN_PART = '~';
const COMMON_LENGTH = 22;

function rowText(row: BooksRow): string {
  let text = `${ROW}${row.account}${FIELD}${row.amountMinor}${FIELD}${told(row.date)}${FIELD}${row.text}${FIELD}${told(row.quantity)}${FIELD}${told(row.sign)}`;
  for (const [dimension, object] of row.objects) text += `${FIELD}${dimension}${FIELD}${object}`;
  return text;
}

function told(value: string | null): string {
  return value ?? NOTHING;
}

function commonPart(content: string): string {
  const at = content.indexOf('.') + 1;
  return content.slice(at, at + COMMON_LENGTH);
}

// What was added in a correction stands among the rows too; what was struck does not.
function commonHash({ date, text, rows, corrections }: BooksVoucher): string {
  let common = `${date}${FIELD}${folded(text)}`;
  for (const row of rows) common += commonRow(row);
  for (const { kind, row } of corrections) if (kind === 'struck') common += `${CORRECTION}${commonRow(row)}`;
  return hash('sha256', common, 'base64url').slice(0, COMMON_LENGTH);
}

// One way writes a quantity of nothing as 0, and each lists objects in its own order.
function commonRow({ account, amountMinor, text, quantity, objects }: BooksRow): string {
  const pieces = quantity === null ? 0 : Number(quantity);
  let common = `${ROW}${account}${FIELD}${amountMinor}${FIELD}${folded(text)}${FIELD}${Number.isNaN(pieces) ? quantity : pieces}`;
  for (const [dimension, object] of objects.length > 1 ? [...objects].sort(byDimension) : objects)
    common += `${FIELD}${dimension}${FIELD}${object}`;
  return common;
}

function byDimension(a: BooksRow['objects'][number], b: BooksRow['objects'][number]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1;
}

const PLAIN = /^(?:[!#-&(-,./0-~åäöÅÄÖéÉ]| (?! ))*$/;

// An export is written on one line in the 256 characters of PC8. What it cannot hold is a question mark there, or what looks like it:
// quotes and dashes.
function folded(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[^ -~åäöÅÄÖéÉüÜ]|["'-]/gu, '?');
}
