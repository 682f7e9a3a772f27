import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { PickerProps } from './picker.tsx';
import { SearchList } from './search-list.tsx';

/** The picker itself, with the layer that opens under its button. */
export function PickerLayer({ trigger, onPick, ...rest }: PickerProps) {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) rest.onQuery('');
  };
  const pick = (id: string) => {
    change(false);
    onPick(id);
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={rest.label}
          className="z-50 w-96 max-w-[calc(100vw-1rem)] motion-safe:animate-[appear_100ms] rounded-md bg-surface shadow-layer"
        >
          <SearchList {...rest} onPick={pick} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
