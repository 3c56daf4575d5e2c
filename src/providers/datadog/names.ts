import { badRequest } from "../../errors.js";
import { notFound } from "../errors.js";
import type { Call } from "../provider.js";

/** Something that Datadog knows by its id, and people by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text is an id and no name. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/**
 * Names to ids and back. Datadog lets several things bear one name: then only the id will do. What was
 * asked for by the id, or made, is the one that the name means from then on.
 */
export class Names {
  readonly #noun: string;
  readonly #list: (query: string | undefined, call?: Call) => AsyncIterable<Named>;
  readonly #ids = new Map<string, string>();

  /** @param list those that fit words of a query, or all */
  constructor(
    noun: string,
    list: (query: string | undefined, call?: Call) => AsyncIterable<Named>,
  ) {
    this.#noun = noun;
    this.#list = list;
  }

  /** @throws OncallError `not-found`; bad-request (exit 2) where several bear the name */
  async idOf(text: string, call?: Call): Promise<string> {
    const known = isId(text) ? text : this.#ids.get(text);
    if (known !== undefined) return known;
    const ids = (await this.#asked(text, call)) ?? (await this.#searched(text, call));
    const [id = "", ...others] = ids;
    if (others.length > 0) {
      throw badRequest(
        `Datadog has ${ids.length} of the name "${text}": ${this.#noun}s ${ids.join(", ")}`,
        "say which one by its id",
      );
    }
    this.#ids.set(text, id);
    return id;
  }

  learn({ id, name }: Named): void {
    this.#ids.set(name, id);
  }

  /** What to call it: its name, or the id where the name means another one. */
  nameOf({ id, name }: Named): string {
    const known = this.#ids.get(name) ?? id;
    this.#ids.set(name, known);
    return known === id ? name : id;
  }

  forget(id: string): void {
    for (const [name, known] of this.#ids) if (known === id) this.#ids.delete(name);
  }

  /** By Datadog's own search, which reads some signs as its language: then it is not asked. */
  async #asked(text: string, call?: Call): Promise<string[] | undefined> {
    if (!/^[\w .-]+$/.test(text)) return undefined;
    const ids: string[] = [];
    for await (const { id, name } of this.#list(text, call)) if (name === text) ids.push(id);
    return ids.length > 0 ? ids : undefined;
  }

  /** Among all. @throws OncallError `not-found` that says what there is */
  async #searched(text: string, call?: Call): Promise<string[]> {
    const ids: string[] = [];
    const names: string[] = [];
    for await (const { id, name } of this.#list(undefined, call)) {
      names.push(name);
      if (name === text) ids.push(id);
    }
    if (ids.length === 0) throw notFound(this.#noun, text, names);
    return ids;
  }
}
