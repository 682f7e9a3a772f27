import type { VoucherSample } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { useWords } from '../../words/words.tsx';
import { voucherLabel } from '../ledger/voucher-columns.tsx';

/** A sample on paper: each voucher with its rows, where it was read from, and room for a note. Only there while it is printed. */
export function SampleSheet({ items }: VoucherSample) {
  const words = useWords();
  return (
    <ol className="hidden print:block">
      {items.map((voucher, index) => (
        <li key={voucher.id} className="break-inside-avoid border-b border-line-strong py-2">
          <p className="flex gap-4 font-semibold">
            <span className="w-8 tabular-nums">{index + 1}</span>
            <span className="w-24">{voucherLabel(voucher)}</span>
            <span className="w-24 tabular-nums">{voucher.date}</span>
            <span className="flex-1">{voucher.text}</span>
          </p>
          {voucher.entries.map(({ id, account, accountName, text, amount }) => (
            <p key={id} className="flex gap-4 pl-12">
              <span className="w-14 tabular-nums">{account}</span>
              <span className="flex-1">{[accountName, text].filter(Boolean).join(', ')}</span>
              <span className="tabular-nums">{amountText(amount, words.language)}</span>
            </p>
          ))}
          {voucher.source ? (
            <p className="pl-12 text-xs break-all text-ink-3">
              {voucher.source.ref} · {words.ledger.fingerprint} {voucher.source.sha256}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
