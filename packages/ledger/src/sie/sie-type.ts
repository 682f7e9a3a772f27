/** The types of the standard: 4E is an export of a year, 4I an import of vouchers; SIETYP says 4 for both. */
export type SieType = '1' | '2' | '3' | '4E' | '4I' | '5' | '5-entry';

/** What a file is the truth about: all vouchers of its year, some vouchers to add, or balances only. */
export type SieReach = 'whole-year' | 'additions' | 'balances';

/** What of a file tells its type. */
export interface TypeSigns {
  /** What #SIETYP says, or null where it is missing. */
  readonly stated: string | null;
  readonly fileName: string | null;
  readonly hasYear: boolean;
  readonly hasVouchers: boolean;
}

/** A name that says 4I: the suffix `.si` of the standard, or the type itself, as in `bokforing_SIE4I.se`. */
const IMPORT_NAME = /\.si$|sie[ _-]?4[ _-]?i(?![a-z])/i;
const EXPORT_NAME = /\.se$/i;

/** The type of a file of SIE 1-4. A missing #SIETYP is type 1 by the standard, and type 4 where there are vouchers. */
export function sieType({ stated, fileName, hasYear, hasVouchers }: TypeSigns): SieType {
  const number = /^[1-4]/.exec(stated ?? '')?.[0] ?? (hasVouchers ? '4' : '1');
  if (number !== '4') return number as '1' | '2' | '3';
  if (/^4\s*i/i.test(stated ?? '')) return '4I';
  if (fileName !== null && IMPORT_NAME.test(fileName)) return '4I';
  if (fileName !== null && EXPORT_NAME.test(fileName)) return '4E';
  return hasYear ? '4E' : '4I';
}

/** A file that does not tell its year cannot be the whole of it. */
export function sieReach(type: SieType, hasYear: boolean): SieReach {
  if (type === '1' || type === '2' || type === '3') return 'balances';
  return (type === '4E' || type === '5') && hasYear ? 'whole-year' : 'additions';
}
