import { Dialog } from 'radix-ui';
import { IconButton } from '../../ui/button.tsx';
import { useWords } from '../../words/words.tsx';
import { Brand } from './brand.tsx';
import { LateUserMenu } from './late-controls.tsx';
import { RailNav, Rooms } from './rail.tsx';

/** The rooms below 800 px: a layer over the page that closes once a room is chosen. */
export function NarrowRail({ onClose }: { onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-40 flex w-72 max-w-[85vw] flex-col bg-sunken shadow-layer"
        >
          <Dialog.Title className="sr-only">{words.frame.menu}</Dialog.Title>
          <RailNav>
            <div className="flex items-start justify-between">
              <Brand />
              <Dialog.Close asChild>
                <IconButton icon="close" label={words.close} />
              </Dialog.Close>
            </div>
            <Rooms onChosen={onClose} />
            <LateUserMenu />
          </RailNav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
