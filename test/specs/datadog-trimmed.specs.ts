import { readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { apisIn, messagesOf, trimmed } from "../../build/datadog-client.mjs";
import { apiPath, load, loadWhole, SERIALIZER, type Serializer } from "../build/serializer.js";
import { type Interaction, readDocuments, readRecordings } from "./datadog-material.js";
import { type Found, findOperation } from "./datadog-openapi.js";

// Recorded answers, read by Datadog's client as it is and as the program is built with it.

const NAMES = ["on-call", "on-call-history", "users-teams", "incidents"];
const isThere = Boolean(process.env.ONCALL_RECORDINGS && process.env.ONCALL_SPECS);
const counts: string[] = [];

/** The APIs that are built in, from the only places that load them. */
const SOURCES = join(import.meta.dirname, "../../src/providers/datadog");
const APIS = readdirSync(SOURCES)
  .filter((name) => name.endsWith("-client.ts"))
  .flatMap((name) => apisIn(readFileSync(join(SOURCES, name), "utf8")));

describe.skipIf(!isThere)("recorded answers", () => {
  const documents = isThere ? readDocuments() : [];
  const interactions = isThere
    ? NAMES.flatMap(readRecordings).flatMap((one) => one.interactions)
    : [];
  const told = interactions.filter(({ responseBody }) => responseBody !== null);
  const typed = told.map((one) => ({ ...one, type: typeOf(documents, one) }));

  test.each(APIS)("are read by the part of the client for %s as by the whole", (api) => {
    const types = messagesOf(apiPath(api));
    const answers = typed.filter(({ type }) => type !== undefined && types.includes(type));
    const [whole, light] = [loadWhole(), load(trimmed(SERIALIZER, [api]))];
    const different = answers.filter((one) => outcome(whole, one) !== outcome(light, one));
    expect(different.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([]);
    counts.push(`${api}: ${answers.length} recorded answers read alike by the trimmed client`);
  });

  test("are of types that some part has, but for a few operations", () => {
    const known = new Set(APIS.flatMap((api) => messagesOf(apiPath(api))));
    const others = typed.filter(({ type }) => type === undefined || !known.has(type));
    const places = new Set(others.map(({ method, path }) => `${method} ${path}`));
    counts.push(
      `${others.length} recorded answers that are left out: no operation of the client gives them`,
    );
    expect([...places].filter((place) => !WITHOUT_OPERATION.test(place))).toEqual([]);
  });
});

/** The client has no such operation, has it no longer, or in a part that is not built in. */
const WITHOUT_OPERATION =
  /\/overrides(\/|$)|^GET \S+\/escalation-policies$|\/notification-channels\/emails|\/teams$|\/team-hierarchy-links/;

/** What the client reads an answer as; undefined where no document has it. */
function typeOf(
  documents: Parameters<typeof findOperation>[0],
  { method, path, status }: Interaction,
): string | undefined {
  const found = findOperation(documents, method, path);
  if (found === undefined) return undefined;
  return status >= 400 ? "APIErrorResponse" : declared(found, status);
}

function declared({ operation }: Found, status: number): string | undefined {
  const response = operation.responses[status];
  if (response === undefined || !("content" in response)) return undefined;
  const [content] = Object.values(response.content ?? {});
  return content?.schema?.$ref?.split("/").at(-1);
}

/** All of a value, with its classes, or what is thrown. */
function outcome(
  serializer: Serializer,
  {
    responseBody,
    type = "",
  }: { readonly responseBody: unknown; readonly type: string | undefined },
): string {
  try {
    const value = serializer.deserialize(structuredClone(responseBody), type);
    return inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null });
  } catch (error) {
    return `throws ${error}`;
  }
}

function print(lines: readonly string[]): void {
  for (const line of lines) writeSync(1, `${line}\n`);
}

if (isThere) afterAll(() => print(counts));
else print(["without ONCALL_RECORDINGS and ONCALL_SPECS no recorded answer of Datadog is read"]);
