import { useEffect } from 'react';

/** Names the page in the browser: the nearest thing first, the product last. */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...new Set(parts.filter(Boolean)), 'Saldo'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
