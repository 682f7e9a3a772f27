import type { Column } from '../../ui/list/column.ts';
import { chosen, fileColumns } from '../../ui/list/order.ts';
import { type FileFormat, FileMenu } from './file-menu.tsx';
import { chosenIds, type Density, type ListFilters, type ListSearch } from './list-search.ts';
import { useListAddress } from './use-list.ts';
import { ViewMenu } from './view-menu.tsx';
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

/** At the end of a list's filters: how it is seen, and the way out as a file. */
export function ListTools<T>({ list, search, filters, columns, own, file }: ListToolsProps<T>) {
  const onChange = useListAddress();
  const wish = (format: FileFormat): FileWish => ({ format, columns: fileColumns(chosen(columns, chosenIds(search))).join(',') });
  return (
    <div className="ml-auto flex items-center">
      <ViewMenu list={list} search={search} filters={filters} columns={columns} ownDensity={own?.density ?? 'normal'} onChange={onChange} />
      {file ? <FileMenu file={(format) => file(wish(format))} /> : null}
    </div>
  );
}
