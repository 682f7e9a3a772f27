import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { keyLabels } from '../../ui/keys/key-map.ts';
import { pickLook } from '../../ui/pick-button.ts';
import { useWords } from '../../words/words.tsx';
import { LateClientSwitcher, LatePeriodPicker } from './late-controls.tsx';
import { isMac } from './machine.ts';

/** What stays while one moves about: the client, the days, and the search over everything. */
export function TopBar({ onMenu, onSearch }: { onMenu: () => void; onSearch: () => void }) {
  const words = useWords();
  return (
    // Below 800 px the days stand on a line of their own, so that the whole name of the client has room.
    <header className="flex min-h-[46px] shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line px-4 py-2 wide:flex-nowrap wide:py-0 wide:px-5 print:hidden">
      <IconButton icon="rows" label={words.frame.menu} onClick={onMenu} className="-mx-1.5 wide:hidden" />
      <div className="flex min-w-0 max-wide:flex-1">
        <LateClientSwitcher />
      </div>
      <div className="flex min-h-8 items-center max-wide:order-last max-wide:w-full">
        <LatePeriodPicker />
      </div>
      <span className="flex-1 max-wide:hidden" />
      <IconButton icon="search" label={words.frame.search} onClick={onSearch} className="-mr-1.5 wide:hidden" />
      <button type="button" onClick={onSearch} className={classes(pickLook, 'w-56 font-normal text-ink-3 max-wide:hidden')}>
        <Icon name="search" />
        {words.frame.search}
        <kbd className="ml-auto">{keyLabels('mod+k', isMac)[0]}</kbd>
      </button>
    </header>
  );
}
