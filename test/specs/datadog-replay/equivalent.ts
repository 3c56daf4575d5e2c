/** A place where two messages do not say the same; undefined: one of them has nothing there. */
export interface Difference {
  /** `data.attributes.retries` */
  readonly place: string;
  readonly recorded: unknown;
  readonly ours: unknown;
}

/**
 * Where two bodies do not say the same. The order of keys says nothing; nor do null, an empty list, an
 * empty object and a part of an interval that is 0, which are as good as absent. Times are compared as
 * instants in whole seconds.
 */
export function differences(recorded: unknown, ours: unknown, place = ""): Difference[] {
  const [one = {}, other = {}] = [plain(recorded), plain(ours)];
  if (!isObject(one) || !isObject(other)) {
    const [theirs, own] = [one, other].map((each) => (isObject(each) ? plain(each) : each));
    return theirs === own ? [] : [{ place, recorded: theirs, ours: own }];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    differences(said(one, key), said(other, key), place === "" ? key : `${place}.${key}`),
  );
}

/** Where two queries differ. `include` may ask for more; pages and fields only cut what is there. */
export function queryDifferences(
  recorded: Readonly<Record<string, string>>,
  ours: Readonly<Record<string, string>>,
): Difference[] {
  const { include: theirs = "", ...one } = withoutCuts(recorded);
  const { include: own = "", ...other } = withoutCuts(ours);
  const missing = theirs.split(",").filter((path) => !own.split(",").includes(path));
  const includes = theirs === "" || missing.length === 0 ? [] : differences(theirs, own, "include");
  return [...includes, ...differences(one, other)];
}

function withoutCuts(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([key]) => !/^(page|fields)\[/.test(key)));
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function plain(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value === "string" && TIME.test(value)) {
    return `instant ${Math.floor(Date.parse(value) / 1000)}`;
  }
  return isObject(value) && Object.values(value).length === 0 ? undefined : value;
}

function said(object: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = object[key];
  return value === 0 && (key === "days" || key === "seconds") ? undefined : value;
}

/** A list, too: its entries by their numbers. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
