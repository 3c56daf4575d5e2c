import { describe, expect, it } from "vitest";
import { awsCommands } from "./aws.js";

// What somebody does at night, and what must not go wrong then.

/** The account with a response plan that pages the policy, or with one that pages nobody. */
async function atNight(engages: "policy" | "nobody" = "nobody") {
  const commands = await awsCommands();
  const { fake, policy, run } = commands;
  fake.perform("ssm-incidents", "CreateResponsePlan", {
    name: "checkout",
    incidentTemplate: { title: "Checkout is slow", impact: 2 },
    engagements: engages === "policy" ? [policy] : [],
  });
  const done = async (line: string) => {
    const { code, stdout, stderr } = await run(line);
    expect({ line, code, stderr: code === 0 ? "" : stderr }).toEqual({ line, code: 0, stderr: "" });
    return stdout.trimEnd();
  };
  return { ...commands, done };
}

describe("an incident at night", () => {
  it("is as grave as its plan says, where nobody says more", async () => {
    const { done, fake } = await atNight();
    const id = await done("incident create Cards -q");
    expect(fake.requests.find(({ operation }) => operation === "StartIncident")?.input).toEqual({
      responsePlanArn: "arn:aws:ssm-incidents::111122223333:response-plan/checkout",
      title: "Cards",
      clientToken: expect.any(String),
    });
    expect(JSON.parse(await done(`incident show ${id} --json`))).toMatchObject({ impact: 2 });
  });

  it("pages nobody twice whom its plan pages", async () => {
    const { run, asked } = await atNight("policy");
    asked();
    const { code, stderr } = await run("incident create Cards --page policy:payments-policy");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "plan checkout pages policy:payments-policy already\n",
    });
    expect(asked()).not.toContain("StartEngagement");
    const plan = await run("incident create More --page policy:payments-policy --dry-run");
    expect(plan.stdout).toBe("would-create\tincident\tMore\n");
    expect((await run("incident create Others --page alice")).code).toBe(0);
    expect(asked()).toContain("StartEngagement");
  });

  it("that is named by its title is resolved as the one that it is", async () => {
    const { done, run, asked } = await atNight();
    const id = await done("incident create Cards -q");
    expect(await done("incident resolve Cards -q")).toBe(id);
    asked();
    const { code, stdout, stderr } = await run("incident resolve Cards -q");
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `${id}\n`,
      stderr: `${id} was resolved already, at 2026-03-07T20:00:00Z\n`,
    });
    expect(asked()).toEqual(["ListIncidentRecords"]);
  });

  it("is acknowledged by whom it called, whoever else was called", async () => {
    const { done, run } = await atNight();
    const id = await done("incident create Cards -q");
    await done(`incident page ${id} alice -q`);
    const bobs = await done(`incident page ${id} bob -q`);
    const { code, stdout, stderr } = await run(`incident ack ${id} --as bob --json`);
    expect(code).toBe(0);
    const { pages } = JSON.parse(stdout);
    expect(pages.map((page: Record<string, unknown>) => [page.target, page.status])).toEqual([
      ["alice", "triggered"],
      ["bob", "acknowledged"],
    ]);
    expect(stderr).toMatch(/^still waits: .*engagement\/alice\/.* has not called bob/);
    // Nothing is left for carol.
    const carol = await run(`incident ack ${id} --as carol`);
    expect(carol).toMatchObject({ code: 2, stdout: "" });
    expect(carol.stderr).not.toContain("--as alice");
    expect(await done(`incident ack ${bobs} --as bob -q`)).toBe(bobs);
  });
});

describe("what others rest on", () => {
  it("is not deleted: a policy that a response plan pages", async () => {
    const { run, fake } = await atNight("policy");
    expect(await run("policy delete payments-policy --yes")).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: policy payments-policy cannot be deleted: paged by response plan checkout
hint: take it out of the plan first; see oncall incident plans checkout
`,
    });
    expect([...fake.state.contacts.values()].map(({ Alias }) => Alias)).toContain(
      "payments-policy",
    );
  });
});

describe("an override", () => {
  it("is named by as much of its id as people are shown", async () => {
    const { done, run } = await atNight();
    await done("override create rotation:primary --from mon --to tue --member bob");
    const list = await run("override list", { terminal: 80 });
    const short = /^([0-9a-f]{8}-[0-9a-f]{4}) /m.exec(list.stdout)?.[1] ?? "";
    expect(await done(`override show ${short}`)).toContain("rotation: primary");
    expect(await run(`override delete ${short} --yes`)).toMatchObject({ code: 0 });
    expect(await done("override list")).toBe("");
  });
});

describe("doctor", () => {
  it("asks AWS where that is the provider", async () => {
    const { run, asked } = await atNight();
    const { code, stdout } = await run("doctor");
    expect(code).toBe(0);
    expect(stdout).toContain("aws\tok\tAWS us-east-1 answers");
    expect(asked()[0]).toBe("ListContacts");
  });

  it("tells what AWS says no to", async () => {
    const { run, fake } = await atNight();
    fake.faults = {
      before: () => ({
        type: "UnrecognizedClientException",
        status: 400,
        message: "The security token included in the request is invalid.",
      }),
    };
    const { code, stdout } = await run("doctor");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^aws\tproblem\tnot signed in to AWS: The security token included/m);
  });
});
