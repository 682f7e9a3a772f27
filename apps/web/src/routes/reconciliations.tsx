import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router';
import type { BankAccount, Reconciliation } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { shortAccount } from '../features/bank/account-text.ts';
import { bankAccountsQuery } from '../features/bank/bank-queries.ts';
import { reconciliationsQuery } from '../features/reconcile/reconcile-queries.ts';
import { accountOf, reconciliationColumns } from '../features/reconcile/reconciliation-columns.tsx';
import { reconciliationStatuses, waits } from '../features/reconcile/status.ts';
import { useReconcileWords } from '../features/reconcile/use-reconcile-words.ts';
import { useListAddress } from '../features/views/use-list.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectField } from '../ui/field.tsx';
import { useKeys } from '../ui/keys/keys.ts';
import { late } from '../ui/late.tsx';
import { inOrder } from '../ui/list/order.ts';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';

const CreateReconciliation = late(() =>
  import('../features/reconcile/create-reconciliation.tsx').then((module) => module.CreateReconciliation),
);
const route = getRouteApi('/frame/clients/$clientId/reconciliations');
const none: Reconciliation[] = [];
const noAccounts: BankAccount[] = [];
const OWN_ORDER = '-period';

/** The reconciliations of a client with how each stands, the latest days first. */
export function ReconciliationsPage() {
  const words = useWords();
  const told = useReconcileWords();
  const mayWrite = useMay()('reconciliation.write');
  const { clientId } = route.useParams();
  const { account, status, sort, open } = route.useSearch();
  const navigate = useNavigate({ from: '/clients/$clientId/reconciliations' });
  const query = useQuery(reconciliationsQuery(clientId));
  const { data: accounts = noAccounts } = useQuery(bankAccountsQuery(clientId));
  const all = query.data ?? none;
  const inUse = accounts.filter(({ enabled }) => enabled);
  const set = (change: { open?: 'create' | undefined; account?: string | undefined; status?: typeof status }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const change = useListAddress();
  const canCreate = mayWrite && inUse.length > 0;
  const create = () => set({ open: 'create' });
  useKeys(canCreate ? [{ keys: 'n', label: told.keys.create, run: create }] : []);
  const columns = reconciliationColumns(words, told, accounts);
  const fitting = all.filter((one) => (!account || one.bankAccountId === account) && (!status || one.status === status));
  const rows = inOrder(fitting, columns, sort ?? OWN_ORDER, words.language);
  return (
    <Page
      fill
      title={told.title}
      text={query.data ? told.listText(all.length, all.filter(waits).length) : undefined}
      actions={
        canCreate ? (
          <Button look={all.length === 0 ? 'plain' : 'first'} icon="plus" keys="n" onClick={create}>
            {told.start}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <WaitingRows rows={6} /> : null}
      {query.error ? <Refused error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && all.length === 0 ? (
        <Nothing clientId={clientId} hasBank={inUse.length > 0} onCreate={canCreate ? create : undefined} />
      ) : null}
      {all.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2 pb-3">
          <SelectField
            label={told.account}
            inBar
            value={account ?? ''}
            onChange={({ target }) => set({ account: target.value || undefined })}
          >
            <option value="">{told.allAccounts}</option>
            {accounts
              .filter(({ id }) => all.some(({ bankAccountId }) => bankAccountId === id))
              .map((each) => (
                <option key={each.id} value={each.id}>
                  {shortAccount(each, words)}
                </option>
              ))}
          </SelectField>
          <SelectField
            label={told.status}
            inBar
            value={status ?? ''}
            onChange={({ target }) => set({ status: reconciliationStatuses.find((each) => each === target.value) })}
          >
            <option value="">{told.allStatuses}</option>
            {reconciliationStatuses.map((each) => (
              <option key={each} value={each}>
                {told.statuses[each]}
              </option>
            ))}
          </SelectField>
        </div>
      ) : null}
      {all.length > 0 && rows.length === 0 ? (
        <Empty
          icon="search"
          title={words.noHits}
          action={<Button onClick={() => set({ account: undefined, status: undefined })}>{words.clearFilter}</Button>}
        />
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          label={told.title}
          rows={rows}
          columns={columns}
          order={{ is: sort ?? OWN_ORDER, own: OWN_ORDER, onChange: (next) => change({ sort: next === OWN_ORDER ? undefined : next }) }}
          rowId={({ id }) => id}
          link={({ id }) =>
            linkOptions({ to: '/clients/$clientId/reconciliations/$reconciliationId', params: { clientId, reconciliationId: id } })
          }
          sub={(one) => accountOf(one, accounts, words)}
        />
      ) : null}
      {open === 'create' && canCreate && query.data ? (
        <CreateReconciliation
          clientId={clientId}
          accounts={inUse}
          reconciliations={all}
          accountId={account}
          onClose={() => set({ open: undefined })}
          onCreated={(reconciliationId) =>
            void navigate({
              to: '/clients/$clientId/reconciliations/$reconciliationId',
              params: { clientId, reconciliationId },
              search: {},
            })
          }
        />
      ) : null}
    </Page>
  );
}

function Nothing({ clientId, hasBank, onCreate }: { clientId: string; hasBank: boolean; onCreate: (() => void) | undefined }) {
  const told = useReconcileWords();
  return (
    <Empty
      icon="meet"
      title={told.none}
      action={
        hasBank ? (
          onCreate ? (
            <Button look="first" icon="plus" onClick={onCreate}>
              {told.start}
            </Button>
          ) : null
        ) : (
          <Link to="/clients/$clientId/bank" params={{ clientId }} className={buttonLook('first')}>
            {told.toBank}
          </Link>
        )
      }
    >
      {hasBank ? told.noneText : told.noneBank}
    </Empty>
  );
}
