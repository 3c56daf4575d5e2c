import { describe, expect, it } from "vitest";
import { showScheduleVerdict } from "../../src/cli/views/schedule-verdict.js";
import type { VERIFY_FORMATS } from "../../src/cli/views/verification.js";
import type { MomentComparison } from "../../src/service/verify/comparison.js";

// New York is at -05:00 in January.

const EQUAL: MomentComparison = {
  kind: "moments",
  schedule: "payments",
  timeZone: "America/New_York",
  window: { from: Date.parse("2026-01-05T14:00Z"), to: Date.parse("2026-01-19T14:00Z") },
  moments: 5,
  asked: 5,
  isEqual: true,
  rows: [],
  explained: [],
  certain: false,
};

const DIFFERENT: MomentComparison = {
  ...EQUAL,
  isEqual: false,
  rows: [
    { at: Date.parse("2026-01-12T13:59:59Z"), ours: ["alice"], theirs: [] },
    { at: Date.parse("2026-01-12T14:00Z"), ours: ["bob"], theirs: ["alice", "carol"] },
  ],
  explained: [
    {
      kind: "exact",
      rules: [{ rule: 10, title: "stacking", reading: "all-at-once", text: "everyone is" }],
    },
  ],
  certain: true,
};

function show(
  verdict: MomentComparison,
  format: (typeof VERIFY_FORMATS)[number],
  timeZone?: string,
) {
  const options = { vendor: "Datadog", timeZone, width: 80, color: false };
  return showScheduleVerdict(verdict, format, options);
}

describe("moments that a provider was asked about", () => {
  it("are told in a sentence where they are equal", async () => {
    expect(await show(EQUAL, "table")).toBe(
      `payments: Datadog names whom oncall does at all 5 moments that it was asked
  about, Mon 05 Jan 2026 09:00 EST to Mon 19 Jan 2026 09:00 EST.
`,
    );
  });

  it("are counted where not all of them were asked about", async () => {
    expect(await show({ ...EQUAL, moments: 600, asked: 198 }, "table", "UTC")).toBe(
      `payments: Datadog names whom oncall does at all 198 moments that it was asked
  about, Mon 05 Jan 2026 14:00 UTC to Mon 19 Jan 2026 14:00 UTC.
There are 600 moments to ask about; --most 600 does.
`,
    );
  });

  it("are shown where they differ, with the rule in question", async () => {
    expect(await show(DIFFERENT, "table")).toBe(
      `payments: Datadog names others than oncall does at 2 of 5 moments, Mon 05 Jan
  2026 09:00 EST to Mon 19 Jan 2026 09:00 EST:

At                       oncall  Datadog
Mon 12 Jan 08:59:59 EST  alice   nobody
Mon 12 Jan 09:00 EST     bob     alice, carol

In question is rule 10 (stacking, "all-at-once"): everyone is. Read so, oncall
  names whom Datadog does, at every moment that was asked about.
`,
    );
  });

  it("are counted after the first twenty", async () => {
    const [row] = DIFFERENT.rows;
    const rows = Array.from({ length: 23 }, () => row).flatMap((each) => each ?? []);
    const shown = await show({ ...DIFFERENT, rows, explained: [] }, "table");
    expect(shown.match(/nobody/g)).toHaveLength(20);
    expect(shown).toContain("and 3 more; --json has them all\n");
  });

  it("say that a rule is guessed", async () => {
    const explained = [
      { kind: "guess" as const, rules: [{ rule: 8 as const, title: "intervals", text: "why" }] },
    ];
    const shown = await show({ ...DIFFERENT, explained, certain: false }, "table");
    expect(shown).toContain(
      `In question may be rule 8 (intervals): why. No reading that oncall knows names
  whom Datadog does.
`,
    );
  });

  it("are a line for a pipe", async () => {
    expect(await show(EQUAL, "tsv")).toBe("payments\tequal\t5\t0\t\n");
    expect(await show(DIFFERENT, "tsv")).toBe("payments\tdifferent\t5\t2\t10 all-at-once\n");
  });

  it("are one document", async () => {
    expect(JSON.parse(await show(DIFFERENT, "json"))).toEqual({
      format: 1,
      equal: false,
      schedule: "payments",
      timeZone: "America/New_York",
      window: { start: "2026-01-05T14:00:00Z", end: "2026-01-19T14:00:00Z" },
      moments: 5,
      asked: 5,
      differences: [
        { at: "2026-01-12T13:59:59Z", ours: ["alice"], theirs: [] },
        { at: "2026-01-12T14:00:00Z", ours: ["bob"], theirs: ["alice", "carol"] },
      ],
      certain: true,
      explained: [
        {
          kind: "exact",
          rules: [{ rule: 10, title: "stacking", reading: "all-at-once", text: "everyone is" }],
        },
      ],
    });
    expect(await show(EQUAL, "yaml")).toContain("differences: []\n");
  });
});
