import type * as z from "zod/mini";
import { readDocument, type Source } from "../document.js";
import type { Finding, Path } from "../finding.js";
import { toRecord } from "../loose.js";
import { inconsistencies } from "./consistency.js";

/** One thing in the words of oncall.yaml, and what the document calls it. */
export interface Definition<Shape> {
  readonly name: string | undefined;
  readonly shape: Shape;
}

/**
 * Reads one thing as `show` prints it: its shape with its name as the one key above it, or beside it
 * as JSON has it, or without a name.
 * @param check finds what the schema cannot say; sees the raw shape
 * @throws OncallError (exit 2) with every problem and its place
 */
export function toDefinition<Schema extends z.core.$ZodObject>(
  source: Source,
  schema: Schema,
  check: (shape: unknown) => Finding[],
): Definition<z.infer<Schema>> {
  const { path, name, value } = unwrap(source.value, Object.keys(schema._zod.def.shape));
  const place: Source["place"] = (inner, problem, key) =>
    source.place([...path, ...inner], problem, key);
  return { name, shape: readDocument({ value, place }, schema, check) };
}

interface Unwrapped {
  /** Where the shape stands in the document. */
  readonly path: Path;
  readonly name: string | undefined;
  readonly value: unknown;
}

function unwrap(document: unknown, keys: readonly string[]): Unwrapped {
  const [first, ...more] = Object.entries(toRecord(document));
  if (first !== undefined && more.length === 0 && !keys.includes(first[0])) {
    const [name, value] = first;
    if (typeof value === "object") return { path: [name], name, value };
  }
  const { format: _, name, ...value } = toRecord(document);
  return typeof name === "string"
    ? { path: [], name, value }
    : { path: [], name: undefined, value: document };
}

/** What a definition can name. */
export interface KnownNames {
  readonly people?: readonly string[];
  readonly rotations?: readonly string[];
  readonly schedules?: readonly string[];
}

/** What does not fit together within one entry of a section of oncall.yaml. */
export function entryInconsistencies(
  section: "rotations" | "schedules" | "policies",
  shape: unknown,
  { people = [], rotations = [], schedules = [] }: KnownNames,
): Finding[] {
  const entries = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));
  const file: Record<string, object> = {
    people: entries(people),
    rotations: entries(rotations),
    schedules: entries(schedules),
  };
  const entry = { ...file, [section]: { ...file[section], [ENTRY]: shape } };
  return inconsistencies(entry)
    .filter(({ path }) => path[0] === section && path[1] === ENTRY)
    .map((found) => ({ ...found, path: found.path.slice(2) }));
}

/** No name, so that it is not that of another entry. */
const ENTRY = "";
