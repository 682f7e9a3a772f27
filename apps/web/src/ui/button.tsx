import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

type Look = 'plain' | 'first' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  plain: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  first: 'border-accent bg-accent text-on-accent hover:brightness-110',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-idle-soft hover:text-ink',
  danger: 'border-line-strong bg-surface text-wrong hover:bg-wrong-soft',
};

/** The classes of a button, for a link that looks like one. */
export function buttonLook(look: Look = 'plain', className?: string): string {
  return classes(
    'inline-flex min-h-7 items-center justify-center gap-2 rounded-md border px-3 py-[3px] font-medium whitespace-nowrap select-none',
    'aria-disabled:opacity-50 disabled:opacity-50',
    looks[look],
    className,
  );
}

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look | undefined;
  icon?: IconName | undefined;
  /** The key that does the same, shown inside the button. */
  keys?: string | undefined;
  /** Work is under way: the button stays, says so to a reader and takes no second press. */
  busy?: boolean | undefined;
  children?: ReactNode;
}

/** A button with a word. */
export function Button({ look, icon, keys, busy = false, className, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonLook(look, className)}
    >
      {busy ? <Icon name="run" className="motion-safe:animate-[turn_1s_linear_infinite]" /> : icon ? <Icon name={icon} /> : null}
      {children}
      {keys ? <kbd className="max-wide:hidden">{keys}</kbd> : null}
    </button>
  );
}

/** A button of an icon alone; the label is read out and shown on hover. */
export function IconButton({ icon, label, className, ...rest }: ComponentProps<'button'> & { icon: IconName; label: string }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classes(
        'inline-flex size-7 items-center justify-center rounded-md text-ink-2 hover:bg-idle-soft hover:text-ink disabled:opacity-40',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  );
}
