import { useState } from 'react';

/** Puts the keyboard back where it was before a layer opened; layers here are opened by the address, not by a trigger. */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => (document.activeElement instanceof HTMLElement ? document.activeElement : null));
  return (event) => {
    event.preventDefault();
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
}
