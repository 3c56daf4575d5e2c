/** What stood for what: ids of a recording, and those that the fake gave instead. */
export class Replica {
  readonly #ids = new Map<string, string>();
  /** What was made by requests that were left out. */
  readonly #missing = new Set<string>();

  /** A recorded value with the fake's ids in it. */
  translate<T>(value: T): T {
    let text = JSON.stringify(value) ?? "null";
    for (const [recorded, ours] of this.#ids) text = text.replaceAll(recorded, ours);
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

/** A list, too: its entries by their numbers. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
