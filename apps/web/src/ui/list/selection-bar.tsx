import type { ReactNode } from 'react';
import { useWords } from '../../words/words.tsx';
import { Button } from '../button.tsx';
import type { Selection } from './selection.tsx';

/** Under a list: how many rows are picked, what they come to, and what can be done with them. */
export function SelectionBar({ selection, children }: { selection: Selection; children?: ReactNode }) {
  const words = useWords();
  const { ids, onChange } = selection;
  if (ids.size === 0) return null;
  return (
    <div role="status" className="flex items-center gap-4 border-t border-line-strong py-1.5 tabular-nums max-wide:hidden">
      <span className="font-medium">{words.lists.selected(ids.size)}</span>
      {children}
      <Button look="quiet" className="ml-auto" onClick={() => onChange(new Set())}>
        {words.lists.clearSelection}
      </Button>
    </div>
  );
}
