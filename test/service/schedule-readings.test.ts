import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SCHEDULE_READINGS } from "../../src/service/verify/schedule-readings.js";

describe("a reading of a schedule", () => {
  it("has a name of its own", () => {
    expect(new Set(SCHEDULE_READINGS.map(({ name }) => name)).size).toBe(SCHEDULE_READINGS.length);
  });

  it("stands in the guide, with its rule", () => {
    const guide = readFileSync(join(import.meta.dirname, "../../docs/engine.md"), "utf8");
    const rows = SCHEDULE_READINGS.map(
      ({ rule, name, text }) => `| ${rule} | \`${name}\` | ${text} |`,
    );
    expect(rows.filter((row) => !guide.includes(row))).toEqual([]);
  });
});
