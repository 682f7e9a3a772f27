/** How a label of the standard is built: its fields in order, and how many of them must stand there. */
export interface LabelForm {
  readonly fields: readonly string[];
  readonly required: number;
}

const form = (required: number, ...fields: string[]): LabelForm => ({ fields, required });

/** Every label that SIE file format 4C (edition of 6 August 2025) names, types 1 to 4. */
export const labels: ReadonlyMap<string, LabelForm> = new Map([
  ['FLAGGA', form(1, 'flag')],
  ['KSUMMA', form(0, 'checksum')],
  ['PROGRAM', form(2, 'name', 'version')],
  ['FORMAT', form(1, 'format')],
  ['GEN', form(1, 'date', 'sign')],
  ['SIETYP', form(1, 'type')],
  ['PROSA', form(1, 'text')],
  ['FTYP', form(1, 'type')],
  ['FNR', form(1, 'id')],
  ['ORGNR', form(1, 'number', 'acquisition', 'activity')],
  ['BKOD', form(1, 'code')],
  ['ADRESS', form(4, 'contact', 'street', 'postal', 'telephone')],
  ['FNAMN', form(1, 'name')],
  ['RAR', form(3, 'year', 'from', 'to')],
  ['TAXAR', form(1, 'year')],
  ['OMFATTN', form(1, 'date')],
  ['KPTYP', form(1, 'type')],
  ['VALUTA', form(1, 'currency')],
  ['KONTO', form(2, 'account', 'name')],
  ['KTYP', form(2, 'account', 'type')],
  ['ENHET', form(2, 'account', 'unit')],
  ['SRU', form(2, 'account', 'code')],
  ['DIM', form(2, 'dimension', 'name')],
  ['UNDERDIM', form(3, 'dimension', 'name', 'parent')],
  ['OBJEKT', form(3, 'dimension', 'object', 'name')],
  ['IB', form(3, 'year', 'account', 'amount', 'quantity')],
  ['UB', form(3, 'year', 'account', 'amount', 'quantity')],
  ['RES', form(3, 'year', 'account', 'amount', 'quantity')],
  ['OIB', form(4, 'year', 'account', 'objects', 'amount', 'quantity')],
  ['OUB', form(4, 'year', 'account', 'objects', 'amount', 'quantity')],
  ['PSALDO', form(5, 'year', 'month', 'account', 'objects', 'amount', 'quantity')],
  ['PBUDGET', form(5, 'year', 'month', 'account', 'objects', 'amount', 'quantity')],
  ['VER', form(3, 'series', 'number', 'date', 'text', 'registered', 'sign')],
  ['TRANS', form(3, 'account', 'objects', 'amount', 'date', 'text', 'quantity', 'sign')],
  ['RTRANS', form(3, 'account', 'objects', 'amount', 'date', 'text', 'quantity', 'sign')],
  ['BTRANS', form(3, 'account', 'objects', 'amount', 'date', 'text', 'quantity', 'sign')],
]);

/** Labels outside the standard that are common: `#MOMSKOD account code` of Visma. */
export const commonLabels: ReadonlySet<string> = new Set(['MOMSKOD']);

/** A file that holds none of these, and no voucher, is no SIE file, whatever its lines begin with. */
export const tellingLabels: ReadonlySet<string> = new Set(['FLAGGA', 'PROGRAM', 'FORMAT', 'GEN', 'SIETYP', 'FNAMN', 'RAR', 'KONTO']);

/** The labels that a file of a type must have (the standard's own table; #SIETYP may be left out of type 1). */
export function requiredLabels(type: string): readonly string[] {
  const all = ['FLAGGA', 'PROGRAM', 'FORMAT', 'GEN', 'FNAMN'];
  if (type === '4I') return [...all, 'SIETYP'];
  return type === '1' ? [...all, 'RAR', 'KONTO'] : [...all, 'SIETYP', 'RAR', 'KONTO'];
}
