import type { Period } from '@saldo/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { setOnly } from '../api/list.ts';
import type { FinancialYear, Proof } from '../api/resources.ts';
import { yearHolding, yearsAsPeriods } from '../features/frame/starting-period.ts';
import { type Comparison, comparedPeriod, comparisons } from '../features/ledger/balance-comparison.ts';
import { balanceGroups, balanceRows, resultOf } from '../features/ledger/balance-groups.ts';
import { BalanceTable, balanceColumns } from '../features/ledger/balance-table.tsx';
import { ComparisonTable, comparisonColumns } from '../features/ledger/comparison-table.tsx';
import { LedgerGate } from '../features/ledger/ledger-gate.tsx';
import { balanceFile, comparisonFile, comparisonQuery, trialBalanceQuery } from '../features/ledger/ledger-queries.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useSeenAs } from '../features/views/use-list.ts';
import { amountText } from '../format/amount.ts';
import { periodText } from '../format/period.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, buttonLook } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectField } from '../ui/field.tsx';
import { inOrder } from '../ui/list/order.ts';
import { useNarrow } from '../ui/narrow.ts';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';

const route = getRouteApi('/frame/clients/$clientId/trial-balance');

/** The trial balance of some days within one financial year, with its proof. */
export function TrialBalancePage() {
  const words = useWords();
  const { clientId } = route.useParams();
  return (
    <LedgerGate title={words.ledger.balanceTitle} clientId={clientId}>
      {(period, years) =>
        yearHolding(yearsAsPeriods(years), period) ? (
          <Balance clientId={clientId} period={period} />
        ) : (
          <ChooseYear clientId={clientId} years={years} />
        )
      }
    </LedgerGate>
  );
}

function Balance({ clientId, period }: { clientId: string; period: Period }) {
  const words = useWords();
  const navigate = useNavigate({ from: '/clients/$clientId/trial-balance' });
  const search = route.useSearch();
  const { q, moved, compare, sort } = search;
  const other = compare ? comparedPeriod(period, compare) : null;
  const narrow = useNarrow();
  const filter = { ...setOnly({ q }), ...(moved ? { moved: true } : {}) };
  const comparison = useQuery({ ...comparisonQuery(clientId, period, other ?? period, filter), enabled: other !== null });
  const { data, error, isPending, refetch } = useQuery(trialBalanceQuery(clientId, period));
  const set = (change: {
    q?: string | undefined;
    moved?: '1' | undefined;
    compare?: Comparison | undefined;
    columns?: undefined;
    sort?: undefined;
  }) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const rows = data ? balanceRows(data.rows, { q, moved: moved === '1' }) : [];
  const columns = balanceColumns(words, data?.proof.differences ?? []);
  const seenAs = useSeenAs(search, columns, { order: 'account' });
  const tools = { list: 'trial-balance', search, filters: { q, moved, compare } } as const;
  return (
    <Page
      fill
      title={words.ledger.balanceTitle}
      text={
        data
          ? `${periodText(period, words.language)} · ${words.ledger.result} ${amountText(resultOf(data.rows), words.language)}`
          : periodText(period, words.language)
      }
    >
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SearchBox label={words.ledger.findAccount} value={q} onChange={(next) => set({ q: next })} className="w-56 max-wide:w-full" />
        <Chip on={moved === '1'} onPress={() => set({ moved: moved ? undefined : '1' })}>
          {words.ledger.withMovement}
        </Chip>
        <SelectField
          inBar
          label={words.ledger.compare}
          value={compare ?? ''}
          // The columns of the one are not those of the other.
          onChange={({ target }) =>
            set({ compare: comparisons.find((each) => each === target.value), columns: undefined, sort: undefined })
          }
        >
          <option value="">{words.ledger.compareNone}</option>
          {comparisons.map((each) => (
            <option key={each} value={each}>
              {words.ledger.comparisons[each]}
            </option>
          ))}
        </SelectField>
        {other ? (
          <ListTools
            {...tools}
            columns={comparisonColumns(words, { period, before: other, narrow })}
            file={(wish) =>
              comparisonFile({ clientId, ...period, otherFrom: other.from, otherTo: other.to, ...filter, ...setOnly({ sort }), ...wish })
            }
          />
        ) : (
          <ListTools
            {...tools}
            columns={columns}
            file={(wish) => balanceFile({ clientId, ...period, ...filter, ...setOnly({ sort }), ...wish })}
          />
        )}
      </div>
      {isPending ? <WaitingRows rows={14} /> : null}
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {other && comparison.error ? <Refused error={comparison.error} retry={() => void comparison.refetch()} /> : null}
      {data && other && comparison.data && !comparison.error ? (
        <>
          <BalanceProof proof={data.proof} clientId={clientId} />
          <p className="pb-2 text-ink-3">{words.ledger.compareText}</p>
          <ComparisonTable rows={comparison.data.rows} period={period} before={other} clientId={clientId} search={search} />
        </>
      ) : null}
      {data && !other ? (
        <>
          <BalanceProof proof={data.proof} clientId={clientId} />
          {rows.length === 0 ? (
            <Empty
              icon="scale"
              title={data.rows.length === 0 ? words.ledger.noEntries : words.noHits}
              action={
                data.rows.length === 0 ? null : <Button onClick={() => set({ q: undefined, moved: undefined })}>{words.clearFilter}</Button>
              }
            />
          ) : (
            <BalanceTable
              groups={sort ? null : balanceGroups(rows)}
              rows={inOrder(rows, columns, sort, words.language)}
              {...seenAs}
              totals={rows.length === data.rows.length ? data.totals : null}
              clientId={clientId}
            />
          )}
        </>
      ) : null}
    </Page>
  );
}

function BalanceProof({ proof, clientId }: { proof: Proof; clientId: string }) {
  const words = useWords();
  const { differences, unbalanced } = proof;
  return (
    <div className="pb-3">
      {proof.status === 'proven' ? (
        <Banner tone="proven" title={words.ledger.proofProven} />
      ) : (
        <Banner tone="late" title={words.ledger.proofUnproven(differences.length, unbalanced.count)}>
          {differences.length > 0 ? words.ledger.proofUnprovenText : null}
          {differences.length === 0 && unbalanced.count > 0 ? words.feeds.unprovenText : null}
          {unbalanced.vouchers.slice(0, VOUCHERS_NAMED).map(({ voucherId, series, number, difference }) => (
            <Link
              key={voucherId}
              to="/clients/$clientId/vouchers"
              params={{ clientId }}
              search={{ voucher: voucherId }}
              className="ml-3 whitespace-nowrap text-accent underline-offset-2 hover:underline"
            >
              {`${series} ${number} (${amountText(difference, words.language)})`}
            </Link>
          ))}
        </Banner>
      )}
    </div>
  );
}

const VOUCHERS_NAMED = 5;

function ChooseYear({ clientId, years }: { clientId: string; years: readonly FinancialYear[] }) {
  const words = useWords();
  return (
    <Page title={words.ledger.balanceTitle}>
      <Empty
        icon="calendar"
        title={words.ledger.chooseYear}
        action={years.map(({ id, from, to }) => (
          <Link key={id} to="/clients/$clientId/trial-balance" params={{ clientId }} search={{ from, to }} className={buttonLook()}>
            {`${from} – ${to}`}
          </Link>
        ))}
      />
    </Page>
  );
}
