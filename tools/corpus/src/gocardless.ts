import { readFile } from 'node:fs/promises';
import type { BankEntry } from '@saldo/bank/statements';
import { readAnswer, type SavedAnswer } from '@saldo/gocardless';
import { formatAmount, sumMinor } from '@saldo/kernel';
import { faultText } from './fault-text.ts';
import type { CorpusFile, CorpusReader, CorpusVerdict, SampledAccount } from './reader.ts';

/** Saved answers of GoCardless Bank Account Data. The name of the file, or of its folder, says whose rows they are. */
export const gocardlessReader: CorpusReader = {
  name: 'GoCardless',
  columns: ['kind', 'booked/pending', 'days', 'sum', 'remarks'],
  takes: ({ name, begin }) => /\.json$/i.test(name) && (/(?:^|[\\/])gocardless[\\/]/i.test(name) || hasItsShape(begin)),
  read,
};

function hasItsShape(begin: Uint8Array): boolean {
  return /"(?:transactions"\s*:\s*\{|balances"\s*:\s*\[|balanceAmount"|transactionAmount"|institution_id"|transaction_total_days"|resourceId"|status_code")/.test(
    Buffer.from(begin).toString('utf8'),
  );
}

async function read({ path, name }: CorpusFile): Promise<CorpusVerdict> {
  const answer = readAnswer(await readFile(path), institutionOf(name));
  if (answer === null) return { refused: 'no answer of GoCardless' };
  if (answer.kind === 'unreadable') return { refused: faultText(answer.faults[0]!) };
  return { cells: [answer.kind, ...cellsOf(answer)], accounts: answer.kind === 'transactions' ? accountsOf(answer.answer.booked) : [] };
}

function accountsOf(booked: readonly BankEntry[]): SampledAccount[] {
  const byCurrency = Map.groupBy(booked, ({ currency }) => currency);
  return [...byCurrency].map(([currency, entries]) => ({ name: '', currency, isProven: false, entries }));
}

/** The id where one stands in the name; else what a name such as `transactions-seb-kort-se.json` means. */
function institutionOf(name: string): string {
  const id = /[A-Z0-9]+(?:_[A-Z0-9]+)*_[A-Z]{6}[A-Z0-9]{2,5}(?:_[A-Z]+)?/.exec(name)?.[0];
  return id ?? SHORT_NAMES.find(([words]) => name.includes(words))?.[1] ?? '';
}

const SHORT_NAMES: readonly (readonly [words: string, institutionId: string])[] = [
  ['seb-kort-se', 'SEB_KORT_AB_SE_SKHSFI21'],
  ['seb-se', 'SEB_SE_CORP_ESSESESS'],
  ['swedbank-lv', 'SWEDBANK_HABALV22'],
  ['ing-de', 'ING_INGDDEFF'],
];

function cellsOf(answer: Exclude<SavedAnswer, { readonly kind: 'unreadable' }>): string[] {
  switch (answer.kind) {
    case 'transactions': {
      const { booked, pending } = answer.answer;
      const days = booked.map(({ bookingDate }) => bookingDate).sort();
      return [`${booked.length}/${pending.length}`, days.length === 0 ? '-' : `${days[0]}–${days.at(-1)}`, sums(booked), equals(booked)];
    }
    case 'balances':
      return [
        '-',
        '-',
        answer.balances.map(({ kind, amountMinor, currency }) => `${kind} ${formatAmount(amountMinor)} ${currency}`).join(', '),
        '',
      ];
    case 'account':
      return ['-', '-', answer.account.currency ?? '', answer.account.stableKey];
    case 'institutions':
      return ['-', '-', '', `${answer.institutions.length} banks`];
    case 'consents':
      return ['-', '-', '', answer.consents.map(({ said, status }) => `${said || 'none'} is ${status}`).join(', ')];
    case 'error':
      return ['-', '-', '', `${answer.error.code} ${answer.error.afterSeconds ?? ''}`.trim()];
  }
}

function sums(entries: readonly BankEntry[]): string {
  const byCurrency = Map.groupBy(entries, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, rows]) => `${formatAmount(sumMinor(rows.map(({ amountMinor }) => amountMinor)))} ${currency}`)
    .join(', ');
}

/** Rows that are equal but for what names them: a key of their content would make one of them. */
function equals(entries: readonly BankEntry[]): string {
  const contents = entries.map(({ bookingDate, amountMinor, currency, text }) => [bookingDate, amountMinor, currency, text].join('|'));
  const more = contents.length - new Set(contents).size;
  return more === 0 ? '' : `${more} equal to another`;
}
