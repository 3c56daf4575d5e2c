import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inspect } from "node:util";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { describe, expect, it, test } from "vitest";
import {
  apisIn,
  lightDatadogClient,
  messagesOf,
  reach,
  trimmed,
  withTypes,
} from "../../build/datadog-client.mjs";
import { instanceOf, partsOf, picks, type Style, wrongInstances } from "./instances.js";
import {
  apiPath,
  load,
  loadWhole,
  SERIALIZER,
  type Serializer,
  type Tables,
} from "./serializer.js";

// What is built of Datadog's client is compared with the client itself.

const SOURCE = readFileSync(SERIALIZER, "utf8");
const WHOLE = loadWhole();
const APIS = [
  "OnCallApi",
  "OnCallPagingApi",
  "IncidentsApi",
  "UsersApi",
  "TeamsApi",
  "KeyManagementApi",
];

/** One thing to read or to write. */
interface Sample {
  readonly type: string;
  readonly side: Style["side"];
  readonly data: unknown;
}

/** What becomes of it: a value with its classes, all of it, or what is thrown. */
function outcome({ serialize, deserialize }: Serializer, { type, side, data }: Sample): string {
  try {
    const value = side === "answer" ? deserialize(data, type) : serialize(data, type, "");
    return inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null });
  } catch (error) {
    return `${THROWN}${error}`;
  }
}

const THROWN = "throws ";

/** What two serializers make something else of, one sentence each. */
function differences(one: Serializer, other: Serializer, samples: readonly Sample[]): string[] {
  return samples
    .filter((sample) => outcome(one, sample) !== outcome(other, sample))
    .map(({ type, side, data }) => `${side} ${type} ${JSON.stringify(data)}`);
}

/** Whole, with nothing that can be left out, with nulls, and with what nobody knows. */
function samplesOf(types: readonly string[]): Sample[] {
  return types.flatMap((type) => {
    const styles: Omit<Style, "side">[] = [
      ...picks(WHOLE, partsOf(WHOLE, [type])).map((pick) => ({ pick, optional: "there" as const })),
      { pick: 0, optional: "absent" },
      { pick: 0, optional: "null" },
      { pick: 0, optional: "there", strange: true },
      { pick: 1, optional: "there", extra: true },
    ];
    return styles.flatMap((style) =>
      (["answer", "request"] as const).map((side) => ({
        type,
        side,
        data: instanceOf(WHOLE, type, { ...style, side }),
      })),
    );
  });
}

function wrongSamplesOf(types: Iterable<string>): Sample[] {
  return [...types].flatMap((type) =>
    (["answer", "request"] as const).flatMap((side) =>
      wrongInstances(WHOLE, type, side).map((data) => ({ type, side, data })),
    ),
  );
}

function typesIn({ enumsMap, typeMap, oneOfMap }: Tables): string[] {
  return [enumsMap, typeMap, oneOfMap].flatMap(Object.keys).sort();
}

/** What the types of an API say that it takes and gives. */
function declaredMessages(api: string): string[] {
  const declared = readFileSync(apiPath(api).replace(/\.js$/, ".d.ts"), "utf8");
  const found = declared.matchAll(/ResponseContext\): Promise<(\w+)>|\bbody: (\w+)/g);
  const types = [...found].map(([, answer, body]) => answer ?? body ?? "");
  return [...new Set(types)].filter((type) => type !== "void");
}

describe.each(APIS)("the serializer of %s", (api) => {
  const messages = messagesOf(apiPath(api));
  const parts = partsOf(WHOLE, messages);
  const light = load(trimmed(SERIALIZER, [api]));

  it("knows all that the API takes, gives and fails with", () => {
    expect(messages).toEqual(
      expect.arrayContaining([...declaredMessages(api), "APIErrorResponse"]),
    );
    expect(declaredMessages(api).length).toBeGreaterThan(0);
  });

  it("has the types that these consist of, and no others", () => {
    expect(typesIn(light)).toEqual([...parts].sort());
    expect([...reach(SERIALIZER, [api])].sort()).toEqual([...parts].sort());
    expect(parts.size).toBeLessThan(500);
    expect(typesIn(WHOLE).length).toBeGreaterThan(5000);
  });

  it("reads and writes them as the client does", () => {
    const samples = samplesOf(messages);
    expect(differences(WHOLE, light, samples)).toEqual([]);
    // Not because both refuse everything.
    const done = samples.filter((sample) => !outcome(light, sample).startsWith(THROWN));
    expect(done.length).toBeGreaterThan(samples.length / 2);
  });

  it("reads and writes each of their parts as the client does, and fails in the same words", () => {
    const samples = [...samplesOf([...parts]), ...wrongSamplesOf(parts)];
    expect(differences(WHOLE, light, samples)).toEqual([]);
    expect(samples.some((sample) => outcome(light, sample).startsWith(THROWN))).toBe(true);
  });
});

describe("a type that is left out", () => {
  const messages = messagesOf(apiPath("OnCallApi"));
  const parts = partsOf(WHOLE, messages);
  const light = trimmed(SERIALIZER, ["OnCallApi"]);

  it("makes a difference to some message, whichever it is", () => {
    const samples = samplesOf(messages);
    const expected = samples.map((sample) => outcome(WHOLE, sample));
    const unnoticed = [...parts].filter((type) => {
      const without = load(light);
      for (const table of [without.enumsMap, without.typeMap, without.oneOfMap]) {
        Reflect.deleteProperty(table, type);
      }
      return samples.every((sample, i) => outcome(without, sample) === expected[i]);
    });
    // Where these can stand the client cannot tell them from others, and leaves them unread.
    expect(unnoticed).toEqual(["UserTarget", "ConfiguredScheduleTarget", "UserTargetType"]);
  });

  it("makes one to the messages of an API that was forgotten", () => {
    const answer = samplesOf(["IncidentResponse"]);
    expect(differences(WHOLE, load(light), answer).length).toBe(answer.length);
  });
});

describe("a client that has changed fails the build:", () => {
  const types = reach(SERIALIZER, ["OnCallApi"]);

  test.each<[string, string, (source: string) => string]>([
    ["a table is gone", "no enumsMap", (text) => text.replace("const enumsMap", "var enumsMap")],
    [
      "a table is written otherwise",
      "typeMap has entries",
      (text) => text.replace("    Layer: Layer_1.Layer,", "    'Layer': Layer_1.Layer,"),
    ],
    [
      "a model is named otherwise",
      'it says "    Layer: Layer_1.default',
      (text) => text.replace("    Layer: Layer_1.Layer,", "    Layer: Layer_1.default,"),
    ],
    [
      "a list is written otherwise",
      "oneOfMap has entries",
      (text) =>
        text.replace(
          '    ShiftIncluded: ["ScheduleUser"]',
          '    ShiftIncluded: of(\n        "ScheduleUser")',
        ),
    ],
    [
      "models are loaded otherwise",
      "does not require Layer",
      (text) =>
        text.replace('const Layer_1 = require("./Layer")', 'const Layer_1 = load("./Layer")'),
    ],
  ])("%s", (_, message, change) => {
    const changed = change(SOURCE);
    expect(changed).not.toBe(SOURCE);
    expect(() => withTypes(changed, types)).toThrow(message);
  });

  test("an API that names no types", () => {
    expect(() => messagesOf(apiPath("OnCallApi").replace(/OnCallApi\.js$/, "../index.js"))).toThrow(
      "gives nothing to the serializer",
    );
  });
});

describe("a bundle", () => {
  const bundle = async (api: string) => {
    const { metafile, outputFiles } = await build({
      stdin: {
        contents: [apiPath(api), SERIALIZER]
          .map((path) => `export * from ${JSON.stringify(path)};`)
          .join("\n"),
        resolveDir: ".",
      },
      bundle: true,
      minify: true,
      platform: "node",
      format: "cjs",
      write: false,
      metafile: true,
      logLevel: "silent",
      plugins: [lightDatadogClient([api])],
    });
    return { inputs: Object.keys(metafile.inputs), text: outputFiles[0]?.text ?? "" };
  };

  it("brings the models that are reached, and nothing that sends", async () => {
    const { inputs, text } = await bundle("OnCallPagingApi");
    expect(inputs.filter((path) => path.includes("/models/")).length).toBeLessThan(20);
    const sending = /cross-fetch|node-fetch|pako|loglevel|form-data/;
    expect(inputs.filter((path) => sending.test(path))).toEqual([]);
    expect(text.length).toBeLessThan(60_000);
  });

  it("reads and writes as the client does", async () => {
    const { text } = await bundle("OnCallApi");
    const module: { exports: { ObjectSerializer?: Serializer } } = { exports: {} };
    compileFunction(text, ["module", "require"])(module, createRequire(import.meta.url));
    const light = module.exports.ObjectSerializer as Serializer;
    // Its classes have other names.
    const plain = (serializer: Serializer, { type, side, data }: Sample) =>
      JSON.stringify(
        side === "answer"
          ? serializer.deserialize(data, type)
          : serializer.serialize(data, type, ""),
      );
    const samples = samplesOf(["Schedule", "ScheduleOnCallResponders", "EscalationPolicy"]).filter(
      (sample) => !outcome(WHOLE, sample).startsWith(THROWN),
    );
    expect(samples.length).toBeGreaterThan(20);
    expect(samples.map((sample) => plain(light, sample))).toEqual(
      samples.map((sample) => plain(WHOLE, sample)),
    );
  });

  it("fails where the client's files are not where they were", async () => {
    const elsewhere = build({
      stdin: { contents: "export const client = 1;" },
      bundle: true,
      write: false,
      logLevel: "silent",
      plugins: [lightDatadogClient(["OnCallApi"])],
    });
    await expect(elsewhere).rejects.toThrow("Datadog's client has changed");
  });

  it("may do without the client", async () => {
    const none = build({
      stdin: { contents: "export const client = 1;" },
      bundle: true,
      write: false,
      plugins: [lightDatadogClient([])],
    });
    await expect(none).resolves.toMatchObject({ errors: [] });
  });
});

describe("the APIs of a file", () => {
  it("are those that it imports, and not those of which it needs the types", () => {
    const client = "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis";
    expect(
      apisIn(
        [
          `import { OnCallApi } from "${client}/OnCallApi.js";`,
          `import type { TeamsApi } from "${client}/TeamsApi.js";`,
          `const load = () => import("${client}/UsersApi.js");`,
        ].join("\n"),
      ),
    ).toEqual(["OnCallApi", "UsersApi"]);
  });
});
