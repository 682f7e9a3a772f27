import type { CsvMapping } from '../statement.ts';

/** How an export of a bank is known by its headings, and what its columns mean. Headings as `foldedHeading` has them. */
export interface KnownExport {
  readonly bank: string;
  /** All of these stand in its heading. */
  readonly has: readonly string[];
  readonly columns: CsvMapping['columns'];
  readonly pendingWords?: readonly string[];
  /** Its amounts have three decimals, so that `100.000` are a hundred. */
  readonly hasThirdDecimal?: true;
}

/**
 * The exports of Swedish banks as they were seen in 2024-2026; the first whose headings are all there is taken. Banks rename headings
 * without notice: what none fits is read by the words in `headingWords`.
 */
export const knownExports: readonly KnownExport[] = [
  {
    bank: 'Handelsbanken',
    has: ['iban', 'reskontradag', 'insättning/uttag', 'bokfört saldo'],
    columns: {
      bookingDate: 'bokföringsdag',
      valueDate: 'valutadag',
      amount: 'insättning/uttag',
      text: ['referens', 'referens swish'],
      counterpartyAccount: 'avsändar-id swish',
      balance: 'bokfört saldo',
      currency: 'valuta',
      account: 'iban',
    },
  },
  {
    bank: 'Handelsbanken',
    has: ['reskontradatum', 'transaktionsdatum', 'text', 'belopp'],
    columns: { bookingDate: 'reskontradatum', valueDate: 'transaktionsdatum', amount: 'belopp', text: ['text'], balance: 'saldo' },
    pendingWords: ['Prel'],
  },
  {
    bank: 'Swedbank',
    has: ['radnummer', 'clearingnummer', 'kontonummer', 'bokföringsdag', 'belopp'],
    columns: {
      bookingDate: 'bokföringsdag',
      valueDate: 'valutadag',
      amount: 'belopp',
      text: ['beskrivning', 'referens'],
      balance: 'bokfört saldo',
      currency: 'valuta',
      account: 'clearingnummer + kontonummer',
    },
  },
  {
    bank: 'Swedbank',
    has: ['radnr', 'clnr', 'kontonr', 'bokfdag', 'belopp'],
    columns: {
      bookingDate: 'bokfdag',
      valueDate: 'valutadag',
      amount: 'belopp',
      text: ['text', 'referens'],
      balance: 'saldo',
      currency: 'valuta',
      account: 'clnr + kontonr',
    },
  },
  {
    bank: 'SEB',
    has: ['valutadatum', 'verifikationsnummer', 'belopp', 'saldo'],
    columns: {
      bookingDate: 'bokföringsdatum',
      valueDate: 'valutadatum',
      amount: 'belopp',
      text: ['text', 'text/mottagare'],
      reference: 'verifikationsnummer',
      balance: 'saldo',
    },
    hasThirdDecimal: true,
  },
  {
    bank: 'SEB',
    has: ['bokföringsdag', 'valutadag', 'verifikationsnummer', 'belopp'],
    columns: {
      bookingDate: 'bokföringsdag',
      valueDate: 'valutadag',
      amount: 'belopp',
      text: ['text', 'text/mottagare'],
      reference: 'verifikationsnummer',
      balance: 'saldo',
    },
    hasThirdDecimal: true,
  },
  {
    bank: 'Nordea',
    has: ['bokföringsdag', 'belopp', 'avsändare', 'mottagare', 'namn'],
    columns: {
      bookingDate: 'bokföringsdag',
      amount: 'belopp',
      text: ['rubrik', 'ytterligare detaljer', 'meddelande', 'egna anteckningar'],
      counterparty: 'namn',
      counterpartyAccount: 'mottagare',
      balance: 'saldo',
      currency: 'valuta',
    },
    pendingWords: ['Reserverat'],
  },
  {
    bank: 'Nordea',
    has: ['datum', 'belopp', 'avsändare', 'mottagare', 'namn'],
    columns: {
      bookingDate: 'datum',
      amount: 'belopp',
      text: ['rubrik', 'ytterligare detaljer', 'meddelande', 'egna anteckningar'],
      counterparty: 'namn',
      counterpartyAccount: 'mottagare',
      balance: 'saldo',
      currency: 'valuta',
    },
    pendingWords: ['Reserverat'],
  },
  {
    bank: 'Nordea',
    has: ['bokföringsdag', 'betalare/mottagare', 'meddelande/referens', 'belopp'],
    columns: {
      bookingDate: 'bokföringsdag',
      valueDate: 'värdedag',
      amount: 'belopp',
      text: ['betalningstyp', 'meddelande/referens'],
      counterparty: 'betalare/mottagare',
      balance: 'saldo',
    },
    pendingWords: ['Reserverat'],
  },
  {
    bank: 'Nordea',
    has: ['datum', 'transaktion', 'kategori', 'belopp'],
    columns: { bookingDate: 'datum', amount: 'belopp', text: ['transaktion'], balance: 'saldo' },
    pendingWords: ['Reserverat'],
  },
  {
    bank: 'Länsförsäkringar',
    has: ['datum', 'bokföringsdag', 'typ', 'text', 'belopp'],
    columns: { bookingDate: 'bokföringsdag', valueDate: 'datum', amount: 'belopp', text: ['text', 'typ'], balance: 'saldo' },
  },
  {
    bank: 'ICA Banken',
    has: ['datum', 'text', 'typ', 'budgetgrupp', 'belopp'],
    columns: { bookingDate: 'datum', amount: 'belopp', text: ['text', 'typ'], balance: 'saldo' },
  },
  {
    bank: 'Danske Bank',
    has: ['datum', 'text', 'belopp', 'saldo', 'status'],
    columns: { bookingDate: 'datum', amount: 'belopp', text: ['text'], balance: 'saldo', status: 'status' },
    pendingWords: ['Väntar', 'Väntande', 'Reserverat', 'Venter'],
  },
  {
    bank: 'Skandia',
    has: ['datum', 'beskrivning', 'belopp', 'bankkategori'],
    columns: { bookingDate: 'datum', amount: 'belopp', text: ['beskrivning'], balance: 'saldo' },
  },
  {
    bank: 'Lunar',
    has: ['date', 'amount', 'balance', 'transaction id'],
    columns: { bookingDate: 'date', amount: 'amount', text: ['title'], reference: 'transaction id', balance: 'balance' },
  },
  {
    bank: 'Lunar',
    has: ['date', 'text', 'amount', 'balance'],
    columns: { bookingDate: 'date', amount: 'amount', text: ['text'], balance: 'balance' },
  },
  {
    bank: 'Northmill',
    has: ['bokföringsdag', 'beskrivning', 'belopp', 'saldo', 'valuta'],
    columns: { bookingDate: 'bokföringsdag', amount: 'belopp', text: ['beskrivning'], balance: 'saldo', currency: 'valuta' },
  },
];

/** Words that head a column of a meaning at any bank, the surest first. */
export const headingWords: Readonly<Record<keyof CsvMapping['columns'], readonly string[]>> = {
  bookingDate: [
    'bokföringsdag',
    'bokföringsdatum',
    'bokförd',
    'bokfört',
    'bokfdag',
    'bokf.dag',
    'reskontradatum',
    'reskontradag',
    'booking date',
    'datum',
    'date',
    'transaktionsdag',
    'transaktionsdatum',
  ],
  valueDate: ['valutadag', 'valutadatum', 'värdedag', 'räntedag', 'value date', 'transaktionsdag', 'transaktionsdatum', 'köpdatum'],
  // What is in kronor goes before an amount that may be in another currency.
  amount: [
    'belopp sek',
    'belopp i sek',
    'belopp (sek)',
    'belopp kr',
    'belopp',
    'insättning/uttag',
    'insättningar/uttag',
    'insättning / uttag',
    'amount',
    'transaktionsbelopp',
  ],
  moneyIn: ['insättning', 'insättningar', 'in', 'inbetalning', 'kredit', 'money in', 'credit'],
  moneyOut: ['uttag', 'ut', 'utbetalning', 'debet', 'money out', 'debit'],
  direction: [
    'd/k',
    'k/d',
    'd/c',
    'c/d',
    'debet/kredit',
    'kredit/debet',
    'debit/credit',
    'credit/debit',
    'deebet/kreedit (d/c)',
    'deebet/kreedit',
    'in/ut',
    '+/-',
  ],
  status: ['status'],
  text: [
    'text',
    'beskrivning',
    'specifikation',
    'transaktion',
    'rubrik',
    'text/mottagare',
    'meddelande',
    'referens',
    'description',
    'title',
    'typ',
  ],
  counterparty: ['namn', 'mottagare/avsändare', 'betalare/mottagare', 'motpart', 'name', 'counterparty'],
  counterpartyAccount: ['motpartskonto', 'avsändarkonto', 'mottagarkonto', 'counterparty account'],
  reference: ['verifikationsnummer', 'transaktions-id', 'transaktionsid', 'transaction id', 'arkiveringsnummer', 'referensnummer'],
  balance: ['bokfört saldo', 'saldo', 'balance', 'saldo efter'],
  currency: ['valuta', 'currency'],
  account: ['iban', 'kontonummer', 'kontonr', 'account'],
};

/** Beside one of these the currency of a row is that of a purchase abroad, and not the account's. */
export const foreignAmountWords: readonly string[] = [
  'belopp sek',
  'belopp i sek',
  'belopp (sek)',
  'belopp kr',
  'utl. belopp',
  'utl.belopp',
  'utl belopp',
  'utl.belopp/moms',
  'utländskt belopp',
  'belopp i valuta',
  'belopp i utländsk valuta',
  'valutabelopp',
  'ursprungligt belopp',
  'originalbelopp',
  'original amount',
  'foreign amount',
];
