/** Where a bank's rows are another than the specification's. What is left out is as the specification has it. */
export interface BankProfile {
  /** Money out is written as positive. */
  readonly turnsSign?: true;
  /** The other side's name stands here, and in neither creditorName nor debtorName. */
  readonly counterpartyIn?: 'additionalInformation';
  /** The day of the row: another than bookingDate, which lies ahead. */
  readonly bookedOn?: 'valueDate';
  /** Its valueDate is something else: when a credit is to be paid back. */
  readonly valueDateMeansNothing?: true;
  /** A pending row without a day has it in this text. */
  readonly pendingDayIn?: 'remittanceInformationStructured';
  /** The amount is a foreign one; what the account pays stands in the text behind this word, in this currency. */
  readonly billedBehind?: { readonly word: string; readonly currency: string };
  /** The text begins behind this word: what stands before it is a form. */
  readonly textBehind?: string;
  /** Said in every text, whether or not there is one. */
  readonly textWithout?: readonly string[];
  /** This one is used again for other rows, or changes. */
  readonly transactionIdIsNoId?: true;
  /** Booked rows whose transactionId begins so are not booked yet, and come a second time. */
  readonly provisionalIds?: string;
  /** Hangs when it is given an agreement or a choice of accounts. */
  readonly plainConsent?: true;
  /** Gives more than 90 days once, and then the same old list for ever. */
  readonly longHistoryOnce?: true;
}

/** By institution, for which the beginning of its id may stand with a `*`; the first that fits. Behind each line: who found it. */
const PROFILES: readonly (readonly [institution: string, profile: BankProfile])[] = [
  ['SEB_KORT_*', { turnsSign: true, counterpartyIn: 'additionalInformation' }], // actualbudget/actual#761
  ['SEB_CARD_*', { turnsSign: true, counterpartyIn: 'additionalInformation' }], // actualbudget/actual#761
  ['SEB_*', { counterpartyIn: 'additionalInformation' }], // actual-server, seb_privat
  ['SWEDBANK_SWEDSESS', { longHistoryOnce: true }], // GoCardless, “Extended history and continuous access”
  ['DANSKEBANK_*', { valueDateMeansNothing: true, textWithout: ['EndToEndID: NOTPROVIDED'] }], // actual-server, danskebank_dabno22
  ['NORDEA_NDEADKKK', { provisionalIds: 'P' }], // ynabber#53, #90
  ['NORWEGIAN_*', { bookedOn: 'valueDate', pendingDayIn: 'remittanceInformationStructured' }], // actualbudget/actual#724, #1392
  ['ENTERCARD_*', { billedBehind: { word: 'billingAmount:', currency: 'SEK' } }], // actual-server, entercard_swednokk
  ['NATIONWIDE_*', { transactionIdIsNoId: true }], // actual-server, nationwide_naiagb21
  ['ING_INGDDEFF', { textBehind: 'remittanceinformation:' }], // actual-server, ing_ingddeff
  ['ING_INGBITMM', { plainConsent: true }], // actualbudget/actual#8901, #8902
];

/** How a bank writes its rows. */
export function profileOf(institutionId: string): BankProfile {
  for (const [pattern, profile] of PROFILES) {
    const fits = pattern.endsWith('*') ? institutionId.startsWith(pattern.slice(0, -1)) : institutionId === pattern;
    if (fits) return profile;
  }
  return {};
}
