import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { IconButton } from './button.tsx';
import { useNarrow } from './narrow.ts';
import { useReturnFocus } from './return-focus.ts';

interface DrawerProps {
  title: ReactNode;
  /** Where this stands, from the list to the thing. */
  crumbs: readonly string[];
  onClose: () => void;
  /** More buttons beside the cross, such as to the siblings. */
  tools?: ReactNode;
  children: ReactNode;
}

/**
 * Evidence from the right. On a wide screen it does not take the keyboard from the list behind it: `j` and `k` go on
 * through the siblings while it is open; where there is room for both (parts.css), it does not lie over the list either.
 * Below 800 px it is the whole screen.
 */
export function Drawer({ title, crumbs, onClose, tools, children }: DrawerProps) {
  const words = useWords();
  const returnFocus = useReturnFocus();
  const narrow = useNarrow();
  return (
    <Radix.Root open modal={narrow} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Content
          onCloseAutoFocus={returnFocus}
          data-drawer
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => (narrow ? undefined : event.preventDefault())}
          className="fixed inset-y-0 right-0 z-30 flex w-full motion-safe:animate-[arrive_140ms_ease-out] flex-col bg-surface shadow-layer wide:w-[27rem] full:w-[32rem] roomy:w-(--drawer) roomy:border-l roomy:border-line roomy:shadow-none"
        >
          <div className="border-b border-line px-[18px] pt-3 pb-2.5">
            <div className="flex items-center gap-1">
              <p className="min-w-0 flex-1 truncate text-xs text-ink-3">{crumbs.join(' › ')}</p>
              {tools}
              <Radix.Close asChild>
                <IconButton icon="close" label={words.close} />
              </Radix.Close>
            </div>
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-[18px] py-3">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
