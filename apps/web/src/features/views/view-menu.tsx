import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedView } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { late } from '../../ui/late.tsx';
import type { Column } from '../../ui/list/column.ts';
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuLabel, MenuRule } from '../../ui/menu.tsx';
import { tell, tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { chosenIds, columnsText, type Density, type ListChange, type ListFilters, type ListSearch } from './list-search.ts';
import { changeView, createView, removeView, type ViewList, viewsQuery } from './view-queries.ts';
import { addressOf, differs, viewOf } from './view-state.ts';

const NameView = late(() => import('./name-view.tsx').then((module) => module.NameView));
const OWN = '';

export interface ViewMenuProps {
  list: ViewList;
  search: ListSearch;
  filters: ListFilters;
  /** Every column that the list has. */
  columns: readonly Pick<Column<never>, 'id' | 'header' | 'main' | 'extra' | 'hideHeader' | 'narrowOnly'>[];
  /** How close the rows stand where nobody chose. */
  ownDensity: Density;
  onChange: (change: ListChange) => void;
}

/** How the list is seen: saved views, columns and row height. Quiet, at the end of the filters. */
export function ViewMenu({ list, search, filters, columns, ownDensity, onChange }: ViewMenuProps) {
  const words = useWords();
  const { data: views = [] } = useQuery(viewsQuery(list));
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const acts = useViewActs(list, (view) => onChange(addressOf(view, filters, ownDensity)));
  const open = views.find(({ id }) => id === search.view);
  const changed = open !== undefined && differs(open, filters, search, ownDensity);
  const now = viewOf(filters, search, ownDensity);
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" icon="filter" className="max-w-64">
            <span className="truncate">{open ? open.name : words.lists.view}</span>
            {changed ? <span className="text-xs text-ink-3">{words.lists.changed}</span> : null}
            <Icon name="down" className="text-ink-3" />
          </Button>
        }
      >
        <MenuChoice
          label={words.lists.views}
          value={open && !changed ? open.id : OWN}
          options={[[OWN, words.lists.standard] as const, ...views.map(({ id, name }) => [id, name] as const)]}
          onChange={(id) => onChange(addressOf(views.find((view) => view.id === id) ?? null, filters, ownDensity))}
        />
        <MenuRule />
        <MenuItem icon="plus" onSelect={() => setNaming('new')}>
          {words.lists.save}
        </MenuItem>
        {open ? (
          <>
            <MenuItem icon="check" disabled={!changed} onSelect={() => acts.change(open, now)}>
              {words.lists.saveChanges(open.name)}
            </MenuItem>
            <MenuItem icon="copy" onSelect={() => setNaming('rename')}>
              {words.lists.rename}
            </MenuItem>
            <MenuItem icon="close" onSelect={() => acts.remove(open)}>
              {words.lists.remove}
            </MenuItem>
          </>
        ) : null}
        <MenuRule />
        <ColumnChoice columns={columns} search={search} onChange={onChange} />
        <MenuRule />
        <MenuChoice
          label={words.lists.density}
          value={search.density ?? ownDensity}
          options={[
            ['normal', words.lists.densities.normal],
            ['compact', words.lists.densities.compact],
          ]}
          onChange={(next) => onChange({ density: next === ownDensity ? undefined : next })}
        />
      </Menu>
      {naming === 'new' ? (
        <NameView
          title={words.lists.saveTitle}
          text={words.lists.saveText}
          save={(name) => acts.create({ list, name, ...now })}
          onClose={() => setNaming(null)}
        />
      ) : null}
      {naming === 'rename' && open ? (
        <NameView
          title={words.lists.renameTitle}
          name={open.name}
          save={(name) => acts.rename(open, name)}
          onClose={() => setNaming(null)}
        />
      ) : null}
    </>
  );
}

function ColumnChoice({ columns, search, onChange }: Pick<ViewMenuProps, 'columns' | 'search' | 'onChange'>) {
  const words = useWords();
  const choosable = columns.filter(({ main, hideHeader, narrowOnly }) => !main && !hideHeader && !narrowOnly);
  const own = choosable.filter(({ extra }) => !extra).map(({ id }) => id);
  const shown = chosenIds(search) ?? own;
  const set = (id: string, on: boolean) => {
    const next = choosable.map((column) => column.id).filter((each) => (each === id ? on : shown.includes(each)));
    onChange({ columns: columnsText(next, own) });
  };
  return (
    <>
      <MenuLabel>{words.lists.columns}</MenuLabel>
      {choosable.map(({ id, header }) => (
        <MenuCheck key={id} on={shown.includes(id)} disabled={shown.length === 1 && shown.includes(id)} onChange={(on) => set(id, on)}>
          {header}
        </MenuCheck>
      ))}
    </>
  );
}

// Each act renews the menu and shows the view that it made or changed; a removed one can be had back for ten seconds.
function useViewActs(list: ViewList, show: (view: SavedView | null) => void) {
  const words = useWords();
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: viewsQuery(list).queryKey });
  const saved = async (view: SavedView) => {
    await renew();
    show(view);
    tell(words.lists.saved(view.name));
  };
  const onError = (error: unknown) => tellWrong(problemText(words, error));
  const change = useMutation({ mutationFn: changeView, onSuccess: saved, onError });
  const restore = useMutation({
    mutationFn: createView,
    onSuccess: async (view) => {
      await renew();
      tell(words.lists.restored(view.name));
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: removeView,
    onSuccess: async (_, { name, filters, sort, columns, density }) => {
      await renew();
      show(null);
      tell(words.lists.removed(name), { label: words.undo, run: () => restore.mutate({ list, name, filters, sort, columns, density }) });
    },
    onError,
  });
  return {
    create: async (view: Parameters<typeof createView>[0]) => saved(await createView(view)),
    rename: async (view: SavedView, name: string) => {
      await changeView({ view, change: { name } });
      await renew();
    },
    change: (view: SavedView, now: ReturnType<typeof viewOf>) => change.mutate({ view, change: now }),
    remove: (view: SavedView) => remove.mutate(view),
  };
}
