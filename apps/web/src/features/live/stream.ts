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

/**
 * Follows what happens, by one stream for all windows of this browser: a browser has few connections to a server, and a stream for each
 * window would leave none for anything else. Where windows cannot agree (no secure context), each has its own. Answers how to end it.
 */
export function followChanges(hear: (news: News) => void): () => void {
  const ending = new AbortController();
  const lead = (tell: (news: News) => void) =>
    new Promise<void>((resolve) => {
      const close = openStream(tell);
      ending.signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });
  if (!('locks' in navigator)) {
    void lead(hear);
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
  const share = (news: News) => {
    channel.postMessage(news);
    take(news);
  };
  navigator.locks
    .request(NAME, { signal: ending.signal }, () => lead(share))
    .catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
  return () => {
    ending.abort();
    channel.close();
  };
}

function openStream(tell: (news: News) => void): () => void {
  let lost = 0;
  let again = 0;
  let source = open();
  function open(): EventSource {
    const opened = new EventSource('/api/events');
    opened.addEventListener('open', () => {
      clearTimeout(lost);
      lost = 0;
    });
    // What was read before the server began to watch may be old by then: the first time too.
    opened.addEventListener('watching', () => tell({ kind: 'again' }));
    opened.addEventListener('error', () => {
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
  const offline = () => tell({ kind: 'lost' });
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
