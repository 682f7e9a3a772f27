import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { Button, IconButton } from './button.tsx';
import { classes } from './classes.ts';
import type { IconName } from './icon.tsx';
import { useReturnFocus } from './return-focus.ts';

interface DialogProps {
  title: string;
  /** One sentence under the title. */
  text?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}

/** A layer in the middle that waits for an answer; the whole screen below 800 px. Esc and the cross close it. */
export function Dialog({ title, text, onClose, children, wide = false }: DialogProps) {
  const words = useWords();
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 motion-safe:animate-[appear_120ms] bg-scrim" />
        <Radix.Content
          onOpenAutoFocus={toFirstField}
          onCloseAutoFocus={returnFocus}
          {...(text ? {} : { 'aria-describedby': undefined })}
          className={classes(
            'fixed z-40 flex max-h-full flex-col bg-surface shadow-layer motion-safe:animate-[appear_120ms] max-wide:inset-0',
            'wide:top-[8vh] wide:left-1/2 wide:max-h-[84vh] wide:-translate-x-1/2 wide:rounded-lg',
            wide ? 'wide:w-[40rem]' : 'wide:w-[28rem]',
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {text ? <Radix.Description className="mt-0.5 text-ink-2">{text}</Radix.Description> : null}
            </div>
            <Radix.Close asChild>
              <IconButton icon="close" label={words.close} />
            </Radix.Close>
          </div>
          <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

// The cross comes first in the layer, but nobody opened it to close it.
function toFirstField(event: Event): void {
  const field =
    event.target instanceof Element ? event.target.querySelector<HTMLElement>('[data-dialog-body] :is(input, select, button)') : null;
  if (!field) return;
  event.preventDefault();
  field.focus();
}

interface FormActionsProps {
  submit: ReactNode;
  look?: 'first' | 'danger';
  icon?: IconName;
  busy?: boolean;
  onCancel: () => void;
}

/** The end of a form in a dialog: what it does, and the way out. */
export function FormActions({ submit, look = 'first', icon, busy = false, onCancel }: FormActionsProps) {
  const words = useWords();
  return (
    <Actions>
      <Button type="submit" look={look} busy={busy} {...(icon ? { icon } : {})}>
        {submit}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {words.cancel}
      </Button>
    </Actions>
  );
}

/** The buttons at the end of a dialog or form: the one that acts first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 pt-2">{children}</div>;
}
