import { createHash } from "node:crypto";
import type { CreateCall } from "../provider.js";

/**
 * The token of one request of a call: the same for the same call and suffix, another for another.
 * 64 hexadecimal digits fit what both services take (128 and 2,048 characters).
 */
export function tokenFor({ token }: CreateCall, suffix = ""): string {
  return createHash("sha256").update(`${token} ${suffix}`).digest("hex");
}
