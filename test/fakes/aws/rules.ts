// A small language for what an API documents about its inputs. A rule checks a decoded value and
// carries the type of what it lets through.

/** What is wrong with a member, and which one. */
export interface Problem {
  /** `Recurrence.DailySettings[0].HourOfDay` */
  readonly name: string;
  readonly message: string;
}

export interface Rule<T> {
  check(value: unknown, name: string): Problem[];
  readonly isRequired?: boolean;
  /** Only a type; never there. */
  readonly allows?: T;
}

export interface RequiredRule<T> extends Rule<T> {
  readonly isRequired: true;
}

type Members = Readonly<Record<string, Rule<unknown>>>;
type Allowed<R> = R extends Rule<infer T> ? T : never;
type RequiredKey<M extends Members> = {
  [K in keyof M]: M[K] extends RequiredRule<unknown> ? K : never;
}[keyof M];
export type ObjectOf<M extends Members> = {
  readonly [K in RequiredKey<M>]: Allowed<M[K]>;
} & {
  readonly [K in Exclude<keyof M, RequiredKey<M>>]?: Allowed<M[K]>;
};

/** Says what is wrong with members that must go together; undefined: nothing. */
export type Agreement = (value: Readonly<Record<string, unknown>>) => string | undefined;

/** An object with these members and no others. */
export function object<M extends Members>(
  members: M,
  ...agreements: readonly Agreement[]
): Rule<ObjectOf<M>> {
  return {
    check(value, name) {
      if (!isObject(value)) return [problem(name, "must be an object")];
      const unknown = Object.keys(value).filter((key) => !(key in members));
      const found = [
        ...unknown.map((key) => problem(memberName(name, key), "is not a member")),
        ...Object.entries(members).flatMap(([key, rule]) =>
          checkMember(rule, value[key], memberName(name, key)),
        ),
      ];
      if (found.length > 0) return found;
      return agreements.flatMap((agreement) => {
        const message = agreement(value);
        return message === undefined ? [] : [problem(name, message)];
      });
    },
  };
}

/** An object with exactly one of these members. */
export function union<M extends Members>(members: M): Rule<Partial<ObjectOf<M>>> {
  return object(members, exactlyOne(...Object.keys(members))) as Rule<Partial<ObjectOf<M>>>;
}

export function required<T>(rule: Rule<T>): RequiredRule<T> {
  return { ...rule, isRequired: true };
}

interface Size {
  readonly least?: number;
  readonly most?: number;
}

export function text(limits: Size & { readonly pattern?: RegExp } = {}): Rule<string> {
  return {
    check(value, name) {
      if (typeof value !== "string") return [problem(name, "must be a string")];
      const { pattern } = limits;
      if (pattern !== undefined && !pattern.test(value)) {
        return [problem(name, `must match ${pattern.source}`)];
      }
      return checkSize([...value].length, limits, name, "characters");
    },
  };
}

export function oneOf<const V extends string>(...values: readonly V[]): Rule<V> {
  return {
    check: (value, name) =>
      (values as readonly unknown[]).includes(value)
        ? []
        : [problem(name, `must be one of ${values.join(", ")}`)],
  };
}

/** A whole number. */
export function whole(limits: Size = {}): Rule<number> {
  return {
    check: (value, name) =>
      Number.isInteger(value)
        ? checkSize(value as number, limits, name, "")
        : [problem(name, "must be a whole number")],
  };
}

export function flag(): Rule<boolean> {
  return {
    check: (value, name) =>
      typeof value === "boolean" ? [] : [problem(name, "must be a boolean")],
  };
}

/** Epoch seconds, as a number: both services take nothing else on the wire. */
export function timestamp(): Rule<number> {
  return {
    check: (value, name) =>
      typeof value === "number" ? [] : [problem(name, "must be a number of epoch seconds")],
  };
}

export function listOf<T>(rule: Rule<T>, size: Size = {}): Rule<readonly T[]> {
  return {
    check(value, name) {
      if (!Array.isArray(value)) return [problem(name, "must be a list")];
      return [
        ...checkSize(value.length, size, name, "entries"),
        ...value.flatMap((entry, i) => rule.check(entry, `${name}[${i}]`)),
      ];
    },
  };
}

export function mapOf<T>(
  key: Rule<string>,
  rule: Rule<T>,
  size: Size = {},
): Rule<Readonly<Record<string, T>>> {
  return {
    check(value, name) {
      if (!isObject(value)) return [problem(name, "must be a map")];
      return [
        ...checkSize(Object.keys(value).length, size, name, "entries"),
        ...Object.entries(value).flatMap(([at, entry]) => [
          ...key.check(at, `${name} key`),
          ...rule.check(entry, memberName(name, at)),
        ]),
      ];
    },
  };
}

export function exactlyOne(...names: readonly string[]): Agreement {
  return (value) => {
    const given = names.filter((name) => value[name] !== undefined);
    return given.length === 1 ? undefined : `needs exactly one of ${names.join(", ")}`;
  };
}

/** Of two timestamps that are both there, the second is later. */
export function inOrder(start: string, end: string): Agreement {
  return (value) => {
    const [from, to] = [value[start], value[end]];
    if (typeof from !== "number" || typeof to !== "number" || from < to) return undefined;
    return `${end} must be after ${start}`;
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkMember(rule: Rule<unknown>, value: unknown, name: string): Problem[] {
  if (value !== undefined) return rule.check(value, name);
  return rule.isRequired ? [problem(name, "is required")] : [];
}

function checkSize(size: number, { least = 0, most }: Size, name: string, unit: string): Problem[] {
  if (size < least) return [problem(name, `must be at least ${least} ${unit}`.trim())];
  if (most !== undefined && size > most) {
    return [problem(name, `must be at most ${most} ${unit}`.trim())];
  }
  return [];
}

function memberName(name: string, key: string): string {
  return name === "" ? key : `${name}.${key}`;
}

function problem(name: string, message: string): Problem {
  return { name, message };
}
