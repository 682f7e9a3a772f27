import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router';
import { moreOf, setOnly } from '../api/list.ts';
import type { BankAccount, BankStatement } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { shortAccount } from '../features/bank/account-text.ts';
import { bankAccountsQuery, bankStatementsFile, bankStatementsQuery } from '../features/bank/bank-queries.ts';
import { BankTabs } from '../features/bank/bank-tabs.tsx';
import { StatementState } from '../features/bank/statement-proof.tsx';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { amountText, countText } from '../format/amount.ts';
import { buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { late } from '../ui/late.tsx';
import type { Column } from '../ui/list/column.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords, type Words } from '../words/words.tsx';

const StatementDrawer = late(() => import('../features/bank/statement-drawer.tsx').then((module) => module.StatementDrawer));
const route = getRouteApi('/frame/clients/$clientId/bank/statements');
const noRows: BankStatement[] = [];
const noAccounts: BankAccount[] = [];

/** The statements that were read in, the latest first, with the proof of the chosen one. */
export function BankStatementsPage() {
  const words = useWords();
  const may = useMay();
  const { clientId } = route.useParams();
  const search = route.useSearch();
  const { account, statement } = search;
  const navigate = useNavigate({ from: '/clients/$clientId/bank/statements' });
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const { data: accounts = noAccounts } = useQuery(bankAccountsQuery(clientId));
  const asked = { clientId, ...setOnly({ bankAccountId: account }) };
  const query = useInfiniteQuery(bankStatementsQuery(asked));
  const rows = query.data ?? noRows;
  const columns = statementColumns(words, account ? null : accounts);
  const seenAs = useSeenAs(search, columns, { order: '' });
  return (
    <Page fill title={words.bank.statementsTitle} text={query.data ? words.bank.statements(rows.length, query.hasNextPage) : undefined}>
      <BankTabs clientId={clientId} account={account} />
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SelectField
          label={words.bank.chooseAccount}
          inBar
          value={account ?? ''}
          onChange={({ target }) => set({ account: target.value || undefined, statement: undefined })}
        >
          <option value="">{words.bank.allAccounts}</option>
          {accounts.map((each) => (
            <option key={each.id} value={each.id}>
              {shortAccount(each, words)}
            </option>
          ))}
        </SelectField>
        <ListTools
          list="bank-statements"
          search={search}
          filters={{ account }}
          columns={columns}
          file={(wish) => bankStatementsFile(asked, wish)}
        />
      </div>
      {query.isPending ? <WaitingRows rows={10} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <Empty
          icon="book"
          title={words.bank.noStatements}
          action={
            may('import.write') ? (
              <Link to="/clients/$clientId/import" params={{ clientId }} className={buttonLook('first')}>
                <Icon name="upload" />
                {words.rooms.import}
              </Link>
            ) : null
          }
        >
          {words.bank.noStatementsText}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          key={account ?? ''}
          label={words.bank.statementsTitle}
          rows={rows}
          {...seenAs}
          rowId={({ id }) => id}
          openId={statement}
          more={moreOf(query)}
          sub={(row) => [row.closing === null ? '' : amountText(row.closing, words.language), row.sourceId].filter(Boolean).join(' · ')}
          link={({ id }) =>
            linkOptions({
              to: '/clients/$clientId/bank/statements',
              params: { clientId },
              search: { ...search, statement: id },
              replace: statement !== undefined,
              resetScroll: false,
            })
          }
        />
      ) : null}
      {statement ? (
        <StatementDrawer id={statement} accounts={accounts} siblings={rows} onClose={() => set({ statement: undefined })} />
      ) : null}
    </Page>
  );
}

function statementColumns(words: Words, accounts: readonly BankAccount[] | null): Column<BankStatement>[] {
  const amount = (value: string | null) => (value === null ? <span className="text-ink-3">–</span> : amountText(value, words.language));
  const columns: (Column<BankStatement> | false)[] = [
    {
      id: 'from',
      header: words.bank.period,
      main: true,
      width: '13rem',
      file: ['from', 'to'],
      cell: ({ from, to }) => <span className="font-medium tabular-nums">{from === to ? from : `${from} – ${to}`}</span>,
    },
    accounts !== null && {
      id: 'account',
      header: words.bank.account,
      file: [],
      wideOnly: true,
      width: '12rem',
      cell: ({ bankAccountId }) => {
        const account = accounts.find(({ id }) => id === bankAccountId);
        return account ? shortAccount(account, words) : null;
      },
    },
    {
      id: 'name',
      header: words.bank.sourceId,
      wideOnly: true,
      roomyOnly: true,
      cell: ({ sourceId, source }) => <span className="text-ink-2">{sourceId || (words.bank.sources[source] ?? source)}</span>,
    },
    {
      id: 'opening',
      header: words.bank.opening,
      wideOnly: true,
      roomyOnly: true,
      width: '9rem',
      figure: true,
      cell: ({ opening }) => amount(opening),
    },
    {
      id: 'closing',
      header: words.bank.closing,
      wideOnly: true,
      width: '10rem',
      figure: true,
      file: ['closing', 'currency'],
      cell: ({ closing }) => amount(closing),
    },
    {
      id: 'transactions',
      header: words.bank.transactionsCount,
      wideOnly: true,
      roomyOnly: true,
      width: '7rem',
      figure: true,
      cell: ({ transactions }) => countText(transactions, words.language),
    },
    {
      id: 'proof',
      header: words.bank.proofColumn,
      width: '9.5rem',
      cell: (statement) =>
        statement.replacedBy ? <span className="text-ink-3">{words.bank.replaced}</span> : <StatementState statement={statement} />,
    },
  ];
  return columns.filter((column) => column !== false);
}
