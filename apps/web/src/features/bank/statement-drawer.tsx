import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BankAccount, BankStatement } from '../../api/resources.ts';
import { amountText, countText } from '../../format/amount.ts';
import { daysText } from '../../format/period.ts';
import { momentText } from '../../format/time.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Refused } from '../../ui/refused.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { tellWrong } from '../../ui/toast.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { shortAccount } from './account-text.ts';
import { bankStatementFile, bankStatementQuery } from './bank-queries.ts';
import { StatementProof } from './statement-proof.tsx';

interface DrawerProps {
  id: string;
  accounts: readonly BankAccount[];
  siblings: readonly BankStatement[];
  onClose: () => void;
}

/** One statement: its balances and their proof in words, its transactions, and the file that it was read from. */
export function StatementDrawer({ id, accounts, siblings, onClose }: DrawerProps) {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    ...bankStatementQuery(id),
    placeholderData: () => siblings.find((sibling) => sibling.id === id),
  });
  const account = accounts.find((each) => each.id === data?.bankAccountId);
  return (
    <Drawer
      crumbs={[words.bank.title, account ? shortAccount(account, words) : words.bank.statementsTitle]}
      title={data ? `${words.bank.statement} ${daysText(data)}` : words.bank.statement}
      onClose={onClose}
    >
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <WaitingRows rows={6} /> : null}
      {data ? <StatementView statement={data} /> : null}
    </Drawer>
  );
}

function StatementView({ statement }: { statement: BankStatement }) {
  const words = useWords();
  const { mutate, isPending } = useMutation({
    mutationFn: bankStatementFile,
    onSuccess: saveFile,
    onError: (error) => tellWrong(problemText(words, error)),
  });
  const { clientId, bankAccountId, from, to, opening, closing, currency, transactions, pending, sourceId, sequence, receivedAt } =
    statement;
  const amount = (value: string | null) => (value === null ? null : `${amountText(value, words.language)} ${currency}`);
  return (
    <div className="grid grid-cols-1 gap-4">
      {statement.replacedBy ? <Banner tone="idle" title={words.bank.replacedText} /> : null}
      <StatementProof statement={statement} />
      <Facts>
        <Fact name={words.bank.period}>{daysText({ from, to })}</Fact>
        <Fact name={words.bank.opening}>{amount(opening)}</Fact>
        <Fact name={words.bank.closing}>{amount(closing)}</Fact>
        <Fact name={words.bank.transactionsCount}>{countText(transactions, words.language)}</Fact>
        {pending > 0 ? <Fact name={words.bank.pendingCount}>{countText(pending, words.language)}</Fact> : null}
        <Fact name={words.ledger.source}>{words.bank.sources[statement.source] ?? statement.source}</Fact>
        {sourceId ? <Fact name={words.bank.sourceId}>{sourceId}</Fact> : null}
        {sequence ? <Fact name={words.bank.sequence}>{sequence}</Fact> : null}
        <Fact name={words.bank.received}>{momentText(receivedAt, new Date(), words.language)}</Fact>
      </Facts>
      <div className="flex flex-wrap gap-2">
        <Link
          to="/clients/$clientId/bank/transactions"
          params={{ clientId }}
          search={{ account: bankAccountId, from, to }}
          className={buttonLook('first')}
        >
          <Icon name="rows" />
          {words.bank.toTransactions}
        </Link>
        <Button icon="download" busy={isPending} onClick={() => mutate(statement)}>
          {words.bank.download}
        </Button>
        <CopyButton text={location.href} label={words.bank.copyLink} />
      </div>
    </div>
  );
}
