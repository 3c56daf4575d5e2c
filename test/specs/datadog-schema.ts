/** What of OpenAPI's schemas Datadog's documents use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly readOnly?: boolean;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export interface Schemas {
  readonly schemas?: Readonly<Record<string, Schema>>;
}

/** A request must have no members that are not declared; answers have more than is written down. */
export type Direction = "request" | "answer";

/** What of a value the schema does not allow, each with its place. */
export function checkValue(
  components: Schemas,
  schema: Schema,
  value: unknown,
  direction: Direction,
): string[] {
  return check({ components, direction }, schema, value, "");
}

interface Context {
  readonly components: Schemas;
  readonly direction: Direction;
}

function check(context: Context, given: Schema, value: unknown, place: string): string[] {
  const schema = resolve(context.components, given);
  if (schema === undefined) return [say(place, `the document has no ${given.$ref}`)];
  if (value === null && isNullable(context, schema)) return [];
  const { oneOf, anyOf, allOf = [], enum: values } = schema;
  const problems = [
    ...(oneOf === undefined ? [] : checkChoices(context, oneOf, value, place, "one")),
    ...(anyOf === undefined ? [] : checkChoices(context, anyOf, value, place, "any")),
    ...allOf.flatMap((part) => check(context, part, value, place)),
  ];
  if (problems.length > 0) return problems;
  if (values !== undefined && !values.includes(value)) return [say(place, "not in the enum")];
  const kind = schema.type ?? (schema.properties === undefined ? undefined : "object");
  if (kind === undefined) return [];
  const checkKind = KINDS[kind];
  if (checkKind === undefined) return [say(place, `the document has the unknown type ${kind}`)];
  return checkKind(context, schema, value, place);
}

function resolve({ schemas = {} }: Schemas, schema: Schema): Schema | undefined {
  if (schema.$ref === undefined) return schema;
  return schemas[schema.$ref.replace("#/components/schemas/", "")];
}

function isNullable({ components }: Context, schema: Schema): boolean {
  if (schema.nullable === true) return true;
  const choices = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return choices.some((choice) => resolve(components, choice)?.nullable === true);
}

/** Where none fits, the problems of the one that fits best. */
function checkChoices(
  context: Context,
  choices: readonly Schema[],
  value: unknown,
  place: string,
  wanted: "one" | "any",
): string[] {
  const found = choices.map((choice) => check(context, choice, value, place));
  const fitting = found.filter((problems) => problems.length === 0).length;
  if (fitting === 1 || (fitting > 1 && wanted === "any")) return [];
  if (fitting > 1) return [say(place, `fits ${fitting} of the choices`)];
  const [best = []] = found.toSorted((a, b) => a.length - b.length);
  return [say(place, "fits none of the choices"), ...best];
}

type CheckKind = (context: Context, schema: Schema, value: unknown, place: string) => string[];

const KINDS: Readonly<Record<string, CheckKind>> = {
  object: checkObject,
  array: checkArray,
  string: checkString,
  integer: checkNumber("an integer", Number.isInteger),
  number: checkNumber("a number", Number.isFinite),
  boolean: (_, __, value, place) =>
    typeof value === "boolean" ? [] : [say(place, "not a boolean")],
};

function checkObject(context: Context, schema: Schema, value: unknown, place: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [say(place, "not an object")];
  }
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((key) => !(key in value));
  return [
    ...missing.map((key) => say(join(place, key), "missing")),
    ...Object.entries(value).flatMap(([key, member]) => {
      const property = properties[key];
      if (property !== undefined) return checkProperty(context, property, member, join(place, key));
      if (typeof additionalProperties === "object") {
        return check(context, additionalProperties, member, join(place, key));
      }
      const isOpen = additionalProperties === true || schema.properties === undefined;
      const isKnown = isOpen || (context.direction === "answer" && additionalProperties !== false);
      return isKnown ? [] : [say(join(place, key), "not declared")];
    }),
  ];
}

function checkProperty(context: Context, schema: Schema, value: unknown, place: string): string[] {
  const isReadOnly = resolve(context.components, schema)?.readOnly === true;
  if (isReadOnly && context.direction === "request") return [say(place, "of answers only")];
  return check(context, schema, value, place);
}

function checkArray(context: Context, schema: Schema, value: unknown, place: string): string[] {
  if (!Array.isArray(value)) return [say(place, "not an array")];
  const { items, minItems, maxItems } = schema;
  return [
    ...checkSize(value.length, minItems, maxItems, place),
    ...value.flatMap((entry, i) =>
      items === undefined ? [] : check(context, items, entry, `${place}[${i}]`),
    ),
  ];
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
};

function checkString(_: Context, schema: Schema, value: unknown, place: string): string[] {
  if (typeof value !== "string") return [say(place, "not a string")];
  const { format = "", pattern, minLength, maxLength } = schema;
  const isFormed = FORMATS[format]?.test(value) ?? true;
  const fits = pattern === undefined || new RegExp(pattern, "u").test(value);
  return [
    ...(isFormed ? [] : [say(place, `not a ${format}`)]),
    ...(fits ? [] : [say(place, `not of the pattern ${pattern}`)]),
    ...checkSize([...value].length, minLength, maxLength, place),
  ];
}

function checkNumber(kind: string, isKind: (value: unknown) => boolean): CheckKind {
  return (_, { minimum, maximum }, value, place) =>
    isKind(value) ? checkSize(Number(value), minimum, maximum, place) : [say(place, `not ${kind}`)];
}

function checkSize(size: number, least = -Infinity, most = Infinity, place = ""): string[] {
  if (size < least) return [say(place, `${size} is less than ${least}`)];
  if (size > most) return [say(place, `${size} is more than ${most}`)];
  return [];
}

function say(place: string, problem: string): string {
  return place === "" ? problem : `${place}: ${problem}`;
}

function join(place: string, key: string): string {
  return place === "" ? key : `${place}.${key}`;
}
