import { useState } from 'react';

/**
 * Puts the keyboard back where it was before a layer opened; layers here are opened by the address, not by a trigger. It
 * comes a moment after the layer has gone: where the keyboard is somewhere else by then, it stays there.
 */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => (document.activeElement instanceof HTMLElement ? document.activeElement : null));
  return (event) => {
    event.preventDefault();
    const taken = document.activeElement !== null && document.activeElement !== document.body;
    if (!taken && before?.isConnected) before.focus({ preventScroll: true });
  };
}
