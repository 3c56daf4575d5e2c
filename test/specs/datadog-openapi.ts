import { checkValue, type Schema, type Schemas } from "./datadog-schema.js";

/** An OpenAPI document, as Datadog describes its API. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation | string>>>>;
  readonly components?: Schemas & {
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly responses?: Readonly<Record<string, Response>>;
  };
}

interface OpenApiOperation {
  readonly operationId?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content };
  readonly responses: Readonly<Record<string, Response | Reference>>;
}

interface Reference {
  readonly $ref: string;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Response {
  readonly content?: Content;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Found {
  readonly document: OpenApi;
  readonly operation: OpenApiOperation;
  /** `GET /api/v2/on-call/schedules/{schedule_id}` */
  readonly place: string;
}

/** The operation that a request is for; a path of fixed words goes before one with parameters. */
export function findOperation(
  documents: readonly OpenApi[],
  method: string,
  path: string,
): Found | undefined {
  const all = documents.flatMap((document) =>
    Object.entries(document.paths).flatMap(([pattern, operations]) => {
      const operation = operations[method.toLowerCase()];
      if (typeof operation !== "object" || !matches(pattern, path)) return [];
      return [{ document, operation, place: `${method} ${pattern}` }];
    }),
  );
  return all.toSorted((a, b) => a.place.split("{").length - b.place.split("{").length)[0];
}

export interface Request {
  readonly query: Readonly<Record<string, string>>;
  /** Undefined for none. */
  readonly body: unknown;
}

/** What of a request the document does not allow, each with its place. */
export function checkRequest(found: Found, { query, body }: Request): string[] {
  return [...checkQuery(found, query), ...checkBody(found, body)];
}

/** What of an answer the document does not allow; statuses that it does not have are no problem. */
export function checkAnswer({ document, operation }: Found, status: number, body: unknown) {
  const declared = operation.responses[status];
  if (declared === undefined) return [];
  const response = isReference(declared) ? responseOf(document, declared) : declared;
  const schema = schemaOf(response?.content);
  if (schema === undefined) return [];
  return checkValue(document.components ?? {}, schema, body, "answer");
}

function matches(pattern: string, path: string): boolean {
  const words = pattern.split("/");
  const parts = path.split("/");
  return (
    words.length === parts.length && words.every((word, i) => /^\{/.test(word) || word === parts[i])
  );
}

function checkQuery({ document, operation }: Found, query: Request["query"]): string[] {
  const { components = {} } = document;
  const declared = (operation.parameters ?? [])
    .map((parameter) =>
      isReference(parameter) ? components.parameters?.[nameOf(parameter)] : parameter,
    )
    .filter((parameter) => parameter !== undefined);
  const inQuery = declared.filter((parameter) => parameter.in === "query");
  const missing = inQuery.filter(({ name, required }) => required === true && !(name in query));
  return [
    ...missing.map(({ name }) => `query ${name}: missing`),
    ...Object.entries(query).flatMap(([name, text]) => {
      const parameter = inQuery.find((one) => one.name === name);
      if (parameter === undefined) return [`query ${name}: not declared`];
      const { schema = {} } = parameter;
      const value = fromText(schema, text);
      return checkValue(components, schema, value, "request").map(
        (problem) => `query ${name}: ${problem}`,
      );
    }),
  ];
}

/** Lists stand between commas. */
function fromText({ type }: Schema, text: string): unknown {
  if (type === "integer" || type === "number") return text === "" ? text : Number(text);
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return type === "array" ? text.split(",") : text;
}

function checkBody({ document, operation }: Found, body: unknown): string[] {
  const { requestBody } = operation;
  const schema = schemaOf(requestBody?.content);
  if (body === undefined) return requestBody?.required === true ? ["body: missing"] : [];
  if (schema === undefined) return ["body: not declared"];
  return checkValue(document.components ?? {}, schema, body, "request").map(
    (problem) => `body ${problem}`,
  );
}

function schemaOf(content: Content = {}): Schema | undefined {
  return (content["application/json"] ?? Object.values(content)[0])?.schema;
}

function responseOf({ components }: OpenApi, reference: Reference): Response | undefined {
  return components?.responses?.[nameOf(reference)];
}

function isReference(value: object): value is Reference {
  return "$ref" in value;
}

function nameOf({ $ref }: Reference): string {
  return $ref.split("/").at(-1) ?? "";
}
