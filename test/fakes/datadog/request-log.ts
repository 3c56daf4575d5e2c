import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { FakeRequest } from "./requests.js";

/** A line of the log. */
export type LoggedRequest = Pick<
  FakeRequest,
  "operation" | "method" | "path" | "query" | "body" | "status" | "answer" | "isFault"
>;

let opened = 0;

/**
 * Notes what Datadog's client asks for, a line of JSON each, where ONCALL_DATADOG_REQUEST_LOG names
 * a folder: each process and each fake has a file of its own there.
 */
export function openRequestLog(): (request: FakeRequest) => void {
  const folder = process.env.ONCALL_DATADOG_REQUEST_LOG;
  if (folder === undefined || folder === "") return () => {};
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${Date.now()}-${opened++}.jsonl`);
  return ({ operation, method, path, query, body, status, answer, isFault, headers }) => {
    // The fake's own tests ask without the client, and wrongly on purpose.
    if (headers["user-agent"]?.startsWith("datadog-api-client") !== true) return;
    const line: LoggedRequest = { operation, method, path, query, body, status, answer };
    appendFileSync(file, `${JSON.stringify({ ...line, isFault })}\n`);
  };
}
