import { fieldsOf, listOf, textOf, textsOf, type WrittenAmount, writtenAmount } from '@saldo/bank/provider';

/** A number by a scheme: `BGNR`, `BBAN` … */
export interface Identification {
  readonly identification: string;
  readonly scheme_name: string;
}

/** One side of a transaction; `''` and `[]` where nothing is told. */
export interface RowSide {
  readonly name: string;
  readonly iban: string;
  readonly others: readonly Identification[];
}

/** A row of an answer, field by field; `''`, `[]` and null where it has none. Its `transaction_id` is a handle and is not read. */
export interface Transaction {
  readonly entry_reference: string;
  readonly transaction_amount: WrittenAmount;
  readonly credit_debit_indicator: string;
  readonly status: string;
  readonly booking_date: string;
  readonly value_date: string;
  readonly transaction_date: string;
  readonly creditor: RowSide;
  readonly debtor: RowSide;
  readonly bank_transaction_code: { readonly description: string; readonly code: string; readonly sub_code: string };
  readonly balance_after_transaction: WrittenAmount | null;
  readonly reference_number: string;
  readonly reference_number_schema: string;
  readonly remittance_information: readonly string[];
  readonly exchange_rate: { readonly exchange_rate: string; readonly instructed_amount: WrittenAmount | null };
}

/** A row as it came, or null where it has no amount: nothing else is demanded here, and what is of another kind counts as left out. */
export function transactionIn(value: unknown): Transaction | null {
  const row = fieldsOf(value);
  const amount = writtenAmount(row?.transaction_amount);
  if (row === null || amount === null) return null;
  const text = (name: string) => textOf(row, name);
  const [code, exchange] = [fieldsOf(row.bank_transaction_code), fieldsOf(row.exchange_rate)];
  const sideOf = (side: 'creditor' | 'debtor'): RowSide => {
    const account = fieldsOf(row[`${side}_account`]);
    const others = [account?.other, ...listOf(row, `${side}_account_additional_identification`)].map(identificationIn);
    return { name: textOf(fieldsOf(row[side]), 'name'), iban: textOf(account, 'iban'), others: others.filter((one) => one !== null) };
  };
  return {
    entry_reference: text('entry_reference'),
    transaction_amount: amount,
    credit_debit_indicator: text('credit_debit_indicator'),
    status: text('status'),
    booking_date: text('booking_date'),
    value_date: text('value_date'),
    transaction_date: text('transaction_date'),
    creditor: sideOf('creditor'),
    debtor: sideOf('debtor'),
    bank_transaction_code: { description: textOf(code, 'description'), code: textOf(code, 'code'), sub_code: textOf(code, 'sub_code') },
    balance_after_transaction: writtenAmount(row.balance_after_transaction),
    reference_number: text('reference_number'),
    reference_number_schema: text('reference_number_schema'),
    remittance_information: textsOf(row, 'remittance_information'),
    exchange_rate: { exchange_rate: textOf(exchange, 'exchange_rate'), instructed_amount: writtenAmount(exchange?.instructed_amount) },
  };
}

function identificationIn(value: unknown): Identification | null {
  const fields = fieldsOf(value);
  const identification = textOf(fields, 'identification');
  return identification === '' ? null : { identification, scheme_name: textOf(fields, 'scheme_name') };
}
