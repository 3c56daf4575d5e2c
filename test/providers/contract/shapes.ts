import { describe, expect } from "vitest";
import { type Bench, itemsOf, nameOf } from "./bench.js";
import type { Check } from "./check.js";
import type { Need } from "./needs.js";
import type { Held } from "./opened.js";

/** What something can look like. */
export interface Shape<T> {
  readonly title: string;
  readonly needs: readonly Need[];
  /** Something simple in that shape, with all that this takes made before. */
  from(simple: T, bench: Bench): T | Promise<T>;
}

/** Holds that a provider keeps things of one kind in every shape. */
export function shapesContract<Name extends keyof Held>(
  check: Check,
  name: Name,
  draft: (bench: Bench) => Promise<Held[Name]>,
  shapes: readonly Shape<Held[Name]>[],
): void {
  const there = async (bench: Bench, key: string) =>
    bench.terms(name, await itemsOf(await bench.next(), name).get(key));

  for (const { title, needs, from } of shapes) {
    describe(`that ${title}`, () => {
      check("is what was made", needs, async (bench) => {
        const item = await from(await draft(bench), bench);
        await bench.create(name, item);
        expect(await there(bench, nameOf(item))).toEqual(bench.terms(name, item));
      });

      check("is what another can become, and be as before again", needs, async (bench) => {
        const simple = await draft(bench);
        const shaped = await from(simple, bench);
        const made = await bench.create(name, simple);
        const items = itemsOf(bench.provider, name);
        const updated = await items.update(made, shaped);
        expect(bench.terms(name, updated)).toEqual(bench.terms(name, shaped));
        expect(await there(bench, nameOf(simple))).toEqual(bench.terms(name, shaped));
        await items.update(updated, simple);
        expect(await there(bench, nameOf(simple))).toEqual(bench.terms(name, simple));
      });
    });
  }
}
