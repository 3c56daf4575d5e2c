import type { Problem } from "../aws/rules.js";
import { ApiError, badRequest, plainError } from "./errors.js";
import type { AnswerFault } from "./faults.js";
import { type Keys, refusal } from "./keys.js";
import type { Operation } from "./operation.js";
import { findRoute, type Route } from "./operations.js";
import type { Organization } from "./organization.js";
import type { Call } from "./requests.js";
import { isUuid } from "./rules.js";

/** What the API answers a request, errors too. */
export function answerTo(call: Call, organization: Organization, keys?: Keys): AnswerFault {
  try {
    const route = findRoute(call.method, call.path);
    const refused = refusal(call, keys);
    if (refused !== undefined) throw refused;
    if (route === undefined) throw plainError(404, "Not Found");
    checkPath(route);
    const { operation, path } = route;
    const [problem] = checkInput(operation, call);
    if (problem !== undefined) throw misunderstood(operation, problem);
    const { query, body } = call;
    const answer = operation.perform({ path, query, body }, organization);
    return { ...answer, headers: headersOf(operation, answer) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, body: error.body };
  }
}

/** On-Call looks at the ids of a path first. */
function checkPath({ operation, path }: Route): void {
  if (operation.errors !== "objects") return;
  const wrong = Object.values(path).find((id) => !isUuid(id));
  if (wrong === undefined) return;
  throw badRequest(`attribute "uuid" [${wrong}] is not a valid UUID`);
}

function checkInput(operation: Operation, call: Call): Problem[] {
  const isJson = /^application\/(vnd\.api\+)?json/.test(call.headers["content-type"] ?? "");
  if (operation.body !== undefined && !isJson) {
    return [{ name: "content-type", message: "must be application/json" }];
  }
  return [...operation.query.check(call.query, ""), ...checkBody(operation, call.body)];
}

export function checkBody({ body: rule }: Operation, body: unknown): Problem[] {
  if (rule !== undefined) return rule.check(body, "");
  return body === undefined ? [] : [{ name: "body", message: "must not be there" }];
}

/** `attribute "address" is required` */
function misunderstood({ errors }: Operation, { name, message }: Problem): ApiError {
  const text = `attribute "${name}" ${message}`;
  return errors === "objects" ? badRequest(text) : plainError(400, text);
}

function headersOf({ errors }: Operation, { body }: { readonly body?: object }) {
  if (body === undefined) return {};
  const type = errors === "objects" ? "application/vnd.api+json" : "application/json";
  return { "content-type": type };
}
