// Whole schedules: the load of a published benchmark, and layers stacked on one another.

import { renderSchedule } from "../dist/engine.js";
import { time } from "./measure.mjs";
import { always, daily, weekdays, years } from "./rotations.mjs";
import { atMost, milliseconds } from "./table.mjs";

const YEAR = years(2026, 1);
const MONDAY = Date.UTC(2025, 11, 29);
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const SIX_DAYS = [0, 1, 2, 3, 4, 5];

/** Eight coverages at once: five held by one person each, three that pass among five people. */
function publishedLoad() {
  const coverage = (i) => weekdays(i % 2 === 0 ? EVERY_DAY : SIX_DAYS, 8, 10);
  const held = ["a", "b", "c", "d", "e"].map((member, i) =>
    always(member, { coverage: coverage(i) }),
  );
  const passed = [0, 1, 2].map((i) =>
    daily(MONDAY, {
      name: `rotation-${i}`,
      timeZone: "UTC",
      members: ["p", "q", "r", "s", "t"],
      recurrence: { kind: "daily", every: 2, at: [0] },
      coverage: coverage(i),
    }),
  );
  const override = (month, member) => ({
    from: Date.UTC(2026, month, 10, 8, 30),
    to: Date.UTC(2026, month, 12, 9, 30),
    members: [member],
  });
  return {
    name: "published",
    timeZone: "UTC",
    combine: "together",
    rotations: [...held, ...passed],
    overrides: [override(2, "x"), override(5, "y"), override(8, "z")],
  };
}

/** Layers of hours and days that differ, so that each shows somewhere and is cut elsewhere. */
function stackOf(count) {
  const rotations = Array.from({ length: count }, (_, i) =>
    daily(MONDAY, {
      name: `layer-${i}`,
      recurrence: { kind: "daily", every: 1 + (i % 3), at: [((9 + i) % 24) * 3600] },
      coverage: i === 0 ? undefined : weekdays(EVERY_DAY.slice(i % 4), i % 12, (i % 12) + 8),
    }),
  );
  return { name: "stack", timeZone: "UTC", combine: "stack", rotations };
}

export function measureSchedules() {
  const load = publishedLoad();
  const published = time(() => renderSchedule(load, YEAR));
  const rows = [
    {
      what: `8 coverages, 3 overrides, 1 year, ${renderSchedule(load, YEAR).length} shifts`,
      ours: milliseconds(published),
      other: "2.2-2.8 ms as published",
      ...atMost(published, 0.5, " ms"),
    },
  ];
  const five = time(() => renderSchedule(stackOf(5), YEAR));
  for (const count of [5, 10, 20, 40]) {
    const schedule = stackOf(count);
    const own = count === 5 ? five : time(() => renderSchedule(schedule, YEAR));
    rows.push({
      what: `${count} layers stacked, 1 year, ${renderSchedule(schedule, YEAR).length} shifts`,
      ours: milliseconds(own),
      ...(count === 5 ? {} : { other: `${milliseconds(five)} for 5`, ratio: own / five }),
      ...(count === 20 ? { bound: "under 25 ms", pass: own < 25 } : {}),
    });
  }
  return rows;
}
