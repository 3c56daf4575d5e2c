import { describe, expect, it } from "vitest";
import { always, only, unknownOperation } from "../fakes/datadog/faults.js";
import { datadogCommands } from "./datadog.js";

// What commands say of things that are not at Datadog as they are asked for. The clock stands at
// 20:00 UTC of Saturday, 7 March 2026.

const TWICE = "--weekly wed@09:00,fri@17:00 --start 2026-03-11T09:00 --tz America/New_York";

describe("a rotation that becomes several layers", () => {
  it("is told of by the names of these, and is there by them", async () => {
    const { done } = await datadogCommands();
    expect(await done(`rotation create web/main --members alice,bob ${TWICE} -q`)).toBe(
      "web/main-1\nweb/main-2",
    );
    expect(await done("rotation list -q")).toBe("payments/primary\nweb/main-1\nweb/main-2");
    expect(await done("rotation show web/main-2")).toContain("web/main-2:");
  });

  it("says so in JSON, before and after", async () => {
    const { done } = await datadogCommands();
    const line = `rotation create web/main --members alice,bob ${TWICE} --json`;
    const makes = [
      { noun: "rotation", name: "web/main-1" },
      { noun: "rotation", name: "web/main-2" },
    ];
    for (const [more, applied] of [
      [" --dry-run", false],
      ["", true],
    ] as const) {
      expect(JSON.parse(await done(`${line}${more}`))).toMatchObject({
        applied,
        changes: [{ action: "create", noun: "rotation", name: "web/main", makes }],
      });
    }
  });

  it("is not made over its own layers", async () => {
    const { done, run, fake } = await datadogCommands();
    await done(`rotation create web/main --members alice,bob ${TWICE}`);
    const layers = () =>
      [...fake.state.schedules.values()].find(({ name }) => name === "web")?.layers.length;
    expect(layers()).toBe(2);
    expect(await run(`rotation create web/main --members alice,carol ${TWICE}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("error: there is a rotation called web/main-1 already\n"),
    });
    expect(layers()).toBe(2);
  });
});

describe("several on call at once", () => {
  it.each([
    ["rotation update payments/primary --on-calls 2 --yes", "a layer of Datadog has one on call"],
    [
      "rotation create payments/more --members alice,bob --weekly mon@09:00 --on-calls 2 --start now --tz UTC",
      "schedule payments is there, and has one person on call, not 2",
    ],
  ])("are refused before anything is done: %s", async (line, why) => {
    const { run, asked } = await datadogCommands();
    for (const more of [" --dry-run", ""]) {
      const { code, stdout, stderr } = await run(`${line}${more}`);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(why);
    }
    expect(asked().filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("become schedules and a policy, by whose names they are told of", async () => {
    const { done } = await datadogCommands();
    const line =
      "rotation create duo/main --members alice,bob,carol --weekly mon@09:00 --on-calls 2 --start 2026-03-09T09:00 --tz UTC";
    expect(await done(line)).toBe(
      "create\tschedule\tduo-1\ncreate\tschedule\tduo-2\ncreate\tpolicy\tduo",
    );
    expect(await done("policy show duo --json")).toContain('"schedule:duo-1"');
  });
});

describe("a schedule at Datadog", () => {
  it("takes its rotations along, and says which", async () => {
    const { done, run } = await datadogCommands();
    await done(
      `rotation create payments/nights --members alice --daily 20:00 --start now --tz UTC`,
    );
    const { stderr } = await run("schedule update payments --rotations payments/nights --dry-run");
    expect(stderr).toContain("warning: deleted with it: rotation payments/primary\n");
    await done("policy delete checkout --yes");
    const deleted = await run("schedule delete payments --yes");
    expect(deleted.code).toBe(0);
    expect(deleted.stderr).toContain("deleted with it: rotations");
    expect(await done("rotation list -q")).toBe("");
  });

  it("that is made by a slip of the hand is told of", async () => {
    const { run } = await datadogCommands();
    const { stderr } = await run(
      "rotation create payment/nights --members alice --daily 20:00 --start now --tz UTC --dry-run",
    );
    expect(stderr.replace(/\s+/g, " ")).toContain(
      "warning: schedule payment is made with it; did you mean one for payments, which is there?",
    );
  });

  it("is found by Datadog's own search", async () => {
    const { fake, done } = await datadogCommands();
    fake.addSchedule({ name: "search", layers: [] });
    expect(await done("schedule list --query pay -q")).toBe("payments");
    expect(await done("schedule list --query nothing -q")).toBe("");
  });
});

describe("an override at Datadog", () => {
  const FAR = "--from 2028-06-01T09:00 --to +1d --member bob";

  it("is of everyone who is named, in however many flags", async () => {
    const { run } = await datadogCommands();
    const { code, stderr } = await run(
      "override create payments --from now --to +1h --member alice --member bob",
    );
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("an override of Datadog has one person, not 2"),
    });
  });

  it("is listed and deleted however far away it lies", async () => {
    const { done } = await datadogCommands();
    const id = await done(`override create payments ${FAR} -q`);
    expect(await done("override list payments -q")).toBe("");
    expect(await done("override list payments --all -q")).toBe(id);
    expect(await done(`override delete ${id} --yes -q`)).toBe(id);
    expect(await done("override list payments --all -q")).toBe("");
  });

  it("is asked for no more often than it takes", async () => {
    const { run, done, asked } = await datadogCommands();
    const id = await done(
      "override create payments --from 2026-03-10T09:00 --to +1d --member bob -q",
    );
    const counts = () => {
      const operations = asked().map(({ operation }) => operation);
      return (name: string) => operations.filter((each) => each === name).length;
    };
    counts();
    await run("override list payments");
    const listing = counts();
    // 45 days back and 365 ahead, in stretches of 45 days.
    expect(listing("ListScheduleOverrides")).toBe(10);
    expect(listing("GetOnCallSchedule")).toBe(1);
    await run("schedule show payments");
    expect(counts()("ListScheduleOverrides")).toBe(0);
    await run(`override delete ${id} --yes`);
    // To find it, to show whose shifts move, and what else lies there.
    expect(counts()("ListScheduleOverrides")).toBe(3);
  });

  it("that is a layer shows who is on call now by another override", async () => {
    const { run, done } = await datadogCommands();
    await done("override create payments --from now --to +3h --member bob");
    const { stderr } = await run(
      "override create payments --from 2026-04-10T09:00 --to +1d --member alice --as-layer --dry-run",
    );
    expect(stderr).toContain("On call now: bob,");
  });

  it("is a layer where the account has none", async () => {
    const { fake, run, done } = await datadogCommands();
    fake.faults = always(
      unknownOperation,
      only("CreateScheduleOverrides", "ListScheduleOverrides", "DeleteScheduleOverride"),
    );
    const line = "override create payments --from 2026-03-10T09:00 --to +1d --member bob";
    expect(await run(line)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--as-layer"),
    });
    expect(await done(`${line} --as-layer -q`)).toBe("payments/override-2026-03-10T0900");
    expect(await done("schedule who payments --at 2026-03-10T12:00-04:00 -q")).toBe(
      "bob@example.com",
    );
  });
});

describe("a page at Datadog", () => {
  it("needs no incident, but then a title", async () => {
    const { fake, run, done, alice } = await datadogCommands();
    fake.addTeam({ handle: "payments", members: [alice] });
    expect(await run("incident page team:payments")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("a page without an incident needs a title"),
    });
    await done('incident page team:payments --title "Please join"');
    const [page] = fake.state.pages.values();
    expect(page?.title).toBe("Please join");
    expect(page?.incident).toBeUndefined();
  });

  it("to a team that nobody takes pages for says so", async () => {
    const { fake, run, alice } = await datadogCommands();
    fake.addTeam({ handle: "payments", members: [alice] });
    const { code, stderr } = await run('incident page team:payments --title "Please join"');
    expect(code).toBe(0);
    expect(stderr).toContain("nobody is on call for team:payments: oncall team routing payments");
  });

  it("is acknowledged for nobody but the owner of the key", async () => {
    const { run } = await datadogCommands();
    expect(await run("incident ack 00000000-0000-4000-8000-000000000001 --as bob")).toMatchObject({
      code: 2,
      stderr:
        "error: datadog acknowledges as whoever owns the application key\nhint: leave out --as\n",
    });
  });
});

describe("what belongs to a team", () => {
  const NIGHTS = "--members alice --daily 20:00 --start 2026-03-09T20:00 --tz UTC";

  it("is made for it", async () => {
    const { fake, done } = await datadogCommands();
    const team = fake.addTeam({ handle: "search-team", name: "Search" });
    await done(`rotation create search/nights ${NIGHTS} --team search-team`);
    await done("schedule create copy --rotations payments/primary --team Search");
    await done('policy create search --step "alice 5m" --team search-team');
    const owners = (items: Iterable<{ name: string; teams: readonly string[] }>) =>
      [...items].flatMap(({ name, teams }) => (teams.length > 0 ? [[name, ...teams]] : []));
    expect(owners(fake.state.schedules.values())).toEqual([
      ["search", team],
      ["copy", team],
    ]);
    expect(owners(fake.state.policies.values())).toEqual([["search", team]]);
  });

  it.each([
    [`rotation create search/nights ${NIGHTS} --team serch-team`, "did you mean search-team?"],
    [
      `rotation create payments/nights ${NIGHTS} --team search-team`,
      "schedule payments is there, and belongs to whom it belongs",
    ],
  ])("is refused before anything is made: %s", async (line, why) => {
    const { fake, run, asked } = await datadogCommands();
    fake.addTeam({ handle: "search-team", name: "Search" });
    const { code, stderr } = await run(line);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
    expect(asked().filter(({ method }) => method !== "GET")).toEqual([]);
  });
});
