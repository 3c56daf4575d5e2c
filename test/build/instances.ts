import type { Member, Tables } from "./serializer.js";

/** How the instances of a type are made. */
export interface Style {
  /** In an answer members have the names of the API; in a request those of the client. */
  readonly side: "answer" | "request";
  /** Which of the alternatives, and of the values of an enumeration or a date. */
  readonly pick: number;
  /** What becomes of members that are not required. */
  readonly optional: "there" | "absent" | "null";
  /** With values of enumerations that nobody knows. */
  readonly strange?: boolean;
  /** With members that nobody knows. */
  readonly extra?: boolean;
}

/** What is no value of most members. */
const WRONG = [null, undefined, "strange", 7, true, [], {}, [[]]];

const DATES = ["2026-01-05T14:00:00.123456Z", "2026-01-05T09:00:00-05:00", "soon"];

/**
 * An instance of a type as the client writes types: `Array<Layer>`. A type inside itself is left out.
 * @param within the types that it is part of
 */
export function instanceOf(
  tables: Tables,
  type: string,
  style: Style,
  within: readonly string[] = [],
): unknown {
  const { pick, side, strange } = style;
  const inner = /^Array<(.*)>$/.exec(type)?.[1];
  if (inner !== undefined) return [instanceOf(tables, inner, style, within)];
  const value = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (value !== undefined) return { key: instanceOf(tables, value, style, within) };
  const twice = /^\[(\w+), (\w+)\]$/.exec(type)?.slice(1);
  if (twice !== undefined) return twice.map((each) => instanceOf(tables, each, style, within));
  if (type === "Date") {
    const text = cycle(DATES, pick);
    return side === "request" && pick % 2 === 1 ? new Date("2026-01-05T14:00:00.123Z") : text;
  }
  const plain = PLAIN[type];
  if (plain !== undefined) return plain;
  const values = tables.enumsMap[type];
  if (values !== undefined) return strange ? "strange" : cycle(values, pick);
  const alternatives = tables.oneOfMap[type];
  if (alternatives !== undefined) {
    return instanceOf(tables, cycle(alternatives, pick), style, within);
  }
  if (within.includes(type)) return undefined;
  return modelOf(tables, type, style, [...within, type]);
}

const PLAIN: Readonly<Record<string, unknown>> = {
  any: { any: ["thing", 1, null] },
  string: "text",
  number: 1.5,
  boolean: true,
};

function modelOf(
  tables: Tables,
  type: string,
  style: Style,
  within: readonly string[],
): Record<string, unknown> {
  const { optional, extra, side } = style;
  const made: Record<string, unknown> = {};
  for (const [name, member] of membersOf(tables, type)) {
    if (!member.required && optional === "absent") continue;
    const isNull = !member.required && optional === "null";
    made[nameIn(side, name, member)] = isNull
      ? null
      : instanceOf(tables, member.type, style, within);
  }
  if (!extra) return made;
  const unknown = { new_member: [{ deep: true }] };
  return side === "answer" ? { ...made, ...unknown } : { ...made, additionalProperties: unknown };
}

/** Whole instances of a type with one member that is wrong, each member in each way. */
export function wrongInstances(tables: Tables, type: string, side: Style["side"]): unknown[] {
  if (tables.typeMap[type] === undefined) return WRONG;
  const whole = modelOf(tables, type, { side, pick: 0, optional: "there" }, [type]);
  return membersOf(tables, type).flatMap(([name, member]) =>
    WRONG.map((wrong) => ({ ...whole, [nameIn(side, name, member)]: wrong })),
  );
}

/** Of everything that can be picked each once: as many as a type has alternatives or values. */
export function picks(tables: Tables, types: Iterable<string>): number[] {
  const counts = [...types].map(
    (type) => (tables.oneOfMap[type] ?? tables.enumsMap[type] ?? DATES).length,
  );
  return Array.from({ length: Math.max(...counts) }, (_, i) => i);
}

/** The types that some types consist of, they among them. */
export function partsOf(tables: Tables, types: readonly string[]): Set<string> {
  const waiting = [...types];
  const parts = new Set<string>();
  for (const type of waiting) {
    const isListed = [tables.enumsMap, tables.typeMap, tables.oneOfMap].some((map) => type in map);
    if (!isListed || parts.has(type)) continue;
    parts.add(type);
    const members = tables.typeMap[type] === undefined ? [] : membersOf(tables, type);
    const inner = members.flatMap(([, member]) => member.type.match(/\w+/g) ?? []);
    waiting.push(...inner, ...(tables.oneOfMap[type] ?? []));
  }
  return parts;
}

function membersOf(tables: Tables, type: string): [string, Member][] {
  const all = Object.entries(tables.typeMap[type]?.getAttributeTypeMap() ?? {});
  return all.filter(([name]) => name !== "additionalProperties");
}

function nameIn(side: Style["side"], name: string, { baseName }: Member): string {
  return side === "answer" ? baseName : name;
}

function cycle<T>(values: readonly T[], pick: number): T {
  return values[pick % values.length] as T;
}
