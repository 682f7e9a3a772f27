/** What the server tells an open page: something has happened to clients; the stream is there again after it was not; it is lost. */
export type News =
  | { readonly kind: 'changed'; readonly clientIds: readonly string[] }
  | { readonly kind: 'again' }
  | { readonly kind: 'lost' };

const NAME = 'saldo.changes';
const ASK = 'how does it stand';
/** So long a stream may be away before it is called lost: the server ends each one now and then, and the browser takes it up again. */
const LOST_MS = 5_000;
/** A stream that the browser has given up is asked for again after this time. */
const AGAIN_MS = 4_000;
/** Who waited longer than this for the stream takes it over from another window, and may have missed something between. */
const AT_ONCE_MS = 1_000;

/**
 * Follows what happens, by one stream for all windows of this browser: a browser has few connections to a server, and a stream for each
 * window would leave none for anything else. Where windows cannot agree (no secure context), each has its own. Answers how to end it.
 */
export function followChanges(hear: (news: News) => void): () => void {
  const ending = new AbortController();
  const lead = (tell: (news: News) => void, isLate: boolean) =>
    new Promise<void>((resolve) => {
      const close = openStream(tell, isLate);
      ending.signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });
  if (!('locks' in navigator)) {
    void lead(hear, false);
    return () => ending.abort();
  }
  const channel = new BroadcastChannel(NAME);
  let isLost = false;
  const take = (news: News) => {
    isLost = news.kind === 'lost' || (isLost && news.kind !== 'again');
    hear(news);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<News | typeof ASK>) => {
    if (data !== ASK) take(data);
    else if (isLost) channel.postMessage({ kind: 'lost' } satisfies News);
  });
  channel.postMessage(ASK);
  const asked = performance.now();
  const share = (news: News) => {
    channel.postMessage(news);
    take(news);
  };
  navigator.locks
    .request(NAME, { signal: ending.signal }, () => lead(share, performance.now() - asked > AT_ONCE_MS))
    .catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
  return () => {
    ending.abort();
    channel.close();
  };
}

function openStream(tell: (news: News) => void, isLate: boolean): () => void {
  let wasGone = isLate;
  let lost = 0;
  let again = 0;
  let source = open();
  function open(): EventSource {
    const opened = new EventSource('/api/events');
    opened.addEventListener('open', () => {
      clearTimeout(lost);
      lost = 0;
      if (wasGone) tell({ kind: 'again' });
      wasGone = false;
    });
    opened.addEventListener('error', () => {
      wasGone = true;
      lost ||= window.setTimeout(() => tell({ kind: 'lost' }), LOST_MS);
      if (opened.readyState === EventSource.CLOSED) again = window.setTimeout(reopen, AGAIN_MS);
    });
    opened.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      const { clientIds } = JSON.parse(data) as { clientIds: string[] }; // as the API's document says
      tell({ kind: 'changed', clientIds });
    });
    return opened;
  }
  const reopen = () => {
    clearTimeout(again);
    source.close();
    source = open();
  };
  const offline = () => {
    wasGone = true;
    tell({ kind: 'lost' });
  };
  window.addEventListener('offline', offline);
  window.addEventListener('online', reopen);
  return () => {
    clearTimeout(lost);
    clearTimeout(again);
    source.close();
    window.removeEventListener('offline', offline);
    window.removeEventListener('online', reopen);
  };
}
