import { useState } from 'react';
import { useWords } from '../../words/words.tsx';

/** The rows that somebody has picked out. */
export interface Selection {
  ids: ReadonlySet<string>;
  onChange: (next: ReadonlySet<string>) => void;
}

/** Picked rows, as long as the list is on the page. */
export function useSelection(): Selection {
  const [ids, onChange] = useState<ReadonlySet<string>>(new Set());
  return { ids, onChange };
}

/** Picks a row, or lets it go. */
export function toggle({ ids, onChange }: Selection, rowId: string): void {
  const next = new Set(ids);
  if (!next.delete(rowId)) next.add(rowId);
  onChange(next);
}

/** The tick of all rows that are here. */
export function SelectAll({ selection, rowIds }: { selection: Selection; rowIds: readonly string[] }) {
  const words = useWords();
  const all = rowIds.length > 0 && rowIds.every((id) => selection.ids.has(id));
  return (
    <th scope="col" className="ticks">
      <input
        type="checkbox"
        aria-label={words.lists.selectAll}
        checked={all}
        ref={(tick) => {
          if (tick) tick.indeterminate = !all && selection.ids.size > 0;
        }}
        onChange={() => selection.onChange(new Set(all ? [] : rowIds))}
      />
    </th>
  );
}

/** The tick of one row. */
export function SelectRow({ selection, rowId }: { selection: Selection; rowId: string }) {
  const words = useWords();
  return (
    <td className="ticks">
      <input type="checkbox" aria-label={words.lists.select} checked={selection.ids.has(rowId)} onChange={() => toggle(selection, rowId)} />
    </td>
  );
}
