import { describe, expect, it } from "vitest";
import { checkAnswer, checkRequest, findOperation, type OpenApi } from "./datadog-openapi.js";

/** A kitchen, as such a document would describe it. */
const KITCHEN: OpenApi = {
  paths: {
    "/teas": {
      summary: "a text, and no operation",
      get: {
        operationId: "ListTeas",
        parameters: [
          { $ref: "#/components/parameters/Size" },
          {
            name: "kind",
            in: "query",
            required: true,
            schema: { $ref: "#/components/schemas/Kind" },
          },
          {
            name: "with",
            in: "query",
            schema: { type: "array", items: { type: "string", enum: ["milk", "lemon"] } },
          },
          { name: "hot", in: "query", schema: { type: "boolean" } },
        ],
        responses: { "200": { $ref: "#/components/responses/Teas" }, "404": {} },
      },
      post: {
        operationId: "Brew",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Brew" } } },
        },
        responses: { "201": { content: { "application/json": { schema: { type: "object" } } } } },
      },
    },
    "/teas/{tea_id}": {
      get: { operationId: "GetTea", responses: {} },
      put: { operationId: "PutTea", responses: {} },
    },
    "/teas/best": { get: { operationId: "GetBestTea", responses: {} } },
  },
  components: {
    parameters: {
      Size: {
        name: "page[size]",
        in: "query",
        schema: { type: "integer", minimum: 1, maximum: 9 },
      },
    },
    responses: {
      Teas: {
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["data"],
              properties: {
                data: { type: "array", items: { $ref: "#/components/schemas/Tea" } },
                meta: { type: "object", additionalProperties: false, properties: {} },
                parent: { $ref: "#/components/schemas/Tea" },
                taste: { $ref: "#/components/schemas/Taste" },
              },
            },
          },
        },
      },
    },
    schemas: {
      Kind: { type: "string", enum: ["GREEN", "BLACK"] },
      Tea: { type: "object", properties: { id: { type: "string" }, note: {} } },
      Sweet: {
        type: "object",
        required: ["sugar"],
        properties: { sugar: { type: "number", maximum: 2.5 } },
      },
      Sour: { type: "object", required: ["lemon"], properties: { lemon: { type: "boolean" } } },
      Taste: {
        oneOf: [{ $ref: "#/components/schemas/Sweet" }, { $ref: "#/components/schemas/Sour" }],
      },
      Brew: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string", minLength: 2, maxLength: 5, pattern: "^[\\p{L} ]*$" },
          cups: { type: "integer", minimum: 1, maximum: 3 },
          kind: { $ref: "#/components/schemas/Kind" },
          at: { type: "string", format: "date-time" },
          pot: { type: "string", format: "uuid" },
          note: { type: "string", nullable: true },
          made: { type: "boolean", readOnly: true },
          spices: { type: "array", minItems: 1, maxItems: 2, items: { type: "string" } },
          taste: { $ref: "#/components/schemas/Taste" },
          looks: { anyOf: [{ type: "string" }, { type: "string", maxLength: 3 }] },
          fields: { type: "object", additionalProperties: { $ref: "#/components/schemas/Kind" } },
          extra: { type: "object" },
        },
      },
    },
  },
};

describe("an operation", () => {
  it.each([
    ["GET", "/teas", "ListTeas"],
    ["GET", "/teas/1", "GetTea"],
    ["GET", "/teas/best", "GetBestTea"],
    ["PUT", "/teas/best", "PutTea"],
  ])("%s %s is %s", (method, path, operationId) => {
    expect(findOperation([KITCHEN], method, path)?.operation).toMatchObject({ operationId });
  });

  it.each([
    ["DELETE", "/teas"],
    ["GET", "/teas/1/cups"],
    ["SUMMARY", "/teas"],
  ])("%s %s is none", (method, path) => {
    expect(findOperation([KITCHEN], method, path)).toBeUndefined();
  });
});

describe("the query of a request", () => {
  const check = (query: Readonly<Record<string, string>>) =>
    checkRequest(found("GET"), { query, body: undefined });

  it("may have what is declared", () => {
    const query = { kind: "GREEN", "page[size]": "9", with: "milk,lemon", hot: "false" };
    expect(check(query)).toEqual([]);
  });

  it.each([
    ["a parameter that is missing", {}, "query kind: missing"],
    ["a parameter that is not there", { kind: "GREEN", cup: "1" }, "query cup: not declared"],
    ["a word that is not in the enum", { kind: "green" }, "query kind: not in the enum"],
    [
      "a number that is too large",
      { kind: "GREEN", "page[size]": "10" },
      "query page[size]: 10 is more than 9",
    ],
    [
      "a text for a number",
      { kind: "GREEN", "page[size]": "x" },
      "query page[size]: not an integer",
    ],
    [
      "nothing for a number",
      { kind: "GREEN", "page[size]": "" },
      "query page[size]: not an integer",
    ],
    [
      "a wrong word of a list",
      { kind: "GREEN", with: "milk,rum" },
      "query with: [1]: not in the enum",
    ],
    ["a text for a truth", { kind: "GREEN", hot: "yes" }, "query hot: not a boolean"],
  ])("must not have %s", (_, query, problem) => {
    expect(check(query as Readonly<Record<string, string>>)).toEqual([problem]);
  });
});

describe("the body of a request", () => {
  const check = (body: unknown) => checkRequest(found("POST"), { query: {}, body });

  it("may have every member that the schema has", () => {
    const body = {
      name: "Zoë",
      cups: 3,
      kind: "GREEN",
      at: "2026-01-05T09:00:00.123-05:00",
      pot: "0a671397-1bda-468b-9087-8aa191057af8",
      note: null,
      spices: ["mint", "anise"],
      taste: { sugar: 2.5 },
      looks: "clear",
      fields: { first: "BLACK" },
      extra: { anything: [1] },
    };
    expect(check(body)).toEqual([]);
  });

  it.each([
    ["nothing in it", {}, ["body name: missing"]],
    ["a member that is not declared", { name: "ab", Name: 1 }, ["body Name: not declared"]],
    ["a member that is for answers", { name: "ab", made: true }, ["body made: of answers only"]],
    ["a string that is too short", { name: "a" }, ["body name: 1 is less than 2"]],
    ["a string that is too long", { name: "abcdef" }, ["body name: 6 is more than 5"]],
    ["another pattern", { name: "a1" }, ["body name: not of the pattern ^[\\p{L} ]*$"]],
    ["a number for a string", { name: 12 }, ["body name: not a string"]],
    ["null where it is not allowed", { name: null }, ["body name: not a string"]],
    ["half a number", { name: "ab", cups: 1.5 }, ["body cups: not an integer"]],
    ["a number that is too small", { name: "ab", cups: 0 }, ["body cups: 0 is less than 1"]],
    [
      "a time without an offset",
      { name: "ab", at: "2026-01-05T09:00:00" },
      ["body at: not a date-time"],
    ],
    ["a text for a UUID", { name: "ab", pot: "pot" }, ["body pot: not a uuid"]],
    ["a list that is too short", { name: "ab", spices: [] }, ["body spices: 0 is less than 1"]],
    [
      "a list that is too long",
      { name: "ab", spices: ["a", "b", "c"] },
      ["body spices: 3 is more than 2"],
    ],
    ["a wrong entry of a list", { name: "ab", spices: [1] }, ["body spices[0]: not a string"]],
    ["one thing for a list", { name: "ab", spices: "mint" }, ["body spices: not an array"]],
    ["a list for an object", { name: "ab", extra: [] }, ["body extra: not an object"]],
    [
      "a wrong value of a map",
      { name: "ab", fields: { a: "RED" } },
      ["body fields.a: not in the enum"],
    ],
    [
      "none of the choices",
      { name: "ab", taste: { sugar: 3 } },
      ["body taste: fits none of the choices", "body taste.sugar: 3 is more than 2.5"],
    ],
    [
      "a wrong one of any",
      { name: "ab", looks: 1 },
      ["body looks: fits none of the choices", "body looks: not a string"],
    ],
  ])("must not have %s", (_, body, problems) => {
    expect(check(body)).toEqual(problems);
  });

  it("must be there where it is required, and not where none is declared", () => {
    expect(check(undefined)).toEqual(["body: missing"]);
    const query = { kind: "GREEN" };
    expect(checkRequest(found("GET"), { query, body: {} })).toEqual(["body: not declared"]);
  });
});

describe("an answer", () => {
  it("may have more than is written down, and must have what is", () => {
    expect(
      checkAnswer(found("GET"), 200, { data: [{ id: "a", more: 1, note: null }], x: 1 }),
    ).toEqual([]);
    expect(checkAnswer(found("GET"), 200, { data: [{ id: 1 }] })).toEqual([
      "data[0].id: not a string",
    ]);
    expect(checkAnswer(found("GET"), 200, {})).toEqual(["data: missing"]);
    expect(checkAnswer(found("GET"), 200, { data: [], meta: { a: 1 } })).toEqual([
      "meta.a: not declared",
    ]);
    expect(checkAnswer(found("GET"), 200, { data: [], parent: null })).toEqual([
      "parent: not an object",
    ]);
  });

  it("fits one of several choices, and no more", () => {
    const check = (taste: object) => checkAnswer(found("GET"), 200, { data: [], taste });
    expect(check({ sugar: 1, cups: 2 })).toEqual([]);
    expect(check({ sugar: 1, lemon: true })).toEqual(["taste: fits 2 of the choices"]);
  });

  it("of a status that says nothing, or is not there, can be anything", () => {
    expect(checkAnswer(found("GET"), 404, "nothing")).toEqual([]);
    expect(checkAnswer(found("GET"), 500, "nothing")).toEqual([]);
  });
});

function found(method: string) {
  const operation = findOperation([KITCHEN], method, "/teas");
  if (operation === undefined) throw new Error(`no ${method} here`);
  return operation;
}
