/** What stood for what: ids of a recording, and those that the fake gave instead. */
export class Replica {
  readonly #ids = new Map<string, string>();
  /** What was made by requests that were left out. */
  readonly #missing = new Set<string>();

  /** A recorded value with the fake's ids in it. */
  translate<T>(value: T): T {
    let text = JSON.stringify(value) ?? "null";
    // Some ids are made of others: the longest first.
    const ids = [...this.#ids].sort(([a], [b]) => b.length - a.length);
    for (const [recorded, ours] of ids) text = text.replaceAll(recorded, ours);
    return JSON.parse(text) as T;
  }

  knows(id: string): boolean {
    return this.#ids.has(id);
  }

  leaveOut(answer: unknown): void {
    const id = isObject(answer) && isObject(answer.data) ? answer.data.id : undefined;
    if (typeof id === "string" && !this.#ids.has(id)) this.#missing.add(id);
  }

  /** Whether a request is about something that was left out. */
  isBeyond(request: { readonly path: string; readonly requestBody: unknown }): boolean {
    const text = `${request.path} ${JSON.stringify(request.requestBody)}`;
    return [...this.#missing].some((id) => text.includes(id));
  }

  /** Learns the ids that stand in the same places of two documents. */
  learn(recorded: unknown, ours: unknown): void {
    if (!isObject(recorded) || !isObject(ours)) return;
    const { id } = recorded;
    if (typeof id === "string" && typeof ours.id === "string" && !this.#ids.has(id)) {
      this.#ids.set(id, ours.id);
    }
    for (const [key, value] of Object.entries(recorded)) this.learn(value, ours[key]);
  }
}

/**
 * The values of two documents that differ, each with its place: `data.attributes.retries: 2, 0`.
 * What is included may be in any order.
 */
export function differences(recorded: unknown, ours: unknown, place = ""): string[] {
  if (!isObject(recorded) || !isObject(ours)) {
    return recorded === ours ? [] : [`${place}: ${recorded}, ${ours}`];
  }
  return Object.entries(recorded).flatMap(([key, value]) => {
    if (!(key in ours)) return [];
    const isIncluded = key === "included" && place === "";
    const [theirs, mine] = [value, ours[key]].map((one) => (isIncluded ? byId(one) : one));
    return differences(theirs, mine, place === "" ? key : `${place}.${key}`);
  });
}

function byId(included: unknown): unknown {
  const resources = Array.isArray(included) ? included : [];
  return Object.fromEntries(resources.map((resource) => [resource.id, resource]));
}

/** A list, too: its entries by their numbers. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
