import { EXIT, isOncallError, OncallError } from "../../errors.js";
import { isRepeatable, mayBeDone, type Outcome } from "./patience.js";
import type { Place } from "./place.js";
import type { Answer, Request } from "./transport.js";

const unsure = new WeakSet<object>();

/** Whether what a failed request asked for may have been done all the same. */
export function isUnsure(error: unknown): boolean {
  return typeof error === "object" && error !== null && unsure.has(error);
}

/** Marks an error so. */
export function asUnsure(error: OncallError): OncallError {
  unsure.add(error);
  return error;
}

/** The request that failed, and its operation as it is told: `on-call getOnCallSchedule`. */
export interface Failed {
  readonly operation: string;
  readonly request: Request;
  readonly place: Place;
}

/** What became of a request, as what a person can act on. */
export function translate(outcome: Outcome, failed: Failed): OncallError {
  const error =
    outcome.kind === "answer" ? refused(outcome.answer, failed) : broken(outcome.error, failed);
  return mayBeDone(outcome) && !isRepeatable(failed.request) ? asUnsure(error) : error;
}

/** What the client threw over an answer that lacks what it has to have. Anything else is thrown on. */
export function translateUnread(thrown: unknown, operation: string, place: Place): unknown {
  if (isOncallError(thrown) || !(thrown instanceof Error)) return thrown;
  const [, what] = /^missing required property '(\w+)'/.exec(thrown.message) ?? [];
  if (what === undefined) return thrown;
  const error = new OncallError(
    `${place.site} answered ${operation} with something that lacks "${what}"`,
    {
      code: "failed",
      exitCode: EXIT.failed,
      hint: HINT_PROXY,
    },
  );
  // Whoever made something finds it by looking.
  return asUnsure(error);
}

const HINT_PROXY = "is it Datadog, and is no proxy in between?";

const NO_JSON = "NO_JSON";

/** An answer that was cut off, or comes from somebody else. */
export function notJson(): Error {
  return Object.assign(new Error("it is no JSON"), { code: NO_JSON });
}

function refused(answer: Answer, { operation, place, request }: Failed): OncallError {
  const why = reasonOf(answer);
  const make = (message: string, code: string, exitCode: number, hint?: string) =>
    new OncallError(message, { code, exitCode, hint });
  switch (answer.status) {
    case 401:
      return make(`not signed in to Datadog at ${place.site}: ${why}`, ...SIGNED_OUT);
    case 403:
      return make(
        `Datadog does not allow ${operation}: ${why}`,
        "denied",
        EXIT.failed,
        permissionHint(request),
      );
    case 404:
      return make(`Datadog has no such thing: ${why}`, "not-found", EXIT.badRequest, HINT_404);
    case 409:
      return make(`${operation} conflicts with what is there: ${why}`, "conflict", EXIT.failed);
    case 429:
      return make(
        `Datadog lets no more ${operation} requests through`,
        "limited",
        EXIT.failed,
        limitHint(answer),
      );
    case 400:
    case 422:
      return make(`Datadog refuses ${operation}: ${why}`, "bad-request", EXIT.badRequest);
    default:
      return make(
        `${operation} failed at Datadog: ${why} (${answer.status})`,
        "failed",
        EXIT.failed,
        answer.status >= 500 ? "try again; what is at fault is at Datadog" : undefined,
      );
  }
}

const HINT_404 = "is it at another site than DD_SITE says, or deleted?";

const SIGNED_OUT = [
  "signed-out",
  EXIT.signIn,
  "see whether DD_API_KEY and DD_APP_KEY are right, and belong to the site that DD_SITE names",
] as const;

/** What a 403 is where even the keys are not taken. */
export function signedOut({ site }: Place): OncallError {
  const [code, exitCode, hint] = SIGNED_OUT;
  return new OncallError(`not signed in to Datadog: ${site} does not know these keys`, {
    code,
    exitCode,
    hint,
  });
}

/** Who may do what (Datadog, "RBAC permissions"). */
function permissionHint({ method, url }: Request): string {
  const { pathname } = new URL(url);
  const writes = method !== "GET";
  const permission = pathname.includes("/on-call/")
    ? `on_call_${writes ? "write" : "read"}`
    : pathname.includes("/incidents")
      ? `incident_${writes ? "write" : "read"}`
      : pathname.includes("/team")
        ? `teams_${writes ? "manage" : "read"}`
        : writes
          ? "user_access_invite"
          : "user_access_read";
  return `the application key, and who owns it, need ${permission}`;
}

function limitHint({ headers }: Answer): string {
  const seconds = Number(headers["x-ratelimit-reset"]);
  if (!Number.isFinite(seconds) || seconds <= 0) return "try again in a minute";
  return `try again in ${seconds > 120 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`}`;
}

/** Datadog's errors are texts, or objects with a title and a detail, or no JSON at all. */
function reasonOf({ status, text }: Answer): string {
  const { errors } = parse(text);
  const reasons = Array.isArray(errors) ? errors.flatMap(reasonIn) : [];
  if (reasons.length > 0) return reasons.join("; ");
  const plain = /^\s*</.test(text) ? "" : sentence(text).slice(0, 200);
  return plain || `HTTP ${status}`;
}

function reasonIn(error: unknown): string[] {
  if (typeof error === "string") return [sentence(error)];
  if (typeof error !== "object" || error === null) return [];
  const { title, detail } = error as { title?: unknown; detail?: unknown };
  const said = [detail, title].find((each) => typeof each === "string" && each !== "");
  return said === undefined ? [] : [sentence(said as string)];
}

function parse(text: string): { readonly errors?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What never got an answer, or none that can be read. */
function broken(error: Error, { operation, place, request }: Failed): OncallError {
  const { code = error.name } = error as { code?: string };
  const host = new URL(request.url).host;
  const make = (message: string, hint: string) =>
    new OncallError(message, { code: "failed", exitCode: EXIT.failed, hint });
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) {
    return make(
      `no address is known for ${host} (${code})`,
      "is the network there, and DD_SITE right?",
    );
  }
  if (/^(ECONNREFUSED|ECONNECTTIMEOUT|EHOSTUNREACH|ENETUNREACH)$/.test(code)) {
    return make(`${host} cannot be reached (${code})`, "is the network there, and the host?");
  }
  if (code === NO_JSON) {
    return make(`${host} answered ${operation} with something else than JSON`, HINT_PROXY);
  }
  if (code === "ETIMEDOUT") {
    return make(`${host} did not answer ${operation} in time`, doneHint(request));
  }
  if (/^(ECONNRESET|EPIPE|ECONNABORTED|HPE_.*)$/.test(code)) {
    return make(`${host} broke off ${operation} (${code})`, doneHint(request));
  }
  return make(`${host}: ${sentence(error.message)} (${code})`, `is ${place.site} right?`);
}

function doneHint(request: Request): string {
  return request.method === "GET" ? "try again" : "try again; it may have been done: look first";
}

/** One line, without the full stop. */
function sentence(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}
