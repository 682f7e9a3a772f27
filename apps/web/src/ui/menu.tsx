import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

const item =
  'flex min-h-7 items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-accent-soft max-wide:min-h-10';

/** A menu under a button. */
export function Menu({ trigger, children, align = 'end' }: { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end' }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto motion-safe:animate-[appear_100ms] rounded-md bg-surface p-1 text-sm shadow-layer"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ItemProps {
  icon?: IconName;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  /** A link stands in for the item's own element. */
  asChild?: boolean;
  children: ReactNode;
}

/** One line of a menu. */
export function MenuItem({ icon, keys, danger = false, disabled = false, onSelect, asChild = false, children }: ItemProps) {
  return (
    <Radix.Item asChild={asChild} disabled={disabled} onSelect={() => onSelect?.()} className={classes(item, danger && 'text-wrong')}>
      {asChild ? (
        children
      ) : (
        <>
          {icon ? <Icon name={icon} /> : null}
          <span className="flex-1">{children}</span>
          {keys ? <kbd>{keys}</kbd> : null}
        </>
      )}
    </Radix.Item>
  );
}

/** A choice within a menu, of which one is taken. */
export function MenuChoice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => options.some(([each]) => each === next) && onChange(next as T)}>
      <MenuLabel>{label}</MenuLabel>
      {options.map(([each, text]) => (
        <Radix.RadioItem key={each} value={each} className={item} onSelect={(event) => event.preventDefault()}>
          <span className="grid size-4 place-items-center">
            <Radix.ItemIndicator>
              <Icon name="check" />
            </Radix.ItemIndicator>
          </span>
          {text}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** A thing within a menu that is on or off; the menu stays open. */
export function MenuCheck({
  on,
  disabled = false,
  onChange,
  children,
}: {
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Radix.CheckboxItem
      checked={on}
      disabled={disabled}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={item}
    >
      <span className="grid size-4 place-items-center">
        <Radix.ItemIndicator>
          <Icon name="check" />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  );
}

/** What the lines below it are about. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-0.5 text-xs text-ink-3">{children}</Radix.Label>;
}

/** A hairline between groups of a menu. */
export function MenuRule() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
