// Makes Datadog's client as light as what is used of it. Its serializer names every model of every
// API, 6,200 of them, and so brings them all: here it names those that the APIs of a bundle reach.
// Its transport is left out with all that it needs: requests go through src/providers/datadog/transport.ts.
//
// All of it reads the client's compiled files as text. Where they no longer look as they did, it
// throws: a bundle that lacks a model would fail for whoever gets an answer with it.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** What is put in place of a file of the client, by the end of its path. */
const REPLACED = [
  {
    file: /datadog-api-client-v2[\\/]models[\\/]ObjectSerializer\.js$/,
    contents: ({ path }, apis) => trimmed(path, apis),
  },
  {
    file: /datadog-api-client-common[\\/]http[\\/]isomorphic-fetch\.js$/,
    contents: () => "exports.IsomorphicFetchHttpLibrary = class {};",
  },
  {
    file: /datadog-api-client[\\/]dist[\\/]logger\.js$/,
    contents: () =>
      "exports.logger = { setLevel() {}, debug() {}, info() {}, warn() {}, error() {} };",
  },
];

/**
 * An esbuild plugin. A bundle fails where the client is no longer what it was.
 * @param apis the APIs that a bundle imports: `OnCallApi`
 */
export function lightDatadogClient(apis) {
  return {
    name: "light-datadog-client",
    setup({ onLoad, onEnd }) {
      const met = new Set();
      for (const { file, contents } of REPLACED) {
        onLoad({ filter: file }, (args) => {
          met.add(file);
          return { contents: contents(args, apis) };
        });
      }
      onEnd(({ errors }) => {
        const missed = REPLACED.filter(({ file }) => !met.has(file));
        if (apis.length === 0 || errors.length > 0 || missed.length === 0) return;
        throw changed(`no file is called ${missed.map(({ file }) => file.source).join(", ")}`);
      });
    },
  };
}

/** The APIs that a file of ours imports, types aside. */
export function apisIn(source) {
  const values = source.replace(/^import type [^;]*;$/gm, "");
  return [...values.matchAll(/datadog-api-client-v2\/apis\/(\w+)\.js"/g)].map(([, name]) => name);
}

/**
 * The source of the serializer with the models that some APIs reach.
 * @param path of ObjectSerializer.js
 */
export function trimmed(path, apis) {
  return withTypes(readFileSync(path, "utf8"), reach(path, apis));
}

/** The source of the serializer with some types only. Each model is loaded when it is first met. */
export function withTypes(source, types) {
  const required = new Set();
  const body = source.replace(/^const (\w+)_1 = require\("\.\/\1"\);\n/gm, (_, name) => {
    required.add(name);
    return "";
  });
  return TABLES.reduce((text, name) => {
    const kept = [...tableOf(source, name)].filter(([type]) => types.has(type));
    const entries = kept.map(([type, entry]) => {
      if (name !== "typeMap") return entry;
      if (!required.has(type)) throw changed(`it does not require ${type}`);
      if (entry !== `    ${type}: ${type}_1.${type},\n`) throw changed(`it says "${entry}"`);
      return `    get ${type}() { return require("./${type}").${type}; },\n`;
    });
    return text.replace(tablePattern(name), () => `const ${name} = {\n${entries.join("")}};`);
  }, body);
}

/** The names of all types that the messages of some APIs consist of. */
export function reach(path, apis) {
  const models = dirname(path);
  const source = readFileSync(path, "utf8");
  const [enums, classes, oneOfs] = TABLES.map((name) => tableOf(source, name));
  const partsOf = (type) => {
    if (enums.has(type)) return [];
    if (oneOfs.has(type)) return namesIn(oneOfs.get(type));
    if (classes.has(type)) return membersOf(models, type);
    throw changed(`the type ${type} is in none of its tables`);
  };
  const waiting = apis.flatMap((api) => messagesOf(join(models, "..", "apis", `${api}.js`)));
  const reached = new Set();
  for (const type of waiting) {
    if (reached.has(type) || BUILT_IN.has(type)) continue;
    reached.add(type);
    // One after the other, while the list grows.
    waiting.push(...partsOf(type));
  }
  return reached;
}

/** What the serializer knows without a table. `void` is no answer at all. */
const BUILT_IN = new Set(["any", "Date", "void", "string", "boolean", "number"]);

/** What an API's own code gives to the serializer by name. */
export function messagesOf(path) {
  const source = readFileSync(path, "utf8");
  const calls = source.split(/ObjectSerializer\.(?:de)?serialize\(/).slice(1);
  if (calls.length === 0) throw changed(`${path} gives nothing to the serializer`);
  const types = calls.flatMap((call) => {
    const [, type] = /^[^;"]*"([^"]+)"/.exec(call) ?? [];
    if (type === undefined) throw changed(`${path} names no type in ${call.slice(0, 80)}`);
    return typesIn(type);
  });
  return [...new Set(types)];
}

function membersOf(models, type) {
  const path = join(models, `${type}.js`);
  const model = existsSync(path) ? require(path)[type] : undefined;
  if (model?.getAttributeTypeMap === undefined) throw changed(`${path} has no class ${type}`);
  return Object.values(model.getAttributeTypeMap()).flatMap((member) => typesIn(member.type));
}

/** `Array<Layer>`, `{ [key: string]: Layer; }` and `[Layer, Layer]` are about `Layer`. */
function typesIn(type) {
  return (
    type
      .replaceAll("[key: string]", "")
      .match(/\w+/g)
      ?.filter((name) => name !== "Array") ?? []
  );
}

function namesIn(entry) {
  return [...entry.matchAll(/"([^"]+)"/g)].flatMap(([, type]) => typesIn(type));
}

/** The values of enumerations, the classes of models, the names of alternatives. */
const TABLES = ["enumsMap", "typeMap", "oneOfMap"];

function tablePattern(name) {
  return new RegExp(`^const ${name} = \\{\\n((?: {4}.*\\n)+)\\};$`, "m");
}

/** The entries of a table by the type that they are about, each with its lines. */
function tableOf(source, name) {
  const [, body] = tablePattern(name).exec(source) ?? [];
  if (body === undefined) throw changed(`the serializer has no ${name}`);
  const entries = [...body.matchAll(/^ {4}(\w+): (?:.*,|\[\n[\s\S]*?^ {4}\],)\n/gm)];
  if (entries.length === 0 || entries.map(([entry]) => entry).join("") !== body) {
    throw changed(`${name} has entries that cannot be read`);
  }
  return new Map(entries.map(([entry, type]) => [type, entry]));
}

function changed(what) {
  return new Error(`Datadog's client has changed, so it cannot be trimmed: ${what}`);
}
