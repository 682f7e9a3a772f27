import { useSyncExternalStore } from 'react';

const query = '(max-width: 49.99rem)';

/** Whether the screen shows one pane at a time (below 800 px). */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

function subscribe(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
