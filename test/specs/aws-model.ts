/** An AWS service as AWS's own SDKs describe it: `<service>/service-2.json`. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, ModelOperation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

interface ModelOperation {
  readonly input?: ShapeReference;
  readonly output?: ShapeReference;
}

interface ShapeReference {
  readonly shape: string;
}

interface Shape {
  readonly type: string;
  /** Of a structure. */
  readonly members?: Readonly<Record<string, ShapeReference>>;
  readonly required?: readonly string[];
  /** A structure with exactly one of its members. */
  readonly union?: boolean;
  /** Of a list. */
  readonly member?: ShapeReference;
  /** Of a map. */
  readonly key?: ShapeReference;
  readonly value?: ShapeReference;
  /** Of a string, number, list or map. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** What of a request the model does not allow, each with its place. */
export function checkInput(model: ServiceModel, operation: string, input: unknown): string[] {
  return check(model, operation, "input", input, true);
}

/**
 * What of an answer the model does not know. Sizes are not looked at: lists that hold 30 in
 * requests are declared with 25 in answers.
 */
export function checkOutput(model: ServiceModel, operation: string, output: unknown): string[] {
  return check(model, operation, "output", withoutNulls(output), false);
}

function check(
  model: ServiceModel,
  name: string,
  direction: "input" | "output",
  value: unknown,
  hasSizes: boolean,
): string[] {
  const operation = model.operations[name];
  if (operation === undefined) return [`${name} is not an operation`];
  const reference = operation[direction];
  if (reference === undefined) return Object.keys(value ?? {}).map((key) => `${key}: unknown`);
  return checkShape({ model, hasSizes }, reference, value, "");
}

interface Context {
  readonly model: ServiceModel;
  readonly hasSizes: boolean;
}

function checkShape(
  context: Context,
  reference: ShapeReference,
  value: unknown,
  place: string,
): string[] {
  const shape = context.model.shapes[reference.shape];
  if (shape === undefined) return [`${place}: the model has no shape ${reference.shape}`];
  const checkKind = KINDS[shape.type];
  if (checkKind === undefined) return [`${place}: the model has the unknown type ${shape.type}`];
  return checkKind(context, shape, value, place);
}

type CheckKind = (context: Context, shape: Shape, value: unknown, place: string) => string[];

const KINDS: Readonly<Record<string, CheckKind>> = {
  structure: checkStructure,
  list: checkList,
  map: checkMap,
  string: checkString,
  integer: checkNumber(Number.isInteger),
  long: checkNumber(Number.isInteger),
  float: checkNumber(Number.isFinite),
  double: checkNumber(Number.isFinite),
  // Epoch seconds: both services say so for what they send, and take nothing else.
  timestamp: checkNumber(Number.isFinite),
  boolean: (_, __, value, place) => (typeof value === "boolean" ? [] : [`${place}: not a boolean`]),
};

function checkStructure(context: Context, shape: Shape, value: unknown, place: string): string[] {
  if (!isObject(value)) return [`${place}: not a structure`];
  const { members = {}, required = [], union = false } = shape;
  const given = Object.keys(value);
  const missing = required.filter((key) => !given.includes(key));
  const isOne = !union || given.length === 1;
  return [
    ...(isOne ? [] : [`${place}: ${given.length} members of a union`]),
    ...missing.map((key) => `${join(place, key)}: missing`),
    ...Object.entries(value).flatMap(([key, member]) => {
      const reference = members[key];
      if (reference === undefined) return [`${join(place, key)}: unknown`];
      return checkShape(context, reference, member, join(place, key));
    }),
  ];
}

function checkList(context: Context, shape: Shape, value: unknown, place: string): string[] {
  if (!Array.isArray(value)) return [`${place}: not a list`];
  const { member } = shape;
  return [
    ...checkSize(context, shape, value.length, place),
    ...value.flatMap((entry, i) =>
      member === undefined ? [] : checkShape(context, member, entry, `${place}[${i}]`),
    ),
  ];
}

function checkMap(context: Context, shape: Shape, value: unknown, place: string): string[] {
  if (!isObject(value)) return [`${place}: not a map`];
  const { key: keyShape, value: valueShape } = shape;
  const entries = Object.entries(value);
  return [
    ...checkSize(context, shape, entries.length, place),
    ...entries.flatMap(([key, entry]) => [
      ...(keyShape === undefined ? [] : checkShape(context, keyShape, key, `${place} key ${key}`)),
      ...(valueShape === undefined ? [] : checkShape(context, valueShape, entry, join(place, key))),
    ]),
  ];
}

function checkString(context: Context, shape: Shape, value: unknown, place: string): string[] {
  if (typeof value !== "string") return [`${place}: not a string`];
  const { pattern, enum: values } = shape;
  if (values !== undefined && !values.includes(value)) return [`${place}: not in the enum`];
  // Sizes and patterns of answers are stale in the models: a preview echoes texts that are no ARNs.
  const fits = !context.hasSizes || pattern === undefined || new RegExp(pattern, "u").test(value);
  return [
    ...(fits ? [] : [`${place}: not of the pattern ${pattern}`]),
    ...checkSize(context, shape, [...value].length, place),
  ];
}

function checkNumber(isKind: (value: unknown) => boolean): CheckKind {
  return (context, shape, value, place) =>
    isKind(value) ? checkSize(context, shape, Number(value), place) : [`${place}: not a number`];
}

function checkSize({ hasSizes }: Context, { min, max }: Shape, size: number, place: string) {
  if (!hasSizes) return [];
  if (min !== undefined && size < min) return [`${place}: ${size} is less than ${min}`];
  if (max !== undefined && size > max) return [`${place}: ${size} is more than ${max}`];
  return [];
}

/** A null member of an answer is one that is not there. */
function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? {}, (_, part) => part ?? undefined));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function join(place: string, key: string): string {
  return place === "" ? key : `${place}.${key}`;
}
