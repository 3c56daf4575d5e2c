import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { always, forbidden, only } from "../fakes/datadog/faults.js";
import { type FakeDatadog, startFakeDatadog } from "../fakes/datadog/server.js";
import { environmentOf } from "../providers/datadog/incident-account.js";
import { CLOCK, type Invocation, oncall, words } from "./cli.js";

// The incident commands against Datadog. Its clock stands at 20:00 UTC of Saturday, 7 March 2026.

let fake: FakeDatadog;

beforeEach(async () => {
  fake = await startFakeDatadog({ now: () => Date.parse(CLOCK) });
  onTestFinished(() => fake.close());
  const alice = fake.addUser({ email: "alice@example.com", name: "Alice Ng" });
  const team = fake.addTeam({ handle: "payments", name: "Payments", members: [alice] });
  const steps = [{ targets: [{ type: "users" as const, id: alice }] }];
  fake.addRoute(team, fake.addPolicy({ name: "checkout", steps }));
});

const run = (line: string, at: Invocation = {}) =>
  oncall(["incident", ...words(line)], {
    env: { ...environmentOf(fake.url), ONCALL_PROVIDER: "datadog" },
    cwd: "/",
    ...at,
  });
const onTerminal = (line: string) => run(`${line} --no-color`, { terminal: 80 });

/** Runs a command that must go well, for what it prints. */
async function done(line: string): Promise<string> {
  const { code, stdout, stderr } = await run(line);
  expect({ line, code, stderr: code === 0 ? "" : stderr }).toEqual({ line, code: 0, stderr: "" });
  return stdout.trimEnd();
}

/** What a person sees of a command that must go well. */
async function told(line: string): Promise<string> {
  const { code, stdout, stderr } = await onTerminal(line);
  expect({ line, code, stderr: code === 0 ? "" : stderr }).toEqual({ line, code: 0, stderr: "" });
  return stdout.trimEnd();
}

const create = () => done('create "Cards are declined" --impact high -q');
const pageOf = async () => {
  await create();
  return done("page IR-1 team:payments -q");
};

describe("an incident at Datadog", () => {
  it("goes by the number that Datadog shows", async () => {
    const { code, stdout, stderr } = await onTerminal(
      'create "Cards are declined" --impact high --page team:payments',
    );
    const [page] = fake.state.pages.keys();
    expect({ code, stderr, stdout }).toEqual({
      code: 0,
      stderr: "",
      stdout: `Opened IR-1: Cards are declined (impact high).\n${page} calls team:payments.\n`,
    });
    expect((await onTerminal("list")).stdout).toBe(
      "Id    Status  Impact  Title               Age\nIR-1  open    high    Cards are declined  0s\n",
    );
  });

  it("is told of where nobody can be paged for it", async () => {
    fake.faults = always(forbidden, only("CreateOnCallPageFromIncident"));
    const { code, stdout, stderr } = await run("create x --page team:payments");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^error: Datadog does not allow .*; IR-1 is open already\n/);
  });

  it("has a whole id for programs", async () => {
    const id = await create();
    expect(fake.state.incidents.has(id)).toBe(true);
    expect(await done("list -q")).toBe(id);
    expect(JSON.parse(await done("show IR-1 --json"))).toMatchObject({
      id,
      key: "IR-1",
      title: "Cards are declined",
      impact: 2,
      pages: [],
      timeline: [{ kind: "created", text: "Cards are declined" }],
    });
    expect(await done(`list -o tsv`)).toContain(`${id}\topen`);
  });

  it("is shown with its number before its title, and its id below", async () => {
    const id = await create();
    const { stdout } = await onTerminal("show IR-1");
    expect(stdout).toContain(`IR-1: Cards are declined\n  ${id}\n  status `);
  });

  it("is resolved, noted and deleted by its number", async () => {
    const id = await create();
    expect(await told('note IR-1 "The bank is told."')).toBe("Added a note to IR-1.");
    expect(await told("resolve IR-1")).toBe("Resolved IR-1: Cards are declined.");
    expect(fake.state.incidents.get(id)?.fields.state?.value).toBe("resolved");
    expect((await run("resolve IR-1")).stderr).toMatch(/was resolved already/);
    await done("delete IR-1 --yes");
    expect(fake.state.incidents.size).toBe(0);
  });

  it("has neither plans nor anything that belongs to it", async () => {
    await create();
    for (const [line, message] of [
      ["plans", "datadog has no response plans"],
      ["create x --plan checkout", "datadog has no response plans"],
      ["related IR-1", "datadog has no list of what belongs to an incident"],
    ] as const) {
      const { code, stderr } = await run(line);
      expect([code, stderr.split("\n")[0]]).toEqual([2, `error: ${message}`]);
    }
  });
});

describe("a page at Datadog", () => {
  it("is listed, and belongs to its incident", async () => {
    const page = await pageOf();
    const [one] = JSON.parse(await done("pages IR-1 --json")).pages;
    expect(one).toMatchObject({ id: page, target: "team:payments", status: "triggered" });
    expect("called" in one).toBe(false);
    expect(JSON.parse(await done("show IR-1 --json")).pages).toHaveLength(1);
    expect((await onTerminal("show IR-1")).stdout).toContain("triggered; team:payments\n");
  });

  it("calls a team or a person by a bare name, and says where it cannot", async () => {
    await create();
    expect(await told("page IR-1 payments")).toMatch(/calls team:payments\.$/);
    expect(await told("page IR-1 alice")).toMatch(/calls alice@example\.com\.$/);
    expect(await run("page IR-1 policy:checkout --dry-run")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: policy:checkout cannot be paged: datadog pages teams and people\nhint: page the team whose routing rules lead to it: team:payments\n",
    });
    expect((await run("page IR-1 checkout")).stderr).toMatch(
      /^error: no team or person is called "checkout"\nhint: write team:payments or alice\n$/,
    );
  });

  it("is escalated along the policy of its team", async () => {
    const page = await pageOf();
    expect(await told("escalate IR-1")).toBe(`Escalated ${page} (team:payments).`);
    expect(fake.state.pages.get(page)?.escalations).toBe(1);
    await done("page IR-1 alice -q");
    const person = [...fake.state.pages.keys()][1] ?? "";
    const { code, stderr } = await run(`escalate ${person}`);
    expect([code, stderr]).toEqual([
      2,
      `error: ${person} calls alice@example.com, which has no steps to go on to\nhint: page somebody else, or a team\n`,
    ]);
  });

  it("is acknowledged by its incident, and stopped", async () => {
    const page = await pageOf();
    expect(await told("ack IR-1")).toBe(`Acknowledged ${page}.`);
    expect((await run(`ack ${page}`)).stderr).toBe(`${page} was acknowledged already\n`);
    expect(await told(`stop ${page}`)).toBe(`Stopped ${page}.`);
    expect(fake.state.pages.get(page)?.status).toBe("resolved");
    const { code, stderr } = await run(`ack ${page}`);
    expect([code, stderr]).toEqual([1, `error: ${page} is resolved\nhint: page anew\n`]);
  });

  it("has no codes, no reasons, and no calls that can be listed", async () => {
    const page = await pageOf();
    for (const [line, message] of [
      [`ack ${page} --code 123456`, "datadog has no codes"],
      [`stop ${page} --reason why`, "datadog has no reasons for stopping a page"],
      [`calls ${page}`, "datadog has no list of a page's calls"],
      ["pages --to alice", "datadog has no list of a person's calls"],
    ] as const) {
      const { code, stderr } = await run(line);
      expect([code, stderr.split("\n")[0]]).toEqual([2, `error: ${message}`]);
    }
  });
});
