import { type Fault, isUuid, parseAmount, parseOrgNumber, SaldoError, type Sentence } from '@saldo/kernel';

/** A company, a manager of alternative investment funds, or such a fund. */
export const clientKinds = ['company', 'aifm', 'aif'] as const;
export type ClientKind = (typeof clientKinds)[number];

/** How often the client declares VAT; `none` where it does not. */
const vatPeriods = ['month', 'quarter', 'year', 'none'] as const;
export type VatPeriod = (typeof vatPeriods)[number];

/** What a caller says of a client. */
export interface ClientFields {
  readonly name: string;
  /** Ten or twelve digits, with or without the hyphen. */
  readonly orgNo: string;
  readonly kind: ClientKind;
  readonly managerId?: string | null | undefined;
  /** Free text of at most 20 characters. */
  readonly tier?: string | null | undefined;
  /** IANA; Europe/Stockholm where it is left out. */
  readonly timeZone?: string | undefined;
}

/** What a caller says in a client's profile; what is left out stays. */
export interface ProfileFields {
  /** Codes of the catalogue's `applies_to`. */
  readonly kinds?: readonly string[] | undefined;
  /** `MM-DD`. */
  readonly financialYearEnd?: string | undefined;
  readonly vatPeriod?: VatPeriod | null | undefined;
  readonly turnoverBand?: string | null | undefined;
  /** A decimal amount. */
  readonly aumEur?: string | null | undefined;
  /** ISO 4217. */
  readonly baseCurrency?: string | undefined;
}

/** Refuses fields that are no client's, every fault at once; throws `clients.invalid`. Answers them in the form that is stored. */
export function checkClient<F extends Partial<ClientFields>>(fields: F): F {
  const faults: Fault[] = [];
  const orgNo = fields.orgNo === undefined ? undefined : parseOrgNumber(fields.orgNo);
  if (fields.name !== undefined && !isLine(fields.name, 200)) faults.push(fault('name', NAME));
  if (orgNo === null) faults.push(fault('orgNo', ORG_NO));
  if (fields.kind !== undefined && !clientKinds.includes(fields.kind)) faults.push(fault('kind', KIND));
  if (typeof fields.managerId === 'string' && !isUuid(fields.managerId)) faults.push(fault('managerId', MANAGER));
  if (typeof fields.tier === 'string' && !isLine(fields.tier, 20)) faults.push(fault('tier', TIER));
  if (fields.timeZone !== undefined && !isTimeZone(fields.timeZone)) faults.push(fault('timeZone', TIME_ZONE));
  refuse(faults);
  return { ...fields, ...(fields.name === undefined ? {} : { name: fields.name.trim() }), ...(orgNo ? { orgNo } : {}) };
}

/** Refuses what is no profile, every fault at once; throws `clients.invalid`. */
export function checkProfile(fields: ProfileFields): ProfileFields {
  const faults: Fault[] = [];
  const { kinds, financialYearEnd, vatPeriod, turnoverBand, aumEur, baseCurrency } = fields;
  if (kinds?.some((kind) => !isCatalogueCode(kind))) faults.push(fault('kinds', KINDS));
  if (financialYearEnd !== undefined && !isMonthDay(financialYearEnd)) faults.push(fault('financialYearEnd', MONTH_DAY));
  if (vatPeriod && !vatPeriods.includes(vatPeriod)) faults.push(fault('vatPeriod', VAT_PERIOD));
  if (typeof turnoverBand === 'string' && !isLine(turnoverBand, 60)) faults.push(fault('turnoverBand', TURNOVER));
  if (typeof aumEur === 'string' && !isSumUnderManagement(aumEur)) faults.push(fault('aumEur', AMOUNT));
  if (baseCurrency !== undefined && !isCurrency(baseCurrency)) faults.push(fault('baseCurrency', CURRENCY));
  refuse(faults);
  return fields;
}

/** ISO 4217, as the runtime knows it. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const NAME: Sentence = { sv: 'Ange ett namn på högst 200 tecken.', en: 'Give a name of at most 200 characters.' };
const ORG_NO: Sentence = {
  sv: 'Organisationsnumret stämmer inte: tio siffror, där den sista är kontrollsiffran.',
  en: 'The organisation number is wrong: ten digits, the last of which is the check digit.',
};
const KIND: Sentence = { sv: 'Välj bolag, AIF-förvaltare eller AIF-fond.', en: 'Choose company, aifm or aif.' };
const MANAGER: Sentence = { sv: 'Välj en användare.', en: 'Choose a user.' };
const TIER: Sentence = { sv: 'Ange högst 20 tecken.', en: 'Give at most 20 characters.' };
const TIME_ZONE: Sentence = { sv: 'Ange en tidszon, till exempel Europe/Stockholm.', en: 'Give a time zone, such as Europe/Stockholm.' };
const KINDS: Sentence = {
  sv: 'Ange koder ur kravkatalogen, till exempel aifm_full.',
  en: 'Give codes of the catalogue, such as aifm_full.',
};
const MONTH_DAY: Sentence = { sv: 'Ange månad och dag, till exempel 12-31.', en: 'Give month and day, such as 12-31.' };
const VAT_PERIOD: Sentence = { sv: 'Välj månad, kvartal, år eller ingen moms.', en: 'Choose month, quarter, year or none.' };
const TURNOVER: Sentence = { sv: 'Ange högst 60 tecken.', en: 'Give at most 60 characters.' };
const AMOUNT: Sentence = { sv: 'Ange ett belopp, till exempel 100000000.00.', en: 'Give an amount, such as 100000000.00.' };
const CURRENCY: Sentence = {
  sv: 'Ange en valuta med tre bokstäver, till exempel SEK.',
  en: 'Give a currency of three letters, such as SEK.',
};

function fault(field: string, message: Sentence): Fault {
  return { code: 'clients.field', field, message };
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new SaldoError('clients.invalid', 'invalid', {}, { faults });
}

function isLine(text: string, longest: number): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is refused
  return text.trim() !== '' && text.length <= longest && !/[\u0000-\u001f\u007f-\u009f]/.test(text);
}

/** Whether it names an IANA time zone. Intl knows offsets such as +02:00 too, but they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether it is a day that some year has, `MM-DD`. */
export function isMonthDay(text: string): boolean {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  const days = DAYS_OF_MONTH[Number(month) - 1];
  return days !== undefined && Number(day) >= 1 && Number(day) <= days;
}

/** Whether it has the form of a code of the catalogue's `applies_to`. */
export function isCatalogueCode(text: string): boolean {
  return /^[a-z0-9_]{1,60}$/.test(text);
}

/** Whether it is a decimal amount, not below nothing, that the column holds. */
export function isSumUnderManagement(text: string): boolean {
  return text.length <= 18 && (parseAmount(text) ?? -1n) >= 0n;
}

/** Whether it is a currency of ISO 4217. */
export function isCurrency(text: string): boolean {
  return CURRENCIES.has(text);
}
