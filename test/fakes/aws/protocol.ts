import type { IncomingHttpHeaders } from "node:http";
import { ServiceError } from "./errors.js";
import type { Call } from "./requests.js";
import { isObject } from "./rules.js";
import { SERVICES, type ServiceName } from "./services.js";

// ssm-contacts speaks AWS JSON 1.1, ssm-incidents REST with JSON.

export interface HttpRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TARGET_PREFIX = "SSMContacts.";
const JSON_1_1 = "application/x-amz-json-1.1";
const JSON_REST = "application/json";

/** What a request asks for, whether or not it may. */
export function decode(request: HttpRequest): Call {
  const { headers } = request;
  const target = headers["x-amz-target"];
  if (typeof target === "string" && target.startsWith(TARGET_PREFIX)) {
    const operation = target.slice(TARGET_PREFIX.length);
    return { service: "ssm-contacts", operation, input: parseBody(request.body), headers };
  }
  return { service: "ssm-incidents", ...decodeRest(request), headers };
}

/** @throws ServiceError where a request is not signed for its service, or not JSON of its kind. */
export function checkEnvelope(
  { service, input, headers }: Call,
  { method }: HttpRequest,
  region: string,
): void {
  const { authorization } = headers;
  if (authorization === undefined) {
    throw new ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  const scope = new RegExp(
    `^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/${region}/${service}/aws4_request, ?SignedHeaders=[^ ]+, ?Signature=\\w+$`,
  );
  if (!scope.test(authorization)) {
    throw new ServiceError(
      "InvalidSignatureException",
      `Credential should be scoped to ${region} and ${service}`,
    );
  }
  const type = service === "ssm-contacts" ? JSON_1_1 : JSON_REST;
  if (input === undefined || (method === "POST" && headers["content-type"] !== type)) {
    throw new ServiceError("SerializationException", `not ${type}`);
  }
}

export function encode(service: ServiceName, operation: string, output: object): HttpAnswer {
  if (service === "ssm-contacts") {
    return { status: 200, headers: { "content-type": JSON_1_1 }, body: JSON.stringify(output) };
  }
  const status = statusOf(operation);
  if (status === 204) return { status, headers: {}, body: "" };
  return { status, headers: { "content-type": JSON_REST }, body: JSON.stringify(output) };
}

export function encodeError(
  service: ServiceName,
  { type, message, members }: ServiceError,
): HttpAnswer {
  if (service === "ssm-contacts") {
    return {
      status: CONTACTS_STATUS[type] ?? 400,
      headers: { "content-type": JSON_1_1 },
      body: JSON.stringify({ __type: type, Message: message, ...members }),
    };
  }
  return {
    status: INCIDENTS_STATUS[type] ?? 400,
    headers: { "content-type": JSON_REST, "x-amzn-errortype": type },
    body: JSON.stringify({ message, ...members }),
  };
}

const CONTACTS_STATUS: Readonly<Record<string, number>> = { InternalServerException: 500 };

const INCIDENTS_STATUS: Readonly<Record<string, number>> = {
  ValidationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ConflictException: 409,
  ThrottlingException: 429,
  InternalServerException: 500,
};

/** `createTimelineEvent` and so on are created; what changes or deletes has nothing to say. */
function statusOf(operation: string): number {
  if (operation.startsWith("Create")) return 201;
  return /^(Update|Delete|Tag|Untag)/.test(operation) ? 204 : 200;
}

const TAG_OPERATIONS: Readonly<Record<string, string>> = {
  GET: "ListTagsForResource",
  POST: "TagResource",
  DELETE: "UntagResource",
};

function decodeRest({ method, url, body }: HttpRequest): Pick<Call, "operation" | "input"> {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const members = method === "POST" ? parseBody(body) : {};
  const [first = "", rest] = pathname.slice(1).split(/\/(.*)/s);
  const tagOperation = TAG_OPERATIONS[method];
  if (first === "tags" && rest !== undefined && tagOperation !== undefined) {
    const tagKeys = searchParams.has("tagKeys") ? { tagKeys: searchParams.getAll("tagKeys") } : {};
    const resourceArn = decodeURIComponent(rest);
    const input = isObject(members) ? { ...members, ...tagKeys, resourceArn } : undefined;
    return { operation: tagOperation, input };
  }
  const operation = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  const wanted = operation.startsWith("Get") ? "GET" : "POST";
  if (rest !== undefined || method !== wanted || !(operation in SERVICES["ssm-incidents"])) {
    return { operation: `${method} ${pathname}`, input: members };
  }
  return {
    operation,
    input: method === "GET" ? Object.fromEntries(searchParams) : members,
  };
}

/** Undefined for what is no JSON object. */
function parseBody(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
