import type { IncomingHttpHeaders } from "node:http";

/** What a request asks for. */
export interface Call {
  /** As Datadog's API reference names it; empty for what is none. */
  readonly operation: string;
  readonly method: string;
  /** Of the `Host` header. */
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** Undefined for none; a text that is no JSON as it is. */
  readonly body: unknown;
}

/** A request, and how it went. */
export interface FakeRequest extends Call {
  /** Epoch milliseconds, by the machine's clock. */
  readonly at: number;
  /** Of the answer, sent or lost; 0 where nothing was done. */
  readonly status: number;
  /** Of the answer, errors too. */
  readonly answer?: unknown;
  /** The answer is not the fake's own: a test put it there. */
  readonly isFault?: true;
}
