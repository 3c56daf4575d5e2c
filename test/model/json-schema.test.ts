import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fileJsonSchema } from "../../src/model/file/schema.js";

/** The words of JSON Schema that ours uses. A word that is not here fails the tests. */
interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  $schema?: string;
}

const WORDS =
  "type const enum anyOf properties required additionalProperties propertyNames items minItems minimum maximum pattern title description examples $schema".split(
    " ",
  );

const schema = fileJsonSchema() as Schema;

/** Where a value does not fit a schema. */
function misfits(value: unknown, each: Schema, place = ""): string[] {
  const found: string[] = [];
  const fail = (why: string) => found.push(`${place}: ${why}`);
  if (each.anyOf?.every((one) => misfits(value, one, place).length > 0)) fail("anyOf");
  if (each.type && !isOfType(value, each.type)) return [`${place}: ${each.type}`];
  if (each.const !== undefined && value !== each.const) fail("const");
  if (each.enum && !each.enum.includes(value)) fail("enum");
  if (typeof value === "string" && each.pattern && !new RegExp(each.pattern).test(value))
    fail("pattern");
  if (typeof value === "number" && value < (each.minimum ?? value)) fail("minimum");
  if (typeof value === "number" && value > (each.maximum ?? value)) fail("maximum");
  if (Array.isArray(value)) {
    if (value.length < (each.minItems ?? 0)) fail("minItems");
    value.forEach((item, i) => {
      found.push(...misfits(item, each.items ?? {}, `${place}/${i}`));
    });
  } else if (typeof value === "object" && value !== null) {
    for (const key of each.required ?? []) if (!(key in value)) fail(`required ${key}`);
    for (const [key, member] of Object.entries(value)) {
      const rest = each.additionalProperties;
      const known = each.properties?.[key] ?? (typeof rest === "object" ? rest : undefined);
      if (known === undefined && rest === false) fail(`additional ${key}`);
      found.push(...misfits(key, each.propertyNames ?? {}, `${place}/${key}`));
      found.push(...misfits(member, known ?? {}, `${place}/${key}`));
    }
  }
  return found;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object")
    return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** A schema and all that it is made of. */
function parts(each: Schema): Schema[] {
  const inner = [
    ...Object.values(each.properties ?? {}),
    ...(each.anyOf ?? []),
    ...[each.additionalProperties, each.propertyNames, each.items].filter(
      (part): part is Schema => typeof part === "object",
    ),
  ];
  return [each, ...inner.flatMap(parts)];
}

/** The keys that may stand somewhere; `*` is any name, `[]` an item of a list. */
function keysAt(path: string): string[] {
  const at = path
    .split(" ")
    .filter(Boolean)
    .reduce<Schema>((from, step) => {
      const next =
        step === "*"
          ? from.additionalProperties
          : step === "[]"
            ? from.items
            : from.properties?.[step];
      const found = typeof next === "object" ? next : {};
      return found.anyOf?.[0] ?? found;
    }, schema);
  return Object.keys(at.properties ?? {}).sort();
}

describe("the JSON Schema of oncall.yaml", () => {
  test.each([
    ["", "overrides people policies provider rotations schedules version"],
    ["people *", "aws datadog email name timeZone"],
    [
      "rotations *",
      "coverage daily effective elapsed every members monthly onCalls start timeZone weekly",
    ],
    ["rotations * weekly []", "at on"],
    ["rotations * monthly []", "at day"],
    ["rotations * elapsed", "days seconds"],
    ["rotations * coverage []", "days from to"],
    ["rotations * effective", "from until"],
    ["schedules *", "combine rotations timeZone"],
    ["overrides []", "from id members rotation schedule to"],
    ["policies *", "repeats resolveWhenDone steps"],
    ["policies * steps []", "assignment notify wait"],
  ])("has at %j the keys %s", (path, keys) => {
    expect(keysAt(path)).toEqual(keys.split(" "));
  });

  test("names its draft and what it is of", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema.title).toBe("oncall.yaml");
    expect(schema.required).toEqual(["version"]);
  });

  test("lets no object have other keys", () => {
    const objects = parts(schema).filter(({ properties }) => properties !== undefined);
    expect(objects).toHaveLength(12);
    expect(objects.map((each) => each.additionalProperties)).toEqual(objects.map(() => false));
  });

  test("uses only words that these tests check", () => {
    const words = parts(schema).flatMap((each) => Object.keys(each));
    expect(words.filter((word) => !WORDS.includes(word))).toEqual([]);
  });

  test("every example in it fits where it stands", () => {
    for (const each of parts(schema))
      for (const example of each.examples ?? []) expect(misfits(example, each)).toEqual([]);
  });
});

describe("a file", () => {
  const example = parse(readFileSync("examples/oncall.yaml", "utf8")) as Record<string, unknown>;

  test("of the examples fits", () => {
    expect(misfits(example, schema)).toEqual([]);
  });

  test.each([
    [{ version: 2 }, "/version: const"],
    [{ provider: "gcp" }, "/provider: enum"],
    [{ schedule: {} }, ": additional schedule"],
    [{ people: { "alice ng": {} } }, "/people/alice ng: pattern"],
    [{ people: { alice: { phone: 1 } } }, "/people/alice: anyOf"],
    [{ overrides: {} }, "/overrides: array"],
    [{ overrides: [{ from: "2026-01-05", members: [] }] }, "/overrides/0: required to"],
    [{ policies: { p: { steps: [] } } }, "/policies/p/steps: minItems"],
    [
      { policies: { p: { steps: [{ notify: ["a"], wait: "5m" }], repeats: 11 } } },
      "/policies/p/repeats: maximum",
    ],
  ])("that is broken does not fit: %j", (broken, misfit) => {
    expect(misfits({ ...example, ...broken }, schema)).toEqual([misfit]);
  });

  test("that says nothing of a person fits", () => {
    expect(misfits({ version: 1, people: { alice: null } }, schema)).toEqual([]);
  });
});
