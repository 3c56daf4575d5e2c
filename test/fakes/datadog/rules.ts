import {
  object,
  oneOf,
  type Problem,
  type RequiredRule,
  type Rule,
  required,
  text,
} from "../aws/rules.js";

// Rules that only Datadog's inputs need, in the language of AWS's fake.

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type InputOf<R> = R extends Rule<infer T> ? T : never;

/** A time with its offset. */
export function moment(): Rule<string> {
  return parsed("must be a time of RFC 3339", (value) => {
    return RFC3339.test(value) && !Number.isNaN(Date.parse(value));
  });
}

export function uuid(): Rule<string> {
  return parsed("must be a UUID", isUuid);
}

export function timeZone(): Rule<string> {
  return parsed("must be a time zone", (value) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: value }) !== undefined;
    } catch {
      return false;
    }
  });
}

export function orNull<T>(rule: Rule<T>): Rule<T | null> {
  return { check: (value, name) => (value === null ? [] : rule.check(value, name)) };
}

/** The first of several rules that takes it; the problems of the last where none does. */
export function either<A, B>(first: Rule<A>, second: Rule<B>): Rule<A | B> {
  return {
    check(value, name) {
      return first.check(value, name).length === 0 ? [] : second.check(value, name);
    },
  };
}

export function anything(): Rule<unknown> {
  return { check: () => [] };
}

/** A query parameter: a number as text. */
export function digits(limits: { least?: number; most?: number } = {}): Rule<string> {
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = limits;
  return parsed(`must be a whole number from ${least} to ${most}`, (value) => {
    return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
  });
}

/** A query parameter: words between commas. */
export function words(...allowed: readonly string[]): Rule<string> {
  return parsed(`must be of ${allowed.join(", ")}`, (value) => {
    return value.split(",").every((word) => allowed.includes(word));
  });
}

/** A resource of JSON:API that is referred to. */
export function reference<const T extends string>(type: T) {
  return object({ id: required(uuid()), type: required(oneOf(type)) });
}

/** `{"data": ...}` */
export function data<T>(rule: Rule<T>): RequiredRule<{ readonly data: T }> {
  return required(object({ data: required(rule) }) as Rule<{ readonly data: T }>);
}

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

function parsed(message: string, fits: (value: string) => boolean): Rule<string> {
  return {
    check(value, name): Problem[] {
      const problems = text().check(value, name);
      if (problems.length > 0) return problems;
      return fits(value as string) ? [] : [{ name, message }];
    },
  };
}
