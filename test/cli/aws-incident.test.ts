import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type FakeAws, startFakeAws } from "../fakes/aws/server.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { CLOCK, type Invocation, oncall, words } from "./cli.js";

// The incident commands against AWS. Its clock stands at 20:00 UTC of Saturday, 7 March 2026.

let fake: FakeAws;
let now: number;

beforeEach(async () => {
  now = Date.parse(CLOCK);
  fake = await startFakeAws({ now: () => now });
  onTestFinished(() => fake.close());
  const contact = (Alias: string, Type: string, Stages: readonly object[] = []) => {
    const input = { Alias, Type, Plan: { Stages }, IdempotencyToken: Alias };
    return fake.perform<{ ContactArn: string }>("ssm-contacts", "CreateContact", input).ContactArn;
  };
  const alice = contact("alice", "PERSONAL");
  contact("bob", "PERSONAL");
  const target = { ContactTargetInfo: { ContactId: alice, IsEssential: true } };
  const payments = contact("payments", "ESCALATION", [{ DurationInMinutes: 5, Targets: [target] }]);
  fake.perform("ssm-incidents", "CreateResponsePlan", {
    name: "checkout",
    displayName: "Checkout",
    incidentTemplate: { title: "Checkout is slow", impact: 3 },
    engagements: [payments],
  });
  fake.perform("ssm-incidents", "CreateResponsePlan", {
    name: "disks",
    incidentTemplate: { title: "Disk is full", impact: 4 },
  });
});

const run = (line: string, at: Invocation = {}) =>
  oncall(["incident", ...words(line)], {
    env: { ...environmentOf(fake.url), ONCALL_PROVIDER: "aws" },
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

/** An incident that calls nobody by itself. */
const create = () => done('create "Cards are declined" --impact high --plan disks -q');
const short = (arn: string) => arn.slice(-36, -23);

describe("incident create at AWS", () => {
  it("starts from the plan that is named", async () => {
    const { code, stdout } = await onTerminal(
      'create "Cards are declined" --impact high --plan disks --page payments',
    );
    expect(code).toBe(0);
    const [, arn, page] =
      /^Opened (arn:\S+incident-record\/disks\/\S+): Cards are declined \(impact high\)\.\n(arn:\S+) calls alice \(policy:payments, step 1\)\.\n$/.exec(
        stdout,
      ) ?? [];
    expect(fake.state.incidents.get(arn ?? "")?.record).toMatchObject({ impact: 2 });
    expect(fake.state.engagements.get(page ?? "")).toMatchObject({ IncidentId: arn });
  });

  it("says which plans there are", async () => {
    expect(await run("create x")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: AWS starts incidents from response plans, and this account has several\nhint: say which: --plan checkout or --plan disks\n",
    });
  });

  it("does not call a page in vain that has called nobody yet", async () => {
    await fake.close();
    fake = await startFakeAws({ now: () => now, latePages: 1 });
    onTestFinished(() => fake.close());
    fake.perform("ssm-contacts", "CreateContact", {
      Alias: "alice",
      Type: "PERSONAL",
      Plan: { Stages: [] },
    });
    fake.perform("ssm-incidents", "CreateResponsePlan", {
      name: "disks",
      incidentTemplate: { title: "Disk is full", impact: 4 },
    });
    const arn = await create();
    const { stdout, stderr } = await run(`page ${arn} alice -o table`);
    expect(stdout).toMatch(/^arn:\S+:engagement\/alice\/\S+ calls alice\.\n$/);
    expect(stderr).toBe("");
  });
});

describe("incident list and show at AWS", () => {
  it("show people as much of an id as is taken back", async () => {
    const arn = await create();
    expect((await onTerminal("list")).stdout).toBe(
      `Id             Status  Impact  Title               Age
${short(arn)}  open    high    Cards are declined  0s
`,
    );
    expect(await done("list -q")).toBe(arn);
    expect(JSON.parse(await done(`show ${short(arn)} --json`))).toMatchObject({
      id: arn,
      title: "Cards are declined",
      status: "open",
      impact: 2,
      pages: [],
    });
  });
});

describe("incident pages, calls, ack and stop at AWS", () => {
  let arn: string;
  let page: string;

  beforeEach(async () => {
    arn = await create();
    page = await done(`page ${arn} policy:payments -q`);
  });

  it("lists pages in what a terminal is wide", async () => {
    expect((await onTerminal("pages")).stdout).toBe(
      `Id             Status     Incident       Target           Step  Called  Age
${short(page)}  triggered  ${short(arn)}  policy:payments  1     alice   0s
`,
    );
    expect(await done(`pages ${short(arn)} -q`)).toBe(page);
  });

  it("tells whom a page called, along which path", async () => {
    const [call] = JSON.parse(await done(`calls ${short(page)} --json`)).calls;
    expect(call).toMatchObject({
      page,
      incident: arn,
      person: "alice",
      sentAt: "2026-03-07T20:00:00Z",
      path: [{ target: "policy:payments", step: 1 }, { target: "alice" }],
    });
    const { stdout } = await onTerminal(`calls ${page}`);
    expect(stdout).toBe(
      `Id             Person  Path                    Sent    Delivered  Read  Receipts
${short(call.id)}  alice   policy:payments step 1  0s ago
                       > alice
`,
    );
    expect((await run(`calls ${page}`)).stdout).toBe(
      `${call.id}\talice\tpolicy:payments step 1 > alice\t2026-03-07T20:00:00Z\t\t\t\n`,
    );
    expect(JSON.parse(await done("pages --to alice --json")).calls).toMatchObject([
      { id: call.id, page, person: "alice" },
    ]);
  });

  it("acknowledges as who was called, with the code of the page", async () => {
    const wrong = await run(`ack ${page} --as bob`);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("has not called bob");
    expect((await run(`ack ${page} --as alice --code 654321`)).code).toBe(2);
    const right = await onTerminal(`ack ${page} --as alice --code 123456 --note "On it"`);
    expect(right).toEqual({ code: 0, stdout: `Acknowledged ${page}, by alice.\n`, stderr: "" });
    const again = await run(`ack ${arn}`);
    expect(again.stderr).toBe(`No page of ${arn} waits for an acknowledgement.\n`);
  });

  it("acknowledges all that waits of an incident", async () => {
    expect(await done(`ack ${arn} -q`)).toBe(page);
  });

  it("stops one, and escalates none", async () => {
    expect((await run(`escalate ${page}`)).stderr).toBe(
      "error: aws has no way to escalate a page by hand\nhint: page somebody else\n",
    );
    const { stdout } = await onTerminal(`stop ${short(page)} --reason "Wrong team"`);
    expect(stdout).toBe(`Stopped ${page}.\n`);
    expect(fake.state.engagements.get(page)?.StopTime).toBe(now / 1000);
  });
});

describe("incident update, note, related and delete at AWS", () => {
  it("update what changes, by one look and one request", async () => {
    const arn = await create();
    const before = fake.requests.length;
    expect((await onTerminal(`update ${arn} --impact 2 --summary "All banks"`)).stdout).toBe(
      `Updated ${arn}: summary.\n`,
    );
    const sent = fake.requests.slice(before).map(({ operation, input }) => [operation, input]);
    expect(sent).toEqual([
      ["GetIncidentRecord", { arn }],
      [
        "UpdateIncidentRecord",
        { arn, summary: "All banks", clientToken: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    ]);
  });

  it("write notes, anew, and take them away", async () => {
    const arn = await create();
    const note = await done(`note ${arn} "Rolled bakc" -q`);
    await done(`note ${arn} "Rolled back" --edit ${note.slice(0, 13)}`);
    expect(await done(`timeline ${arn}`)).toContain("\tnote\t\tRolled back");
    await done(`note ${arn} --delete ${note} --yes`);
    expect(await done(`timeline ${arn}`)).not.toContain("\tnote\t");
  });

  it("relate what belongs to it", async () => {
    const arn = await create();
    const url = "https://example.com/d/cards";
    expect(await done(`related ${arn} --add ${url} --title Board`)).toBe(`${url}\tother\tBoard`);
    expect(await done(`related ${arn} --remove ${url}`)).toBe("");
  });

  it("delete by one request for each", async () => {
    const arn = await create();
    const before = fake.requests.length;
    expect(await done(`delete ${arn} --yes`)).toBe(`delete\tincident\t${arn}`);
    const sent = fake.requests.slice(before).map(({ operation }) => operation);
    expect(sent).toEqual(["DeleteIncidentRecord"]);
  });
});

describe("incident plans at AWS", () => {
  it("lists them, and shows one", async () => {
    expect(await run("plans")).toMatchObject({ code: 0, stdout: "checkout\tCheckout\ndisks\t\n" });
    expect(await done("plans checkout")).toBe(
      `checkout:
  id: arn:aws:ssm-incidents::111122223333:response-plan/checkout
  displayName: Checkout
  title: Checkout is slow
  impact: 3
  engages:
    - payments`,
    );
    expect((await run("plans disk")).stderr).toContain("did you mean disks?");
  });
});
