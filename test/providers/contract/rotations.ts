import { describe, expect } from "vitest";
import type { Rotation } from "../../../src/model/rotation.js";
import { itemsOf } from "./bench.js";
import type { Check } from "./check.js";
import { itemsContract } from "./items.js";
import { ROTATION_SHAPES } from "./rotation-shapes.js";
import { shapesContract } from "./shapes.js";

export function rotationsContract(check: Check): void {
  describe("a rotation", () => {
    itemsContract(check, {
      name: "rotations",
      needs: ["rotations"],
      draft: (bench) => bench.rotationDraft(),
      changed: withNextFirst,
    });
    shapesContract(
      check,
      "rotations",
      (bench) => bench.rotationDraft(),
      ROTATION_SHAPES.map(({ title, needs, with: made }) => ({
        title,
        needs: ["rotations", ...needs],
        from: (simple) => ({ ...simple, ...made(simple) }),
      })),
    );

    check("that changes, changes in its schedule", ["rotations"], async (bench) => {
      const schedule = await bench.create("schedules", await bench.scheduleDraft(1));
      const [rotation] = schedule.rotations as [Rotation];
      const after = withNextFirst(rotation);
      await itemsOf(bench.provider, "rotations").update(rotation, after);
      for (const provider of [bench.provider, await bench.next()]) {
        const { rotations } = await provider.schedules.get(schedule.name);
        expect(rotations.map((each) => bench.terms("rotations", each))).toEqual([
          bench.terms("rotations", after),
        ]);
      }
    });

    check(
      "that is deleted leaves the schedules that have another",
      ["rotations", "schedules of several rotations"],
      async (bench) => {
        const draft = await bench.scheduleDraft(3);
        const [first, second, third] = draft.rotations as [Rotation, Rotation, Rotation];
        const schedule = await bench.create("schedules", draft);
        await itemsOf(bench.provider, "rotations").delete(second);
        const { rotations } = await (await bench.next()).schedules.get(schedule.name);
        expect(rotations.map(({ name }) => name)).toEqual([first.name, third.name]);
      },
    );
  });
}

/** Everybody's turn comes one earlier. */
export function withNextFirst(rotation: Rotation): Rotation {
  const [first = null, ...rest] = rotation.members;
  return { ...rotation, members: [...rest, first] };
}
