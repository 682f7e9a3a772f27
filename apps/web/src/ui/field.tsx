import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

const control =
  'w-full min-h-8 rounded-md border bg-surface px-2.5 py-1 text-ink placeholder:text-ink-3 max-wide:text-lg disabled:opacity-60 aria-invalid:border-wrong';

interface Told {
  label: string;
  /** What to write, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong and what helps. */
  error?: string | undefined;
  /** In a bar over a list: the label is read out but not shown, and the border is as light as those around it. */
  inBar?: boolean;
}

interface FrameProps extends Told {
  id: string;
  children: ReactNode;
}

function Frame({ id, label, hint, error, inBar = false, children }: FrameProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={inBar ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-xs text-wrong">
          <Icon name="alert" className="mt-0.5 size-3.5" />
          {error}
        </p>
      ) : null}
      {hint ? (
        <div id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </div>
      ) : null}
    </div>
  );
}

function describedBy(id: string, { hint, error }: Told): string | undefined {
  return classes(error && `${id}-error`, Boolean(hint) && `${id}-hint`) || undefined;
}

/** A line of text with its label, hint and error. */
export function TextField({ label, hint, error, inBar = false, className, ...rest }: ComponentProps<'input'> & Told) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Frame id={id} label={label} hint={hint} error={error} inBar={inBar}>
      <input
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
        className={classes(control, inBar ? 'border-line-strong' : 'border-field', className)}
      />
    </Frame>
  );
}

/** A choice out of few; the browser's own control, which is right on every device. */
export function SelectField({ label, hint, error, inBar = false, className, children, ...rest }: ComponentProps<'select'> & Told) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <Frame id={id} label={label} hint={hint} error={error} inBar={inBar}>
      <span className="relative">
        <select
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { label, hint, error })}
          className={classes(control, 'appearance-none pr-8', inBar ? 'border-line-strong' : 'border-field', className)}
        >
          {children}
        </select>
        <Icon name="down" className="pointer-events-none absolute top-2 right-2.5 text-ink-3" />
      </span>
    </Frame>
  );
}

/** One thing that is on or off. */
export function CheckField({ label, hint, ...rest }: ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode }) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <div className="flex items-start gap-2">
      <input
        {...rest}
        type="checkbox"
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <div id={`${id}-hint`} className="text-xs text-ink-3">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
