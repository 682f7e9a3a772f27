import type { Charge, Counterparty, ForeignAmount } from '../statement.ts';

/** What a `:86:` says of an entry; `''` and `[]` where it says nothing of a kind. */
export interface Information {
  readonly counterparty: Counterparty;
  readonly endToEnd: string;
  readonly ocr: string;
  readonly message: string;
  /** `<kind>:<value>` */
  readonly ids: readonly string[];
  /** A code of its own beside the kind of transaction: the Geschäftsvorfallcode of German banks. */
  readonly code: string;
  readonly text: string;
  readonly foreign: ForeignAmount | null;
  readonly charges: readonly Charge[];
}

export const NO_INFORMATION: Information = {
  counterparty: { name: '', account: '' },
  endToEnd: '',
  ocr: '',
  message: '',
  ids: [],
  code: '',
  text: '',
  foreign: null,
  charges: [],
};

/** Lines without the blanks at their ends, and without those that are empty. */
export function plainText(lines: readonly string[]): string {
  if (lines.length < 2) return lines[0]?.trim() ?? '';
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
