import { type Fields, fieldsOf, listOf, textOf, textsOf, type WrittenAmount, writtenAmount } from '@saldo/bank/provider';

/** The numbers of the other side's account. */
export interface RowAccount {
  readonly iban: string;
  readonly bban: string;
  readonly pan: string;
  readonly maskedPan: string;
}

/** A row of an answer, field by field; `''`, `[]` and null where it has none. */
export interface Transaction {
  readonly transactionId: string;
  readonly internalTransactionId: string;
  readonly entryReference: string;
  readonly endToEndId: string;
  readonly mandateId: string;
  readonly checkId: string;
  readonly bookingDate: string;
  readonly bookingDateTime: string;
  readonly valueDate: string;
  readonly valueDateTime: string;
  readonly transactionAmount: WrittenAmount;
  readonly currencyExchange: readonly { readonly exchangeRate: string; readonly instructedAmount: WrittenAmount | null }[];
  readonly creditorName: string;
  readonly creditorAccount: RowAccount | null;
  readonly ultimateCreditor: string;
  readonly debtorName: string;
  readonly debtorAccount: RowAccount | null;
  readonly ultimateDebtor: string;
  readonly remittanceInformationUnstructured: string;
  readonly remittanceInformationUnstructuredArray: readonly string[];
  readonly remittanceInformationStructured: string;
  readonly remittanceInformationStructuredArray: readonly string[];
  readonly additionalInformation: string;
  readonly bankTransactionCode: string;
  readonly proprietaryBankTransactionCode: string;
  readonly balanceAfterTransaction: { readonly balanceAmount: WrittenAmount; readonly balanceType: string } | null;
}

/**
 * A row as it came, or null where it has no amount: nothing else is demanded, and what is of another kind than it should be counts as
 * left out. By hand, since a schema of so many fields took 140 µs a row where this takes 8.
 */
export function transactionIn(value: unknown): Transaction | null {
  const row = fieldsOf(value);
  const transactionAmount = writtenAmount(row?.transactionAmount);
  if (row === null || transactionAmount === null) return null;
  const text = (name: string) => textOf(row, name);
  return {
    transactionId: text('transactionId'),
    internalTransactionId: text('internalTransactionId'),
    entryReference: text('entryReference'),
    endToEndId: text('endToEndId'),
    mandateId: text('mandateId'),
    checkId: text('checkId'),
    bookingDate: text('bookingDate'),
    bookingDateTime: text('bookingDateTime'),
    valueDate: text('valueDate'),
    valueDateTime: text('valueDateTime'),
    transactionAmount,
    currencyExchange: exchangesIn(row),
    creditorName: text('creditorName'),
    creditorAccount: accountIn(row.creditorAccount),
    ultimateCreditor: text('ultimateCreditor'),
    debtorName: text('debtorName'),
    debtorAccount: accountIn(row.debtorAccount),
    ultimateDebtor: text('ultimateDebtor'),
    remittanceInformationUnstructured: text('remittanceInformationUnstructured'),
    remittanceInformationUnstructuredArray: textsOf(row, 'remittanceInformationUnstructuredArray'),
    remittanceInformationStructured: text('remittanceInformationStructured'),
    remittanceInformationStructuredArray: textsOf(row, 'remittanceInformationStructuredArray'),
    additionalInformation: text('additionalInformation'),
    bankTransactionCode: text('bankTransactionCode'),
    proprietaryBankTransactionCode: text('proprietaryBankTransactionCode'),
    balanceAfterTransaction: balanceAfterIn(row.balanceAfterTransaction),
  };
}

/** An array or an object: both are real. */
function exchangesIn(row: Fields): Transaction['currencyExchange'] {
  const one = fieldsOf(row.currencyExchange);
  return (one ? [one] : listOf(row, 'currencyExchange')).flatMap((value) => {
    const exchange = fieldsOf(value);
    return exchange ? [{ exchangeRate: textOf(exchange, 'exchangeRate'), instructedAmount: writtenAmount(exchange.instructedAmount) }] : [];
  });
}

function accountIn(value: unknown): RowAccount | null {
  const account = fieldsOf(value);
  if (account === null) return null;
  const text = (name: string) => textOf(account, name);
  return { iban: text('iban'), bban: text('bban'), pan: text('pan'), maskedPan: text('maskedPan') };
}

// {balanceAmount: {…}, balanceType}, or the amount at once.
function balanceAfterIn(value: unknown): Transaction['balanceAfterTransaction'] {
  const fields = fieldsOf(value);
  const balanceAmount = writtenAmount(fields?.balanceAmount) ?? writtenAmount(value);
  return balanceAmount && { balanceAmount, balanceType: textOf(fields, 'balanceType') };
}
