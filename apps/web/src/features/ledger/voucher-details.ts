import type { Voucher } from '../../api/resources.ts';

/** What a source tells of a voucher outside its year's file. Nothing that is missing is guessed. */
export interface VoucherDetails {
  /** What it came from, such as an invoice; `kind` as the source names it. */
  reference: { kind: string; number: string } | null;
  costCenter: string | null;
  project: string | null;
  comments: string | null;
  /** The names of the papers that are attached at the source. */
  files: string[];
}

/** Reads the details of a voucher; they come later than the voucher, and not from every source. */
export function voucherDetails({ details }: Pick<Voucher, 'details'>): VoucherDetails {
  const told = details ?? {};
  const number = text(told.referenceNumber);
  return {
    reference: number === null ? null : { kind: text(told.referenceType) ?? '', number },
    costCenter: text(told.costCenter),
    project: text(told.project),
    comments: text(told.comments),
    files: Array.isArray(told.files) ? told.files.map(nameOf).filter((name) => name !== null) : [],
  };
}

function nameOf(file: unknown): string | null {
  return typeof file === 'object' && file !== null && 'name' in file ? text(file.name) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
