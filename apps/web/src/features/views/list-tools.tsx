import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { late } from '../../ui/late.tsx';
import type { Column } from '../../ui/list/column.ts';
import { chosen, fileColumns } from '../../ui/list/order.ts';
import { useWords } from '../../words/words.tsx';
import type { FileFormat } from './file-menu.tsx';
import type { ListMenusProps } from './list-menus.tsx';
import { chosenIds, type Density, type ListFilters, type ListSearch } from './list-search.ts';
import { useListAddress } from './use-list.ts';
import type { ViewList } from './view-queries.ts';

/** What a file of the list is asked for by, beside its filters. */
export interface FileWish {
  format: FileFormat;
  columns: string;
}

interface ListToolsProps<T> {
  list: ViewList;
  search: ListSearch;
  /** The filters of the address, whether they are set or not: a view clears those that it has not. */
  filters: ListFilters;
  /** Every column that the list has. */
  columns: readonly Column<T>[];
  own?: { density: Density };
  /** Fetches the list as a file. */
  file?: ((wish: FileWish) => Promise<File>) | undefined;
}

const ListMenus = late(() => import('./list-menus.tsx').then((module) => module.ListMenus), Meanwhile);

/** At the end of a list's filters: how it is seen, and the way out as a file. */
export function ListTools<T>({ list, search, filters, columns, own, file }: ListToolsProps<T>) {
  const onChange = useListAddress();
  const shown = fileColumns(chosen(columns, chosenIds(search))).join(',');
  return (
    <div className="ml-auto flex items-center">
      <ListMenus
        list={list}
        search={search}
        filters={filters}
        columns={columns}
        ownDensity={own?.density ?? 'normal'}
        onChange={onChange}
        file={file && ((format) => file({ format, columns: shown }))}
      />
    </div>
  );
}

// The same buttons, until what opens under them is here: a moment after the list itself.
function Meanwhile({ file }: ListMenusProps) {
  const words = useWords();
  return (
    <>
      <Button look="quiet" icon="filter" disabled className="disabled:opacity-100!">
        {words.lists.view}
        <Icon name="down" className="text-ink-3" />
      </Button>
      {file ? (
        <Button look="quiet" icon="download" disabled className="disabled:opacity-100!">
          {words.lists.file}
          <Icon name="down" className="text-ink-3" />
        </Button>
      ) : null}
    </>
  );
}
