import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { BankAccount, BankTransaction } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { Banner } from '../../ui/banner.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Refused } from '../../ui/refused.tsx';
import { Siblings } from '../../ui/siblings.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { shortAccount } from './account-text.ts';
import { bankTransactionQuery } from './bank-queries.ts';
import { transactionTitle } from './transaction-columns.tsx';
import { TransactionHistory, TransactionSource, TransactionWays } from './transaction-evidence.tsx';
import { TransactionParts } from './transaction-parts.tsx';

interface DrawerProps {
  id: string;
  accounts: readonly BankAccount[];
  siblings: readonly BankTransaction[];
  siblingLink: (transaction: BankTransaction) => LinkProps;
  onClose: () => void;
}

/** Everything that is known of a transaction: its parts, references, the ways it came by, its versions, and its bytes at the source. */
export function TransactionDrawer({ id, accounts, siblings, siblingLink, onClose }: DrawerProps) {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    ...bankTransactionQuery(id),
    placeholderData: () => siblings.find((sibling) => sibling.id === id),
  });
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const before = at > 0 ? siblings[at - 1] : undefined;
  const after = at >= 0 ? siblings[at + 1] : undefined;
  const account = accounts.find((each) => each.id === data?.bankAccountId);
  return (
    <Drawer
      crumbs={[words.bank.title, account ? shortAccount(account, words) : words.bank.transactionsTitle, data?.bookingDate ?? '']}
      title={data ? transactionTitle(data, words) : words.bank.transaction}
      onClose={onClose}
      tools={
        <Siblings
          before={before && siblingLink(before)}
          after={after && siblingLink(after)}
          labels={{ before: words.bank.previous, after: words.bank.next }}
        />
      }
    >
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <WaitingRows rows={6} /> : null}
      {data ? <Evidence key={data.id} transaction={data} account={account} /> : null}
    </Drawer>
  );
}

function Evidence({ transaction, account }: { transaction: BankTransaction; account: BankAccount | undefined }) {
  const words = useWords();
  const { amount, currency, state, status, flags } = transaction;
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-2xl font-semibold tabular-nums">
        {amountText(amount, words.language)} <span className="text-base font-normal text-ink-3">{currency}</span>
      </p>
      {state === 'withdrawn' ? <Banner tone="idle" title={words.bank.withdrawnText} /> : null}
      {status === 'pending' ? <Banner tone="idle" title={words.bank.pendingText} /> : null}
      {flags.map(({ code, message }) => (
        <Banner key={code} tone="late" title={message} />
      ))}
      <TransactionFacts transaction={transaction} account={account} />
      <TransactionParts transaction={transaction} />
      {status === 'booked' ? (
        <>
          <TransactionWays transaction={transaction} />
          <TransactionHistory transaction={transaction} />
          <TransactionSource id={transaction.id} />
        </>
      ) : null}
      <div>
        <CopyButton text={location.href} label={words.bank.copyLink} />
      </div>
    </div>
  );
}

function TransactionFacts({ transaction, account }: { transaction: BankTransaction; account: BankAccount | undefined }) {
  const words = useWords();
  const told = words.bank;
  const { counterparty, references, foreign, charges, code, valueDate, bookingDate, text, isReversal, balanceAfter } = transaction;
  const amount = (value: string) => amountText(value, words.language);
  return (
    <Facts>
      <Fact name={told.bookingDate}>{bookingDate}</Fact>
      {valueDate ? <Fact name={told.valueDate}>{valueDate}</Fact> : null}
      {account ? (
        <Fact name={told.account}>
          <Link
            to="/clients/$clientId/bank"
            params={{ clientId: account.clientId }}
            search={{ account: account.id }}
            className="text-accent underline-offset-2 hover:underline"
          >
            {shortAccount(account, words)}
          </Link>
        </Fact>
      ) : null}
      {counterparty.name ? <Fact name={told.counterparty}>{counterparty.name}</Fact> : null}
      {counterparty.account ? <Fact name={told.counterpartyAccount}>{counterparty.account}</Fact> : null}
      {text && text !== counterparty.name ? <Fact name={told.text}>{text}</Fact> : null}
      {references.ocr ? <Fact name={told.ocr}>{references.ocr}</Fact> : null}
      {references.bankgiro ? <Fact name={told.bankgiro}>{references.bankgiro}</Fact> : null}
      {references.endToEnd ? <Fact name={told.endToEnd}>{references.endToEnd}</Fact> : null}
      {references.invoices.length > 0 ? <Fact name={told.invoices}>{references.invoices.join(', ')}</Fact> : null}
      {references.message ? (
        <Fact name={told.message}>
          <span className="whitespace-pre-line">{references.message}</span>
        </Fact>
      ) : null}
      {foreign ? <Fact name={told.foreign}>{told.foreignText(amount(foreign.amount), foreign.currency, foreign.rate)}</Fact> : null}
      {charges.length > 0 ? (
        <Fact name={told.charges}>{charges.map((charge) => `${amount(charge.amount)} ${charge.currency}`).join(', ')}</Fact>
      ) : null}
      {balanceAfter === null ? null : <Fact name={told.running}>{amount(balanceAfter)}</Fact>}
      {code ? <Fact name={told.code}>{isReversal ? `${code} · ${told.reversal}` : code}</Fact> : null}
    </Facts>
  );
}
