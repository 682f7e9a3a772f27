import { type ComponentType, useSyncExternalStore } from 'react';

/**
 * A part that the first paint does without: fetched as soon as the page rests, and from then on there at once, before the
 * first key that is meant for it. Until then something simpler stands in its place.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>, Meanwhile?: ComponentType<P>): ComponentType<P> {
  const part: Part<P> = { load, loaded: undefined, loading: false, waiting: new Set() };
  whenResting(() => fetchPart(part));
  const subscribe = (listener: () => void) => {
    part.waiting.add(listener);
    fetchPart(part);
    return () => part.waiting.delete(listener);
  };
  return function Late(props: P) {
    const Loaded = useSyncExternalStore(subscribe, () => part.loaded);
    if (Loaded) return <Loaded {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  };
}

interface Part<P> {
  readonly load: () => Promise<ComponentType<P>>;
  loaded: ComponentType<P> | undefined;
  loading: boolean;
  readonly waiting: Set<() => void>;
}

function fetchPart<P>(part: Part<P>): void {
  if (part.loaded || part.loading) return;
  part.loading = true;
  part.load().then(
    (component) => {
      part.loaded = component;
      for (const listener of part.waiting) listener();
    },
    (error: unknown) => {
      // The next one who wants it asks again.
      part.loading = false;
      console.warn('A part of the page could not be fetched', error);
    },
  );
}

function whenResting(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1_500 });
  else setTimeout(work, 300);
}
