import type { ReactNode } from 'react';
import type { Voucher, VoucherState } from '../../api/resources.ts';
import { Chip } from '../../ui/chip.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { useWords } from '../../words/words.tsx';

/** The filters of the list of vouchers as its address holds them. */
export interface VoucherFilter {
  q?: string | undefined;
  series?: string | undefined;
  account?: string | undefined;
  state?: Exclude<VoucherState, 'current'> | undefined;
  flagged?: '1' | undefined;
}

interface FiltersProps {
  search: VoucherFilter;
  onChange: (change: VoucherFilter) => void;
  /** The rows fetched so far: their series are offered. */
  seen: readonly Voucher[];
  /** What stands at the end of the row. */
  children?: ReactNode;
}

/** Narrows the list of vouchers; every filter is part of the address. */
export function VoucherFilters({ search, onChange, seen, children }: FiltersProps) {
  const words = useWords();
  const series = [...new Set([...(search.series ? [search.series] : []), ...seen.map((voucher) => voucher.series)])].filter(Boolean).sort();
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <SearchBox label={words.ledger.searchVouchers} value={search.q} onChange={(q) => onChange({ q })} className="w-64 max-wide:w-full" />
      <SelectField
        label={words.ledger.series}
        inBar
        value={search.series ?? ''}
        onChange={({ target }) => onChange({ series: target.value || undefined })}
      >
        <option value="">{words.ledger.allSeries}</option>
        {series.map((each) => (
          <option key={each} value={each}>
            {`${words.ledger.series} ${each}`}
          </option>
        ))}
      </SelectField>
      <AccountFilter account={search.account} onChange={(account) => onChange({ account })} />
      <SelectField
        label={words.ledger.state}
        inBar
        value={search.state ?? 'current'}
        onChange={({ target }) =>
          onChange({ state: target.value === 'removed' || target.value === 'superseded' ? target.value : undefined })
        }
      >
        {(['current', 'superseded', 'removed'] as const).map((state) => (
          <option key={state} value={state}>
            {words.ledger.states[state]}
          </option>
        ))}
      </SelectField>
      <Chip on={search.flagged === '1'} onPress={() => onChange({ flagged: search.flagged ? undefined : '1' })}>
        {words.ledger.flagged}
      </Chip>
      {children}
    </div>
  );
}

function AccountFilter({ account, onChange }: { account: string | undefined; onChange: (account: string | undefined) => void }) {
  const words = useWords();
  return (
    <form
      key={account}
      className="w-36 max-wide:w-44"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(String(new FormData(event.currentTarget).get('account')).trim() || undefined);
      }}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.value.trim() !== (account ?? ''))
          onChange(event.target.value.trim() || undefined);
      }}
    >
      <TextField
        label={words.ledger.accountFilter}
        inBar
        name="account"
        placeholder={words.ledger.accountFilter}
        defaultValue={account}
        inputMode="numeric"
        maxLength={20}
        autoComplete="off"
      />
    </form>
  );
}
