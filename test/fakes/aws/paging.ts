import { createHash } from "node:crypto";
import type { Account } from "./account.js";
import { invalid } from "./errors.js";

/** Where no size is asked for. AWS does not say what it takes. */
const DEFAULT_SIZE = 100;

interface Asked {
  readonly size: number | undefined;
  readonly token: string | undefined;
  /** What the token is good for: the operation and the rest of its input. */
  readonly request: readonly unknown[];
}

/** One page of a list. @throws ValidationException for a token that this request did not give */
export function cutPage<T>(items: readonly T[], asked: Asked, { pageSize }: Account) {
  const fingerprint = createHash("sha256").update(JSON.stringify(asked.request)).digest("hex");
  const begin = asked.token === undefined ? 0 : readToken(asked.token, fingerprint);
  const size = Math.min(asked.size || DEFAULT_SIZE, pageSize ?? Number.POSITIVE_INFINITY);
  const end = begin + size;
  return {
    items: items.slice(begin, end),
    token: end < items.length ? writeToken(end, fingerprint) : undefined,
  };
}

function writeToken(position: number, fingerprint: string): string {
  return Buffer.from(`${position}.${fingerprint}`).toString("base64url");
}

function readToken(token: string, fingerprint: string): number {
  const [position, madeFor] = Buffer.from(token, "base64url").toString().split(".");
  if (madeFor !== fingerprint) throw invalid("the token is not of this request");
  return Number(position);
}
