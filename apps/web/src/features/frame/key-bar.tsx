import { Fragment } from 'react';
import { keyLabels } from '../../ui/keys/key-map.ts';
import { type ShownKey, useShownKeys } from '../../ui/keys/keys.ts';
import { useChoices } from '../account/choices.ts';
import { isMac } from './machine.ts';

/** The line at the bottom: what the keys do just here. */
export function KeyBar() {
  const keys = useShownKeys();
  const { singleKeys } = useChoices();
  if (!singleKeys) return null;
  const shown = byLabel(keys.filter(({ quiet }) => !quiet));
  // `?` belongs to the frame and ends the line.
  const inOrder = [...shown.filter(({ keys: each }) => !each.includes('?')), ...shown.filter(({ keys: each }) => each.includes('?'))];
  return (
    <footer className="flex h-9 shrink-0 items-center gap-[18px] overflow-hidden border-t border-line px-5 text-ink-2 max-wide:hidden print:hidden">
      {inOrder.map(({ keys: each, label }) => (
        <span key={label} className="whitespace-nowrap">
          <Keys keys={each} /> {label}
        </span>
      ))}
    </footer>
  );
}

/** Keys that do the same stand together. */
export function byLabel(keys: readonly ShownKey[]): { label: string; keys: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { label, keys: each } of keys) groups.set(label, [...(groups.get(label) ?? []), each]);
  return [...groups].map(([label, each]) => ({ label, keys: each }));
}

/** Keys as they look on the keyboard. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return keys
    .flatMap((each) => keyLabels(each, isMac))
    .map((label) => (
      <Fragment key={label}>
        <kbd>{label}</kbd>{' '}
      </Fragment>
    ));
}
