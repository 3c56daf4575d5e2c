import { type ApiError, plainError } from "./errors.js";
import type { Call } from "./requests.js";

/** Who may ask. */
export interface Keys {
  readonly api?: string;
  readonly application?: string;
  /** Instead of the two. */
  readonly token?: string;
}

/** These ask for the API key alone. */
const API_KEY_ONLY = ["Validate"];

/** What is wrong with the keys of a request: none at all, or not the right ones. */
export function refusal({ headers, operation }: Call, keys: Keys = {}): ApiError | undefined {
  const api = headers["dd-api-key"];
  const application = headers["dd-application-key"];
  const token = headers.authorization?.replace(/^Bearer /, "");
  if (!api && !application && !token) return plainError(401, "Unauthorized");
  const isRight = (given: unknown, wanted: string | undefined) =>
    Boolean(given) && (wanted === undefined || given === wanted);
  if (token) return isRight(token, keys.token) ? undefined : plainError(403, "Forbidden");
  const needsApplication = !API_KEY_ONLY.includes(operation);
  if (!isRight(api, keys.api)) return plainError(403, "Forbidden");
  if (needsApplication && !isRight(application, keys.application)) {
    return plainError(403, "Forbidden");
  }
  return undefined;
}
