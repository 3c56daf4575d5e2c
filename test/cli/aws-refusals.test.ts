import { describe, expect, it } from "vitest";
import { makeRotation } from "../providers/aws/account.js";
import { awsCommands } from "./aws.js";

// What AWS cannot hold: said before anything is asked of it, with what to do instead.

const ROTATION = "--members alice,bob --start 2026-03-09T09:00 --time-zone America/New_York";

const REFUSED: readonly [string, string, string, string][] = [
  [
    "elapsed turns",
    `rotation create nights ${ROTATION} --elapsed 7d`,
    "rotation nights, elapsed: AWS counts days, weeks and months on the wall clock, no elapsed time",
    "write daily, weekly or monthly hand-offs: --daily 09:00 --every 7",
  ],
  [
    "turns of no one",
    `rotation create nights ${ROTATION} --members no-one --weekly mon@09:00`,
    "rotation nights, members: AWS has no turns that no one takes",
    "say when it is off with coverage",
  ],
  [
    "effective dates",
    `rotation create nights ${ROTATION} --weekly mon@09:00 --effective-until 2026-12-31T09:00`,
    "rotation nights, effective: AWS has no dates from and until which a rotation counts",
    "begin it with --start, and delete it when it is over",
  ],
  [
    "coverage with seconds",
    `rotation create nights ${ROTATION} --weekly mon@09:00 --coverage mon@09:00:30-17:00`,
    "rotation nights, coverage: AWS covers whole minutes",
    "leave out the seconds",
  ],
  [
    "round-robin",
    'policy create nights --step "alice,bob 5m round-robin"',
    "policy nights, step 1: AWS pages everyone in a step, not one after the other",
    'leave out "round-robin"',
  ],
  [
    "whoever comes next",
    'policy create nights --step "schedule:payments@next 5m"',
    "policy nights, step 1: AWS pages who is on call now, not schedule:payments@next",
    "name the schedule alone, or the person",
  ],
  [
    "a wait over half an hour",
    'policy create nights --step "alice 31m"',
    "policy nights, step 1: AWS waits whole minutes, at most 30",
    "wait less, or repeat the step",
  ],
  [
    "repeats",
    'policy create nights --step "alice 5m" --repeats 2',
    "policy nights repeats its steps 2 times; aws does so 0 times at most",
    "leave out --repeats",
  ],
  [
    "a page that is resolved when nobody has acknowledged",
    'policy create nights --step "alice 5m" --resolve-when-done',
    "policy nights: AWS resolves nothing when nobody has acknowledged",
    "leave out --resolve-when-done",
  ],
  [
    "capital letters in a name",
    "contact create Dora",
    '"Dora" cannot be a name at AWS: it takes a-z, 0-9, "_" and "-"',
    "call it dora",
  ],
  [
    "an e-mail address",
    "contact create dora --email dora@example.com",
    "person dora: AWS has no place for an e-mail address but as a contact channel, which the person confirms",
    "leave it out; docs/providers.md says how to add a channel",
  ],
  [
    "a person's time zone",
    "contact create dora --time-zone Europe/Lisbon",
    "person dora: AWS has no place for a person's time zone",
    "leave it out",
  ],
];

describe("AWS refuses before it is asked", () => {
  it.each(REFUSED)("%s", async (_, line, message, hint) => {
    const { run, asked } = await awsCommands();
    const { code, stdout, stderr } = await run(`${line} --yes`);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${message}\nhint: ${hint}\n`,
    });
    expect(asked()).toEqual([]);
  });

  it("all at once, of a definition too", async () => {
    const { run, asked } = await awsCommands();
    const stdin = `timeZone: UTC
start: 2026-03-09T09:00
members: [alice, no-one]
daily: ["09:00:30"]
coverage: [{ from: mon 09:00, to: mon 17:00:15 }]
effective: { until: 2026-12-31T09:00 }
`;
    const { code, stderr } = await run("rotation create nights --definition - --yes", { stdin });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `error: rotation nights, members: AWS has no turns that no one takes
error: rotation nights, hand-offs: AWS hands off at whole minutes
error: rotation nights, coverage: AWS covers whole minutes
error: rotation nights, effective: AWS has no dates from and until which a rotation counts
hint: say when it is off with coverage
`,
    });
    expect(asked()).toEqual([]);
  });
});

describe("AWS is only asked what is there before it refuses", () => {
  it.each([
    [
      "a stack of two rotations",
      "schedule create both --rotations primary,nights --combine stack",
      "schedule both: AWS pages everyone who is on call in any of its rotations, and stacks none over another",
      "give --combine together, or make a schedule of each rotation and a policy over them",
    ],
    [
      "a schedule's own zone",
      "schedule create both --rotations primary --time-zone UTC",
      "schedule both: AWS has no zone of schedules beside those of their rotations",
      "leave it out: it is America/New_York, that of primary",
    ],
    [
      "another zone for a schedule",
      "schedule update payments --time-zone UTC --yes",
      "schedule payments: AWS has no zone of schedules beside those of their rotations",
      "leave it out: it is America/New_York, that of primary",
    ],
    [
      "a rotation that becomes elapsed",
      "rotation update primary --elapsed 7d --yes",
      "rotation primary, elapsed: AWS counts days, weeks and months on the wall clock, no elapsed time",
      "write daily, weekly or monthly hand-offs: --daily 09:00 --every 7",
    ],
    [
      "an e-mail address for somebody",
      "contact update alice --email a@example.com",
      "person alice: AWS has no place for an e-mail address but as a contact channel, which the person confirms",
      "leave it out; docs/providers.md says how to add a channel",
    ],
  ])("%s", async (_, line, message, hint) => {
    const { run, asked, fake, alice } = await awsCommands();
    makeRotation(fake, "nights", [alice]);
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${message}\nhint: ${hint}\n`,
    });
    expect(asked().filter((operation) => !/^(Get|List)/.test(operation))).toEqual([]);
  });
});
