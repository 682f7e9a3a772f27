import { linkOptions } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { minor, sumOf } from '../features/ledger/amounts.ts';
import { ListTools } from '../features/views/list-tools.tsx';
import { useListAddress, useSeenAs } from '../features/views/use-list.ts';
import { amountText } from '../format/amount.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { SelectField } from '../ui/field.tsx';
import type { Column } from '../ui/list/column.ts';
import { inOrder } from '../ui/list/order.ts';
import { useSelection } from '../ui/list/selection.tsx';
import { SelectionBar } from '../ui/list/selection-bar.tsx';
import { VirtualList } from '../ui/list/virtual-list.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { State, type Tone } from '../ui/state.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { type Invoice, invoiceStates, invoices } from './fixtures.ts';
import { invoiceFile } from './invoice-file.ts';
import { type Texts, useTexts } from './texts.ts';
import { useUiSearch } from './ui-search.ts';

const tones: Record<Invoice['state'], Tone> = { paid: 'proven', open: 'none', late: 'late', disputed: 'wrong' };

/** The table of every list, with what all of them can do. */
export function ListPart() {
  const words = useWords();
  const texts = useTexts();
  const search = useUiSearch();
  const { q, state, row: open, sort } = search;
  const set = useListAddress();
  const columns = columnsOf(words, texts);
  const seenAs = useSeenAs(search, columns, { order: 'number' });
  const rows = useDeferredValue(inOrder(fitting(q, state), columns, sort, words.language));
  const selection = useSelection();
  const picked = invoices.filter(({ number }) => selection.ids.has(number));
  const opened = invoices.find(({ number }) => number === open);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SearchBox label={texts.list.search} value={q} onChange={(next) => set({ q: next })} className="w-56 max-wide:w-full" />
        <SelectField
          inBar
          label={texts.list.state}
          value={state ?? ''}
          onChange={({ target }) => set({ state: target.value || undefined })}
        >
          <option value="">{texts.list.anyState}</option>
          {invoiceStates.map((each) => (
            <option key={each} value={each}>
              {texts.list.states[each]}
            </option>
          ))}
        </SelectField>
        <span className="text-ink-3">{words.rows(rows.length, false)}</span>
        <ListTools
          list="vouchers"
          search={search}
          filters={{ q, state }}
          columns={columns}
          file={(wish) => invoiceFile({ ...wish, name: texts.list.label, rows, all: columns, texts })}
        />
      </div>
      <div className="flex h-[26rem] flex-col">
        {rows.length === 0 ? (
          <Empty
            icon="rows"
            title={words.noHits}
            action={<Button onClick={() => set({ q: undefined, state: undefined })}>{words.clearFilter}</Button>}
          />
        ) : (
          <VirtualList
            key={JSON.stringify([q, state, sort])}
            label={texts.list.label}
            rows={rows}
            {...seenAs}
            selection={selection}
            rowId={({ number }) => number}
            link={({ number }) => linkOptions({ to: '.', search: (old) => ({ ...old, row: number }), replace: true, resetScroll: false })}
            openId={open}
            sub={({ customer, due }) => `${customer} · ${due}`}
          />
        )}
        <SelectionBar selection={selection}>
          <span>{`${texts.list.sum} ${amountText(sumOf(picked.map(({ amount }) => amount)), words.language)}`}</span>
        </SelectionBar>
      </div>
      {opened ? <InvoiceDrawer invoice={opened} onClose={() => set({ row: undefined })} /> : null}
    </>
  );
}

function InvoiceDrawer({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords();
  const { list } = useTexts();
  return (
    <Drawer crumbs={[list.label, invoice.customer]} title={`${list.number} ${invoice.number}`} onClose={onClose}>
      <Facts>
        <Fact name={list.customer}>{invoice.customer}</Fact>
        <Fact name={list.date}>{invoice.date}</Fact>
        <Fact name={list.due}>{invoice.due}</Fact>
        <Fact name={list.state}>
          <InvoiceState state={invoice.state} />
        </Fact>
        <Fact name={list.amount}>
          <span className="font-medium tabular-nums">{amountText(invoice.amount, words.language)}</span>
        </Fact>
      </Facts>
    </Drawer>
  );
}

function InvoiceState({ state }: Pick<Invoice, 'state'>) {
  return (
    <State tone={tones[state]} icon={state === 'open' ? 'dash' : undefined}>
      {useTexts().list.states[state]}
    </State>
  );
}

function fitting(q: string | undefined, state: Invoice['state'] | undefined): readonly Invoice[] {
  const query = q?.toLocaleLowerCase('sv') ?? '';
  return invoices.filter(
    (invoice) =>
      (state === undefined || invoice.state === state) &&
      (query === '' || invoice.number.startsWith(query) || invoice.customer.toLocaleLowerCase('sv').includes(query)),
  );
}

function columnsOf(words: Words, { list }: Texts): Column<Invoice>[] {
  const day = { width: '6.75rem', wideOnly: true } as const;
  return [
    {
      id: 'number',
      header: list.number,
      width: '5.5rem',
      main: true,
      value: ({ number }) => number,
      cell: ({ number }) => <span className="font-medium tabular-nums">{number}</span>,
    },
    { id: 'customer', header: list.customer, wideOnly: true, value: ({ customer }) => customer, cell: ({ customer }) => customer },
    {
      ...day,
      id: 'date',
      header: list.date,
      value: ({ date }) => date,
      cell: ({ date }) => <span className="tabular-nums">{date}</span>,
    },
    { ...day, id: 'due', header: list.due, value: ({ due }) => due, cell: ({ due }) => <span className="tabular-nums">{due}</span> },
    {
      id: 'reference',
      header: list.reference,
      width: '7rem',
      extra: true,
      wideOnly: true,
      value: ({ reference }) => reference,
      cell: ({ reference }) => <span className="tabular-nums">{reference}</span>,
    },
    {
      id: 'state',
      header: list.state,
      width: '7.5rem',
      value: ({ state }) => list.states[state],
      cell: ({ state }) => <InvoiceState state={state} />,
    },
    {
      id: 'amount',
      header: list.amount,
      width: '8.5rem',
      figure: true,
      value: ({ amount }) => minor(amount),
      cell: ({ amount }) => amountText(amount, words.language),
    },
  ];
}
