import type { Interaction } from "../datadog-material.js";
import { includedOf, madeUp, partsOf } from "./recollection.js";
import { type Document, each, type Resource, textOf, toDocument } from "./resources.js";

/**
 * What Datadog must have known in a scenario: what was sent to it and what it answered. It says what
 * the recording did not ask for and we do: the layers of a schedule, the steps of a policy. What was
 * deleted it still knows, so that deleting is what is answered as recorded.
 */
export class Memory {
  readonly #things = new Map<string, Resource>();
  /** The overrides of schedules and the todos of incidents, by the paths of the lists. */
  readonly #lists = new Map<string, readonly Resource[]>();
  readonly #rules = new Map<string, Resource>();

  /** What is known of a thing; undefined for one of which nothing was said yet. */
  known(id: string): Resource | undefined {
    return this.#things.get(id);
  }

  /** What is known of a thing; one that was there before the recording is made up. */
  thing(id: string, type: string): Resource {
    const thing = this.#things.get(id) ?? madeUp(id, type);
    this.#put(thing);
    return thing;
  }

  /** The name, handle or address by which our model knows a thing. */
  keyOf(id: string, type: "users" | "teams" | "schedules" | "policies"): string {
    const thing = this.thing(id, type);
    const attribute = { users: "email", teams: "handle", schedules: "name", policies: "name" }[
      type
    ];
    return textOf(thing, attribute);
  }

  list(path: string): readonly Resource[] {
    return this.#lists.get(path) ?? [];
  }

  ofType(type: string): readonly Resource[] {
    return [...this.#things.values()].filter((thing) => thing.type === type);
  }

  /** The rules of a team, as an answer. */
  rulesOf(team: string, include: string): Document {
    const none = { id: team, type: "team_routing_rules" };
    const data = this.#rules.get(team) ?? none;
    return this.#withIncluded({ data }, include);
  }

  /** An answer about a thing. */
  answer(id: string, type: string, include = ""): Document {
    return this.#withIncluded({ data: this.thing(id, type) }, include);
  }

  /** The recorded answer, with all that `include` asks for. */
  whole(interaction: Interaction, include: string): unknown {
    const document = toDocument(interaction.responseBody);
    if (document.data === undefined) return interaction.responseBody;
    return this.#withIncluded(document, include, partsOf(interaction));
  }

  /** Learns what an interaction has made, changed or told. */
  learn(interaction: Interaction): void {
    const { path, responseBody, status } = interaction;
    if (status >= 300) return;
    const { data, included = [] } = toDocument(responseBody);
    for (const thing of included) if (!this.#things.has(thing.id)) this.#put(thing);
    for (const thing of each(data)) {
      if (thing.type === "team_routing_rules") this.#rules.set(thing.id, thing);
      else this.#put(thing);
    }
    const [list] = /^.*\/(overrides|todos)(?=\/|$)/.exec(path) ?? [];
    if (list !== undefined) this.#learnList(list, each(data));
    for (const part of partsOf(interaction)) this.#put(part);
  }

  #learnList(path: string, told: readonly Resource[]): void {
    const others = this.list(path).filter(({ id }) => told.every((thing) => thing.id !== id));
    this.#lists.set(path, [...others, ...told]);
  }

  #put(thing: Resource): void {
    this.#things.set(thing.id, thing);
  }

  /** @param parts what is newer than what is known */
  #withIncluded(document: Document, include: string, parts: readonly Resource[] = []): Document {
    if (include === "") return document;
    const told = document.included ?? [];
    const newest = [...told, ...parts];
    const more = includedOf(
      document,
      include,
      (id, type) => newest.find((part) => part.id === id) ?? this.thing(id, type),
    );
    const missing = more.filter(({ id }) => told.every((thing) => thing.id !== id));
    return { ...document, included: [...told, ...missing] };
  }
}
