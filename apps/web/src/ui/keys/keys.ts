import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type KeyPress, nextKey } from './key-map.ts';

/** A key and what it does here. */
export interface KeyBinding {
  keys: string;
  /** What it does, in two or three words. */
  label: string;
  run: () => void;
  /** Left out of the line at the bottom, but not of the help. */
  quiet?: boolean;
}

export interface ShownKey {
  keys: string;
  label: string;
  quiet: boolean;
}

interface Layer {
  bindings: readonly KeyBinding[];
}

const WAIT_MS = 1_200;
const layers: Layer[] = [];
const listeners = new Set<() => void>();
let shown: readonly ShownKey[] = [];

function tellChange(): void {
  const next = layers.flatMap(({ bindings }) => bindings.map(({ keys, label, quiet = false }) => ({ keys, label, quiet })));
  if (JSON.stringify(next) === JSON.stringify(shown)) return;
  shown = next;
  for (const listener of listeners) listener();
}

/** Keys of a place, as long as it is on the page. A place deeper in the page wins over those around it. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef<Layer>({ bindings });
  useEffect(() => {
    layer.current.bindings = bindings;
    tellChange();
  });
  useEffect(() => {
    const mine = layer.current;
    layers.push(mine);
    tellChange();
    return () => {
      layers.splice(layers.indexOf(mine), 1);
      tellChange();
    };
  }, []);
}

/** Every key that does something now, outermost first. */
export function useShownKeys(): readonly ShownKey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** Listens to the keyboard for the whole page; used once. Single keys can be switched off (WCAG 2.1.4). */
export function useKeyboard(singleKeys: boolean): void {
  useEffect(() => {
    let waiting = '';
    let timer = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || insideLayer(event.target) || pressesIt(event)) return;
      const press = pressOf(event);
      if (!singleKeys && !press.mod) return;
      const known = new Map(layers.flatMap(({ bindings }) => bindings.map((binding) => [binding.keys, binding] as const)));
      const step = nextKey(waiting, press, new Set(known.keys()));
      waiting = step.waiting;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        waiting = '';
      }, WAIT_MS);
      if (!step.command) return;
      event.preventDefault();
      known.get(step.command)?.run();
    };
    document.addEventListener('keydown', listen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', listen);
    };
  }, [singleKeys]);
}

function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target;
  const typing = target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  return {
    key: event.key === ' ' ? 'Space' : event.key,
    mod: event.metaKey || event.ctrlKey,
    alt: event.altKey,
    typing: typing && !isTick(target),
  };
}

function isTick(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
}

// Enter and the space bar press what the keyboard is on. A row of a list is no such thing where the place has keys of its own for it.
function pressesIt({ key, target }: KeyboardEvent): boolean {
  if ((key !== 'Enter' && key !== ' ') || !(target instanceof Element)) return false;
  return target.closest('a[href]:not([data-row-main]), button, summary, input') !== null;
}

// An open dialog, menu or picker has the keyboard to itself; the evidence drawer does not.
function insideLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog]:not([data-drawer]), [role=menu], [role=listbox]') !== null;
}
