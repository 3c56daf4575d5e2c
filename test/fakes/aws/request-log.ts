import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { FakeRequest } from "./requests.js";

/** A line of the log. */
export type LoggedRequest = Pick<
  FakeRequest,
  "service" | "operation" | "input" | "status" | "error" | "output"
>;

let opened = 0;

/**
 * Notes what the SDK's clients ask for, a line of JSON each, where ONCALL_AWS_REQUEST_LOG names a
 * folder: each process and each fake has a file of its own there.
 */
export function openRequestLog(): (request: FakeRequest) => void {
  const folder = process.env.ONCALL_AWS_REQUEST_LOG;
  if (folder === undefined || folder === "") return () => {};
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${Date.now()}-${opened++}.jsonl`);
  return ({ service, operation, input, status, error, output, headers }) => {
    // The fake's own tests ask without the SDK, and wrongly on purpose.
    if (headers["user-agent"]?.includes("aws-sdk-js") !== true) return;
    const line = JSON.stringify({ service, operation, input, status, error, output });
    appendFileSync(file, `${line}\n`);
  };
}
