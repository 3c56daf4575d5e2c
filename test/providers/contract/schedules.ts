import { describe, expect } from "vitest";
import type { Rotation, Schedule } from "../../../src/model/rotation.js";
import { itemsOf } from "./bench.js";
import type { Check } from "./check.js";
import { itemsContract } from "./items.js";
import { ROTATION_SHAPES } from "./rotation-shapes.js";
import { type Shape, shapesContract } from "./shapes.js";

export function schedulesContract(check: Check): void {
  describe("a schedule", () => {
    itemsContract(check, {
      name: "schedules",
      needs: ["schedules of several rotations"],
      draft: (bench) => bench.scheduleDraft(3),
      changed: withFirstLast,
    });
    shapesContract(check, "schedules", (bench) => bench.scheduleDraft(2), SHAPES);
    shapesContract(check, "schedules", (bench) => bench.scheduleDraft(1), OF_ONE_ROTATION);

    check("that is deleted leaves its rotations", ["rotations of their own"], async (bench) => {
      const rotation = await bench.rotation();
      const schedule = await bench.create("schedules", await bench.scheduleDraft([rotation]));
      await bench.provider.schedules.delete(schedule);
      const left = await itemsOf(await bench.next(), "rotations").get(rotation.name);
      expect(bench.terms("rotations", left)).toEqual(bench.terms("rotations", rotation));
    });
  });
}

const SHAPES: readonly Shape<Schedule>[] = [
  {
    title: "has one rotation",
    needs: ["schedules of several rotations"],
    from: (simple) => ({ ...simple, rotations: simple.rotations.slice(1) }),
  },
  {
    title: "has several rotations",
    needs: ["schedules of several rotations"],
    from: async (simple, bench) => {
      const another = await bench.rotationFor(simple.name);
      return { ...simple, rotations: [another, ...simple.rotations] };
    },
  },
  {
    title: "stacks its rotations",
    needs: ["schedules that stack", "schedules of several rotations"],
    from: (simple) => ({ ...simple, combine: "stack" }),
  },
  {
    title: "has its rotations go together",
    needs: [
      "schedules that go together",
      "several on call in a schedule",
      "schedules of several rotations",
    ],
    from: (simple) => ({ ...simple, combine: "together" }),
  },
  {
    title: "has a zone of its own",
    needs: ["zones of schedules", "schedules of several rotations"],
    from: (simple) => ({ ...simple, timeZone: "Asia/Kathmandu" }),
  },
];

/** Where rotations are parts of schedules, these hold them in every shape. */
const OF_ONE_ROTATION = ROTATION_SHAPES.map(
  ({ title, needs, with: made }): Shape<Schedule> => ({
    title: `has a rotation that ${title}`,
    needs: ["rotations inside schedules", ...needs],
    from: ({ rotations, ...simple }) => ({
      ...simple,
      rotations: rotations.map((rotation) => ({ ...rotation, ...made(rotation) })),
    }),
  }),
);

function withFirstLast(schedule: Schedule): Schedule {
  const [first, ...rest] = schedule.rotations as readonly [Rotation, ...Rotation[]];
  return { ...schedule, rotations: [...rest, first] };
}
