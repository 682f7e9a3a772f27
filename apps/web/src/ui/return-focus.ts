import { useState } from 'react';

/** Where the keyboard was before the layers that were opened last, the nearest first. */
let openers: readonly HTMLElement[] = [];

/**
 * Puts the keyboard back where it was before a layer opened; layers here are opened by the address, not by a trigger. It
 * comes a moment after the layer has gone: where the keyboard is somewhere else by then, it stays there. Where the place is gone
 * too, such as the dialog before this one, it goes to the place before that, and at last to the heading of the page.
 */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(placesBefore);
  return (event) => {
    event.preventDefault();
    const taken = document.activeElement !== null && document.activeElement !== document.body;
    if (taken) return;
    const place = before.find(({ isConnected }) => isConnected) ?? headingOfPage();
    place?.focus({ preventScroll: true });
  };
}

/** Takes the keyboard as soon as it is on the page: for what comes in the place of what was pressed. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

function placesBefore(): readonly HTMLElement[] {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return [];
  openers = active.closest('[role=dialog]') ? [active, ...openers.filter((each) => each !== active)] : [active];
  return openers;
}

/** Whether the keyboard has lost its place, and a page that comes may take it. */
let lost = false;

/**
 * Sees to it that the keyboard keeps a place. Where what it was on is taken off the page, it goes to the nearest thing around that
 * still stands, in a page at last to its heading. Begins at once; answers how to end it.
 */
export function keepFocus(): () => void {
  let path: readonly Element[] = [];
  const remember = ({ target }: FocusEvent) => {
    path = target instanceof Element ? pathOf(target) : [];
    lost = false;
  };
  const observer = new MutationObserver(() => {
    const [last] = path;
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const place = nearestPlace(path);
    path = [];
    lost = place === null;
    place?.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

/** Gives the keyboard to the heading of a page that has just come, where nothing else has it. */
export function headingCame(): void {
  const active = document.activeElement;
  if (!(active?.id === CONTENT || (lost && active === document.body))) return;
  lost = false;
  headingOfPage()?.focus({ preventScroll: true });
}

const CONTENT = 'content';
const ROOT = 'page';
const reachable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled])';

function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) path.push(each);
  return path;
}

function nearestPlace(path: readonly Element[]): HTMLElement | null {
  for (const around of path) {
    if (!around.isConnected) continue;
    if (around.id === CONTENT || around.id === ROOT) return headingOfPage();
    if (around.matches('[role=dialog]')) return around instanceof HTMLElement ? around : null;
    // Rows of a long list come and go while it is scrolled: none of them is the place of another.
    if (around.closest('[aria-rowcount]')) continue;
    const place = around.querySelector<HTMLElement>(reachable);
    if (place) return place;
  }
  return null;
}

function headingOfPage(): HTMLElement | null {
  return document.querySelector<HTMLElement>(`#${CONTENT} h1[tabindex]`) ?? document.getElementById(CONTENT);
}
