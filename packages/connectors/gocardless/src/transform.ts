import {
  type AccountRef,
  bankgiroOf,
  bare,
  endToEndOf,
  minorOfDecimal,
  ocrOf,
  placesInAnswer,
  rowFault,
  type TransactionsAnswer,
  type Transformed,
  writtenText,
} from '@saldo/bank/provider';
import type { BalanceKind, BankEntry, Counterparty, ForeignAmount, References, SourcePlace, StatedBalance } from '@saldo/bank/statements';
import { type Fault, type PlainDate, parsePlainDate, type Steps } from '@saldo/kernel';
import type { z } from 'zod';
import { type BankProfile, profileOf } from './bank-profiles.ts';
import type { Transaction } from './transaction-row.ts';
import type { Balance, transactionsAnswer } from './types.ts';

/** An answer's rows as entries, a step each. Refused whole, with every fault, where one booked row has no amount, no day or no currency. */
export function* transactionsFrom(
  answer: z.infer<typeof transactionsAnswer>,
  asked: {
    readonly account: Omit<AccountRef, 'providerAccountId'>;
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly raw: Uint8Array;
  },
): Steps<Transformed<TransactionsAnswer>> {
  const { account, from, to, raw } = asked;
  const profile = profileOf(account.institutionId);
  const { booked, pending } = answer.transactions;
  function* read(rows: readonly (Transaction | null)[], status: 'booked' | 'pending'): Steps<(Transformed<BankEntry> | null)[]> {
    const places = yield* placesInAnswer(raw, ['transactions', status]);
    const found: (Transformed<BankEntry> | null)[] = [];
    for (const [index, row] of rows.entries()) {
      found.push(row && entryFrom(row, { status, profile, currency: account.currency, seenOn: to, index, place: places[index] ?? null }));
      yield;
    }
    return found;
  }
  const [certain, passing] = [yield* read(booked, 'booked'), yield* read(pending, 'pending')];
  const faults = certain.flatMap((one) => (one !== null && 'faults' in one ? one.faults : []));
  if (faults.length > 0) return { faults };
  const entries = [...certain, ...passing].flatMap((one) => (one !== null && 'value' in one ? [one.value] : []));
  const all = entries.filter(({ status }) => status === 'booked');
  const within = all.filter(({ bookingDate }) => from <= bookingDate && bookingDate <= to);
  return {
    value: {
      from,
      to,
      booked: within,
      pending: entries.filter(({ status }) => status === 'pending'),
      outside: all.length - within.length,
      lastUpdated: answer.last_updated === '' ? null : answer.last_updated,
      raw,
    },
  };
}

interface RowContext {
  readonly status: 'booked' | 'pending';
  readonly profile: BankProfile;
  readonly currency: string | null;
  /** The day that a pending row has which has none of its own. */
  readonly seenOn: PlainDate;
  readonly index: number;
  readonly place: SourcePlace | null;
}

function entryFrom(row: Transaction, context: RowContext): Transformed<BankEntry> {
  const { profile, place } = context;
  const billed = billedFrom(row, profile);
  const stated = billed ?? amountFrom(row.transactionAmount, context.currency);
  const bookingDate = dayOfRow(row, context);
  if (stated.amountMinor === null || stated.currency === '' || bookingDate === null)
    return { faults: faultsOf(stated, bookingDate, context) };
  const sign = profile.turnsSign ? -1n : 1n;
  const amountMinor = sign * stated.amountMinor;
  const isProvisional = profile.provisionalIds !== undefined && row.transactionId.startsWith(profile.provisionalIds);
  const counterparty = counterpartyFrom(row, amountMinor, profile);
  return {
    value: {
      status: isProvisional ? 'pending' : context.status,
      bookingDate,
      valueDate: profile.valueDateMeansNothing ? null : (dayIn(row.valueDate) ?? dayIn(row.valueDateTime)),
      amountMinor,
      currency: stated.currency,
      isReversal: false,
      code: row.bankTransactionCode || row.proprietaryBankTransactionCode,
      counterparty,
      references: referencesFrom(row, amountMinor, context),
      text: textFrom(row, profile),
      foreign: billed ? foreignFrom(row.transactionAmount, '', sign) : exchangedFrom(row, stated.currency, amountMinor),
      charges: [],
      balanceAfterMinor: balanceAfter(row, stated.currency, sign),
      details: [],
      parts: null,
      place,
    },
  };
}

interface Stated {
  readonly amountMinor: bigint | null;
  readonly currency: string;
}

// Banks that do not know the currency of an account write the code for none.
function amountFrom({ amount, currency }: { readonly amount: string; readonly currency: string }, accountCurrency: string | null): Stated {
  const isNamed = /^[A-Z]{3}$/.test(currency) && currency !== 'XXX';
  return { amountMinor: minorOfDecimal(amount), currency: isNamed ? currency : (accountCurrency ?? '') };
}

function billedFrom(row: Transaction, { billedBehind }: BankProfile): Stated | null {
  const text = row.remittanceInformationUnstructured;
  if (billedBehind === undefined || !text.includes(billedBehind.word)) return null;
  const written = /^\s*([+-]?[\d ]+(?:[.,]\d+)?)/.exec(text.slice(text.indexOf(billedBehind.word) + billedBehind.word.length))?.[1] ?? '';
  return { amountMinor: minorOfDecimal(written.replaceAll(' ', '').replace(',', '.')), currency: billedBehind.currency };
}

function dayOfRow(row: Transaction, { profile, status, seenOn }: RowContext): PlainDate | null {
  const booked = dayIn(row.bookingDate) ?? dayIn(row.bookingDateTime);
  const valued = dayIn(row.valueDate) ?? dayIn(row.valueDateTime);
  const day = profile.bookedOn === 'valueDate' ? (valued ?? booked) : (booked ?? valued);
  if (day !== null || status === 'booked') return day;
  const inText = profile.pendingDayIn === undefined ? null : / (\d{4}-\d\d-\d\d) /.exec(` ${row[profile.pendingDayIn]} `)?.[1];
  return (inText ? parsePlainDate(inText) : null) ?? seenOn;
}

/** The day of a date, or of an instant as the bank wrote it: its zone is the bank's. */
function dayIn(text: string): PlainDate | null {
  return parsePlainDate(text.slice(0, 10));
}

function counterpartyFrom(row: Transaction, amountMinor: bigint, profile: BankProfile): Counterparty {
  const isOut = amountMinor < 0n;
  const named = isOut ? row.creditorName || row.ultimateCreditor : row.debtorName || row.ultimateDebtor;
  const numbers = isOut ? row.creditorAccount : row.debtorAccount;
  return {
    name: writtenText(named || (profile.counterpartyIn ? row[profile.counterpartyIn] : '')),
    account: bare(numbers?.iban || numbers?.bban || numbers?.maskedPan || numbers?.pan || ''),
  };
}

function referencesFrom(row: Transaction, amountMinor: bigint, { profile, status }: RowContext): References {
  const numbers = amountMinor < 0n ? row.creditorAccount : row.debtorAccount;
  const ids = [
    ['internal', status === 'booked' ? row.internalTransactionId : ''],
    ['transaction', profile.transactionIdIsNoId ? '' : row.transactionId],
    // Shared by many rows: SEB's kind of voucher, one archive number for every payment of a standing order.
    ['number', row.entryReference],
    ['mandate', row.mandateId],
    ['check', row.checkId],
  ] as const;
  return {
    endToEnd: endToEndOf(row.endToEndId),
    ocr: [row.remittanceInformationStructured, ...row.remittanceInformationStructuredArray].map(ocrOf).find(Boolean) ?? '',
    bankgiro: bankgiroOf(numbers?.bban ?? ''),
    message: writtenText(cleaned(messageOf(row), profile)),
    invoices: [],
    ids: ids.filter(([, value]) => value !== '').map(([kind, value]) => `${kind}:${value}`),
  };
}

// The text in one piece may be cut; in pieces it is whole.
function messageOf({ remittanceInformationUnstructured: one, remittanceInformationUnstructuredArray: pieces }: Transaction): string {
  return pieces.length > 0 ? pieces.join('\n') : one;
}

function textFrom(row: Transaction, profile: BankProfile): string {
  const structured = [row.remittanceInformationStructured, ...row.remittanceInformationStructuredArray].filter(
    (text) => ocrOf(text) === '',
  );
  return writtenText(...[messageOf(row), ...structured, row.additionalInformation].map((text) => cleaned(text, profile)));
}

function cleaned(text: string, { textBehind, textWithout = [] }: BankProfile): string {
  const at = textBehind === undefined ? -1 : text.indexOf(textBehind);
  const begun = at < 0 ? text : text.slice(at + (textBehind ?? '').length);
  return textWithout.reduce((left, words) => left.replaceAll(words, ''), begun);
}

function exchangedFrom(row: Transaction, currency: string, amountMinor: bigint): ForeignAmount | null {
  for (const { instructedAmount, exchangeRate } of row.currencyExchange) {
    if (instructedAmount === null || instructedAmount.currency === currency) continue;
    const foreign = foreignFrom(instructedAmount, exchangeRate, 1n);
    // Banks write it with or without the sign of the row.
    if (foreign)
      return { ...foreign, amountMinor: amountMinor < 0n === foreign.amountMinor < 0n ? foreign.amountMinor : -foreign.amountMinor };
  }
  return null;
}

function foreignFrom(stated: { readonly amount: string; readonly currency: string }, rate: string, sign: bigint): ForeignAmount | null {
  const amountMinor = minorOfDecimal(stated.amount);
  return amountMinor === null || stated.currency === '' ? null : { amountMinor: sign * amountMinor, currency: stated.currency, rate };
}

const BOOKED_AFTER = new Set(['', 'closingbooked', 'interimbooked']);

function balanceAfter({ balanceAfterTransaction: after }: Transaction, currency: string, sign: bigint): bigint | null {
  if (after === null || !BOOKED_AFTER.has(after.balanceType.toLowerCase())) return null;
  const { amountMinor, currency: stated } = amountFrom(after.balanceAmount, currency);
  return amountMinor === null || stated !== currency ? null : sign * amountMinor;
}

const KINDS: Readonly<Record<string, BalanceKind>> = {
  openingbooked: 'OPBD',
  previouslyclosedbooked: 'PRCD',
  closingbooked: 'CLBD',
  interimbooked: 'ITBD',
  openingavailable: 'OPAV',
  closingavailable: 'CLAV',
  interimavailable: 'ITAV',
  forwardavailable: 'FWAV',
  expected: 'XPCD',
};
// A balance with the credit limit in it is no booked money, whatever it is called.
const WITH_CREDIT: Readonly<Partial<Record<BalanceKind, BalanceKind>>> = { OPBD: 'OPAV', PRCD: 'CLAV', CLBD: 'CLAV', ITBD: 'ITAV' };

/** The balances of an answer; refused whole where one has no amount. */
export function balancesFrom(
  balances: readonly Balance[],
  { institutionId, currency }: Pick<AccountRef, 'institutionId' | 'currency'>,
): Transformed<StatedBalance[]> {
  const sign = profileOf(institutionId).turnsSign ? -1n : 1n;
  const faults: Fault[] = [];
  const value = balances.map((balance, index): StatedBalance => {
    const { amountMinor, currency: stated } = amountFrom(balance.balanceAmount, currency ?? balance.balanceAmount.currency);
    if (amountMinor === null) faults.push(rowFault(`balances.${index}.balanceAmount`, 'amount'));
    const named = KINDS[balance.balanceType.toLowerCase()] ?? 'INFO';
    return {
      kind: balance.creditLimitIncluded ? (WITH_CREDIT[named] ?? named) : named,
      date: dayIn(balance.referenceDate) ?? dayIn(balance.lastChangeDateTime),
      amountMinor: sign * (amountMinor ?? 0n),
      currency: stated,
    };
  });
  return faults.length > 0 ? { faults } : { value };
}

function faultsOf({ amountMinor, currency }: Stated, day: PlainDate | null, { status, index }: RowContext): Fault[] {
  const place = `transactions.${status}.${index}`;
  return [
    ...(amountMinor === null ? [rowFault(`${place}.transactionAmount.amount`, 'amount')] : []),
    ...(currency === '' ? [rowFault(`${place}.transactionAmount.currency`, 'currency')] : []),
    ...(day === null ? [rowFault(`${place}.bookingDate`, 'day')] : []),
  ];
}
