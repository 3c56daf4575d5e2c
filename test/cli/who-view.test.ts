import { describe, expect, it } from "vitest";
import { onCallNames, onCallWarning, showOnCall } from "../../src/cli/views/who.js";
import type { OnCall } from "../../src/service/who.js";

const at = Date.parse("2026-01-07T12:00Z");
const until = Date.parse("2026-01-12T00:00Z");

const NAMED: OnCall = {
  schedule: "payments and more",
  timeZone: "UTC",
  at,
  current: [{ start: at, end: until, until, members: ["carol", "dave"], type: "REGULAR" }],
  next: [{ start: until, end: until + 1000, members: ["bob"], type: "REGULAR" }],
  instead: ["alice"],
};

describe("where a provider names others than the rules do", () => {
  it("a warning names both and says where to look", () => {
    expect(onCallWarning(NAMED, "Datadog")).toBe(
      "warning: Datadog names carol, dave, and the rules of oncall alice: oncall schedule verify 'payments and more'\n",
    );
    expect(onCallWarning({ ...NAMED, current: [] }, "Datadog")).toContain("Datadog names nobody,");
    expect(onCallWarning({ ...NAMED, instead: [] }, "Datadog")).toContain(
      "rules of oncall nobody:",
    );
  });

  it("there is none otherwise", () => {
    const { instead: _, ...agreed } = NAMED;
    expect(onCallWarning(agreed, "Datadog")).toBe("");
  });

  it("they are shown, and no time that the provider has not said", async () => {
    const options = { timeZone: "UTC", width: 80 };
    expect(
      await showOnCall(NAMED, "table", options),
    ).toBe(`payments and more at Wed 07 Jan 2026 12:00 UTC
  on call  carol, dave
  next     bob, from Mon 12 Jan 2026 00:00 UTC
`);
    expect(onCallNames(NAMED)).toEqual(["carol", "dave"]);
  });

  it("JSON has them, in a shift of no rotation", async () => {
    const options = { timeZone: "UTC", width: 80 };
    expect(JSON.parse(await showOnCall(NAMED, "json", options)).onCall).toEqual([
      {
        start: "2026-01-07T12:00:00Z",
        end: "2026-01-12T00:00:00Z",
        members: ["carol", "dave"],
        schedule: "payments and more",
        type: "REGULAR",
        until: "2026-01-12T00:00:00Z",
      },
    ]);
  });
});
