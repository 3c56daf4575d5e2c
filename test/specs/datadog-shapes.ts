interface ObjectShape {
  /** How many objects were seen there. */
  seen: number;
  /** How many of them had each member. */
  readonly members: Map<string, number>;
}

/** What documents of one kind look like: the members and kinds of values at each place. */
export class Shapes {
  readonly #objects = new Map<string, ObjectShape>();
  readonly #kinds = new Map<string, Set<string>>();

  add(value: unknown, place = ""): void {
    if (value === null || value === undefined) return;
    const kind = Array.isArray(value) ? "array" : typeof value;
    this.#kinds.set(place, (this.#kinds.get(place) ?? new Set()).add(kind));
    if (Array.isArray(value)) {
      for (const entry of value) this.add(entry, `${place}[${typeOf(entry)}]`);
    } else if (typeof value === "object") {
      const object = this.#objects.get(place) ?? { seen: 0, members: new Map() };
      this.#objects.set(place, object);
      object.seen++;
      for (const [key, member] of Object.entries(value)) {
        object.members.set(key, (object.members.get(key) ?? 0) + 1);
        this.add(member, place === "" ? key : `${place}.${key}`);
      }
    }
  }

  /** Where others differ: they lack what all of these have, or have what none of these has. */
  differences(others: Shapes): string[] {
    return [...others.#objects].flatMap(([place, other]) => {
      const object = this.#objects.get(place);
      // A kind of thing that these do not hold: an included user, say.
      if (object === undefined) return [];
      return [
        ...[...object.members]
          .filter(([, count]) => count === object.seen)
          .filter(([key]) => other.members.get(key) !== other.seen)
          .map(([key]) => `${place}.${key} is missing`),
        ...[...other.members.keys()]
          .filter((key) => !object.members.has(key))
          .map((key) => `${place}.${key} is in none`),
        ...[...other.members.keys()].flatMap((key) =>
          this.#otherKinds(place === "" ? key : `${place}.${key}`, others),
        ),
      ];
    });
  }

  #otherKinds(place: string, others: Shapes): string[] {
    const kinds = this.#kinds.get(place);
    const strange = [...(others.#kinds.get(place) ?? [])].filter((kind) => !kinds?.has(kind));
    return kinds === undefined ? [] : strange.map((kind) => `${place} is no ${kind}`);
  }
}

/** Entries of a list are told apart by their type: `included[users]`. */
function typeOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "type" in value ? value.type : "";
}
