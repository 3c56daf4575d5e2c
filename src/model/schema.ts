import * as z from "zod/mini";
import { type Finding, finding, formatPath, type Path } from "./finding.js";
import { nearest } from "./suggest.js";

// What the schemas of the external shapes are made of, and how their findings are told.

/** What a leaf means, for people and for the JSON Schema. */
interface Meaning {
  readonly description: string;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
}

/** An object without other keys; a key that is nearly right gets a suggestion. */
export function object<Shape extends z.core.$ZodShape>(shape: Shape, meaning?: Meaning) {
  const schema = z.strictObject(shape, { error: knownKeys(Object.keys(shape)) });
  return meaning === undefined ? schema : schema.register(z.globalRegistry, { ...meaning });
}

/** Lets a finding of an unknown key carry the known ones, for a suggestion. */
export function knownKeys(keys: readonly string[]) {
  return (issue: { readonly code: string }) =>
    issue.code === "unrecognized_keys" ? keys.join(" ") : undefined;
}

/** Text that `explain` finds nothing wrong with. */
export function text(explain: (text: string) => string | undefined, meaning: Meaning) {
  return z
    .string()
    .check((context) => {
      const message = explain(context.value);
      if (message !== undefined) {
        context.issues.push({ code: "custom", message, input: context.value, continue: true });
      }
    })
    .register(z.globalRegistry, { ...meaning, examples: meaning.examples as string[] });
}

/** A whole number within bounds. */
export function whole(least: number, most: number, description: string) {
  return z.int().check(z.gte(least), z.lte(most)).register(z.globalRegistry, { description });
}

/** What a schema finds wrong with a value; nothing when it fits. */
export function findings(schema: z.core.$ZodType, value: unknown): Finding[] {
  const result = z.safeParse(schema, value, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap(tell);
}

function tell(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path as Path;
  const say = (message: string): Finding[] => [finding(path, message)];
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return missing(path);
      return say(`must be ${article(issue.expected)}, not ${show(issue.input)}`);
    case "invalid_union":
      if (issue.input === undefined) return missing(path);
      return say(`cannot be ${show(issue.input)}`);
    case "invalid_value":
      if (issue.input === undefined) return missing(path);
      if (issue.values.includes(Number(issue.input))) {
        return say(`must be the number ${issue.input}, not text`);
      }
      return say(notOneOf(issue.input, issue.values.map(String)));
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(path, key, issue.message.split(" ")));
    case "too_small":
      return say(`must be ${least(issue.origin, Number(issue.minimum))}${actually(issue)}`);
    case "too_big":
      return say(`must be ${most(issue.origin, Number(issue.maximum))}, not ${size(issue.input)}`);
    case "invalid_key":
      return say(issue.issues[0]?.message ?? `"${String(path.at(-1))}" cannot be a name`);
    default:
      return say(issue.message);
  }
}

function missing(path: Path): Finding[] {
  return [finding(path.slice(0, -1), `"${String(path.at(-1))}" is missing`)];
}

function unknownKey(path: Path, key: string, known: readonly string[]): Finding {
  const best = nearest(key, known);
  const message = `"${key}" is not known here; ${
    best === undefined ? `known are ${known.join(", ")}` : `did you mean "${best}"?`
  }`;
  return { path, key, problem: { message, path: formatPath([...path, key]) } };
}

/** `"weekyl" is not one of stack, together; did you mean ...` */
function notOneOf(input: unknown, values: readonly string[]): string {
  const best = typeof input === "string" ? nearest(input, values) : undefined;
  const meant = best === undefined ? "" : `; did you mean "${best}"?`;
  return `${show(input)} is not ${values.length === 1 ? "" : "one of "}${values.join(", ")}${meant}`;
}

function article(expected: string): string {
  const words: Record<string, string> = {
    string: "text",
    int: "a whole number",
    number: "a number",
    array: "a list",
    object: "a mapping of keys to values",
    record: "a mapping of names to values",
    boolean: "true or false",
  };
  return words[expected] ?? expected;
}

function least(origin: string, minimum: number): string {
  if (origin === "array") return "a list with something in it";
  return origin === "string" ? `${minimum} or more characters` : `${minimum} or more`;
}

function actually({ input }: { readonly input?: unknown }): string {
  return Array.isArray(input) ? "" : `, not ${size(input)}`;
}

function most(origin: string, maximum: number): string {
  if (origin === "array") return `a list of at most ${maximum}`;
  return origin === "string" ? `at most ${maximum} characters` : `at most ${maximum}`;
}

function size(input: unknown): string {
  if (Array.isArray(input)) return String(input.length);
  return typeof input === "string" ? String(input.length) : show(input);
}

function show(input: unknown): string {
  if (Array.isArray(input)) return "a list";
  if (typeof input === "string")
    return input.length > 60 ? `"${input.slice(0, 57)}..."` : `"${input}"`;
  if (typeof input === "object" && input !== null) return "a mapping";
  return input === null ? "empty" : String(input);
}
