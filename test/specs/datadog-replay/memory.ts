import type { Interaction } from "../datadog-material.js";
import { includedOf, layersOf, madeUp, rulesOf, stepsOf } from "./recollection.js";
import {
  attributesOf,
  type PolicyRequest,
  type RuleRequest,
  type ScheduleRequest,
} from "./requests.js";
import { type Document, each, type Resource, textOf, toDocument } from "./resources.js";

/**
 * What Datadog must have known in a scenario: what was sent to it and what it answered. It says what
 * the recording did not ask for and we do: the layers of a schedule, the steps of a policy. What was
 * deleted it still knows, so that deleting is what is answered as recorded.
 */
export class Memory {
  readonly #things = new Map<string, Resource>();
  /** Of each schedule, and of each incident. */
  readonly #overrides = new Map<string, Resource[]>();
  readonly #todos = new Map<string, Resource[]>();
  readonly #rules = new Map<string, Resource>();

  /** What is known of a thing; one that was there before the recording is made up. */
  thing(id: string, type: string): Resource {
    return this.#things.get(id) ?? madeUp(id, type);
  }

  /** The name, handle or address by which our model knows a thing. */
  keyOf(id: string, type: "users" | "teams" | "schedules" | "policies"): string {
    const thing = this.thing(id, type);
    const attribute = { users: "email", teams: "handle", schedules: "name", policies: "name" }[type];
    return textOf(thing, attribute);
  }

  overridesOf(schedule: string): readonly Resource[] {
    return this.#overrides.get(schedule) ?? [];
  }

  todosOf(incident: string): readonly Resource[] {
    return this.#todos.get(incident) ?? [];
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
  whole({ responseBody }: Interaction, include: string): unknown {
    const document = toDocument(responseBody);
    return document.data === undefined ? responseBody : this.#withIncluded(document, include);
  }

  /** Learns what an interaction has made, changed or told. */
  learn(interaction: Interaction): void {
    const { method, path, responseBody, status } = interaction;
    if (status >= 300) return;
    const { data, included = [] } = toDocument(responseBody);
    for (const thing of included) if (!this.#things.has(thing.id)) this.#put(thing);
    for (const thing of each(data)) {
      if (thing.type === "team_routing_rules") this.#rules.set(thing.id, thing);
      else this.#put(thing);
    }
    const [, parent = "", kind] = /\/([^/]+)\/(?:relationships\/)?(overrides|todos)/.exec(path) ?? [];
    if (kind === "overrides") this.#overrides.set(parent, [...this.overridesOf(parent), ...each(data)]);
    if (kind === "todos") {
      const others = this.todosOf(parent).filter(({ id }) => each(data).every((own) => own.id !== id));
      this.#todos.set(parent, [...others, ...each(data)]);
    }
    if (method === "POST" || method === "PUT") this.#learnParts(interaction);
  }

  /** What stands in requests alone. */
  #learnParts({ requestBody, responseBody }: Interaction): void {
    const [data] = each(toDocument(responseBody).data);
    if (data === undefined) return;
    const parts = {
      schedules: () => layersOf(data, attributesOf<ScheduleRequest>(requestBody).layers),
      policies: () => stepsOf(data, attributesOf<PolicyRequest>(requestBody).steps),
      team_routing_rules: () =>
        rulesOf(data, attributesOf<{ rules: readonly RuleRequest[] }>(requestBody).rules),
    }[data.type];
    // What was included is as it was answered, not as it was sent.
    const told = new Set((toDocument(responseBody).included ?? []).map(({ id }) => id));
    for (const part of parts?.() ?? []) if (!told.has(part.id)) this.#put(part);
  }

  #put(thing: Resource): void {
    this.#things.set(thing.id, thing);
  }

  #withIncluded(document: Document, include: string): Document {
    if (include === "") return document;
    const told = document.included ?? [];
    const more = includedOf(document, include, (id, type) => this.thing(id, type));
    const missing = more.filter(({ id }) => told.every((thing) => thing.id !== id));
    return { ...document, included: [...told, ...missing] };
  }
}
