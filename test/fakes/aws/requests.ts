import type { IncomingHttpHeaders } from "node:http";
import type { ServiceName } from "./services.js";

/** What a request asks for. */
export interface Call {
  readonly service: ServiceName;
  readonly operation: string;
  /** Body, query and path, under the names of the API. */
  readonly input: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** A request, and how it went. */
export interface FakeRequest extends Call {
  /** Epoch milliseconds, by the machine's clock. */
  readonly at: number;
  /** Of the answer, sent or lost; 0 where nothing was done. */
  readonly status: number;
  /** The type of the error that was answered. */
  readonly error?: string;
  /** What was answered, where it is no error. */
  readonly output?: unknown;
}
