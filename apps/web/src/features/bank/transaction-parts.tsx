import { formatAmount } from '@saldo/kernel';
import type { BankTransaction, BankTransactionDetail } from '../../api/resources.ts';
import { amountText, isZero } from '../../format/amount.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { minor, sumOf } from '../ledger/amounts.ts';

/** The parts of a batch: what each pays, who, and by which reference; and whether they make the amount. */
export function TransactionParts({ transaction }: { transaction: BankTransaction }) {
  const words = useWords();
  const { details, parts, amount } = transaction;
  if (details.length === 0 && (parts ?? 0) < 2) return null;
  const known = details.flatMap((detail) => detail.amount ?? []);
  const isWhole = known.length === details.length && details.length > 1;
  const difference = isWhole ? formatAmount(minor(amount) - minor(sumOf(known))) : '0.00';
  return (
    <section>
      <h3 className="pb-1 font-semibold">{`${words.bank.partsOf} (${details.length})`}</h3>
      {parts !== null && parts > details.length ? <p className="pb-1 text-late">{words.bank.partsLack(details.length, parts)}</p> : null}
      {details.length > 0 ? (
        <ol className="max-h-96 overflow-y-auto border-t border-line">
          {details.map((detail, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own, and their order is the bank's
            <Part key={place} detail={detail} />
          ))}
        </ol>
      ) : null}
      {isWhole ? (
        <p className="flex justify-between py-1.5 font-semibold tabular-nums">
          <span>{words.bank.partsSum}</span>
          <span>{amountText(sumOf(known), words.language)}</span>
        </p>
      ) : null}
      {isWhole && !isZero(difference) ? (
        <p className="text-late">{words.bank.partsDiffer(amountText(difference, words.language))}</p>
      ) : null}
    </section>
  );
}

function Part({ detail }: { detail: BankTransactionDetail }) {
  const words = useWords();
  const { counterparty, amount, text, references } = detail;
  const told = referenceTexts(references, words);
  return (
    <li className="border-b border-line py-1.5">
      <p className="flex justify-between gap-3">
        <span className="min-w-0 font-medium break-words">
          {counterparty.name || counterparty.account || text || words.bank.transaction}
        </span>
        <span className="shrink-0 tabular-nums">{amount === null ? '–' : amountText(amount, words.language)}</span>
      </p>
      {told.length > 0 ? <p className="text-xs break-words text-ink-2 tabular-nums">{told.join(' · ')}</p> : null}
    </li>
  );
}

// The references of a payment, each with its name.
function referenceTexts({ ocr, endToEnd, bankgiro, invoices, message }: BankTransaction['references'], words: Words): string[] {
  return [
    ocr ? `${words.bank.ocr} ${ocr}` : '',
    bankgiro ? `${words.bank.bankgiro} ${bankgiro}` : '',
    endToEnd ? `${words.bank.endToEnd} ${endToEnd}` : '',
    invoices.length > 0 ? `${words.bank.invoices} ${invoices.join(', ')}` : '',
    message,
  ].filter(Boolean);
}
