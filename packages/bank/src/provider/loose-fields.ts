/** An object of an answer whose fields may be of any kind, or left out. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; null where it is none. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** A field as text: without blanks around it and what no database stores; `''` where it is none. Numbers have come as text by then. */
export function textOf(fields: Fields | null, name: string): string {
  return storable(fields?.[name]);
}

/** A field that is a list of texts; empty ones are left out, and so is a field that is no list. */
export function textsOf(fields: Fields | null, name: string): string[] {
  return listOf(fields, name).map(storable).filter(Boolean);
}

/** A field that is a list; empty where it is none. */
export function listOf(fields: Fields | null, name: string): readonly unknown[] {
  const value = fields?.[name];
  return Array.isArray(value) ? value : [];
}

/** An amount as it is written, with its currency. */
export interface WrittenAmount {
  readonly amount: string;
  readonly currency: string;
}

/** The value as an amount; null where it has none. */
export function writtenAmount(value: unknown): WrittenAmount | null {
  const fields = fieldsOf(value);
  const amount = textOf(fields, 'amount');
  return amount === '' ? null : { amount, currency: textOf(fields, 'currency') };
}

// What no database stores as text: NUL, and half a character.
function storable(value: unknown): string {
  if (typeof value !== 'string') return '';
  return (value.includes('\0') ? value.replaceAll('\0', '') : value).toWellFormed().trim();
}
