import { useEffect, useEffectEvent } from 'react';

/** Changes that come in a row are told together. */
const GATHER_MS = 1_500;

/**
 * Tells which clients something has happened to, as the server sees it happen; null stands for any of them, after the stream was gone for a
 * while. The browser takes a stream that ended up again by itself.
 */
export function useChanges(hear: (clientIds: ReadonlySet<string> | null) => void): void {
  const tell = useEffectEvent(hear);
  useEffect(() => {
    const source = new EventSource('/api/events');
    let gathered = new Set<string>();
    let timer = 0;
    let wasGone = false;
    source.addEventListener('open', () => {
      if (wasGone) tell(null);
      wasGone = false;
    });
    source.addEventListener('error', () => {
      wasGone = true;
    });
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      for (const id of (JSON.parse(event.data) as { clientIds: string[] }).clientIds) gathered.add(id); // as the API's document says
      timer ||= window.setTimeout(() => {
        const told = gathered;
        gathered = new Set();
        timer = 0;
        tell(told);
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, []);
}
