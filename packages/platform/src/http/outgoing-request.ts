/** A call to another server. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /**
   * Who wrote the address. One that a user gave must lie on the public internet, or `http.forbidden-address`; one that the operator
   * set in a variable may lie anywhere.
   */
  readonly urlFrom: 'operator' | 'user';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For one attempt as a whole: connecting, answer, body and redirects. */
  readonly timeoutMs: number;
  /** For connecting, TLS included; 10 s. */
  readonly connectTimeoutMs?: number;
  /** For a silence within the body; 30 s. */
  readonly idleTimeoutMs?: number;
  /** Most bytes of the decoded body. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /** How many times more it is tried where that may help; 2 for GET and HEAD, else 0, since a write may have happened. */
  readonly retries?: number;
  /** Waited for before each attempt: the limit of the server, shared by all who call it. */
  readonly turn?: (signal?: AbortSignal) => Promise<void>;
  /** How many redirects of a GET or HEAD are followed; 0. Headers that may be secret do not go to another origin. */
  readonly redirects?: number;
}

/** What came back, whatever its status; header names in lower case. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** The same with the body as it arrives. It must be read to its end or closed. */
export interface OutgoingStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  close(): void;
}
