import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { always, type Fault, only } from "../fakes/aws/faults.js";
import { type FakeAws, startFakeAws } from "../fakes/aws/server.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { type Invocation, oncall, words } from "./cli.js";

// What `oncall incident resolve` sends to AWS, and what it says when that goes wrong.

let fake: FakeAws;

beforeEach(async () => {
  // Who tries again does so at once.
  vi.spyOn(Math, "random").mockReturnValue(0);
  fake = await startFakeAws();
  const incidentTemplate = { title: "Cards are declined", impact: 2 };
  fake.perform("ssm-incidents", "CreateResponsePlan", { name: "checkout", incidentTemplate });
  onTestFinished(async () => {
    vi.restoreAllMocks();
    await fake.close();
  });
});

/** The ARN of an incident that has just been started. */
function start(): string {
  const responsePlanArn = "arn:aws:ssm-incidents::111122223333:response-plan/checkout";
  const input = { responsePlanArn, clientToken: crypto.randomUUID() };
  const made = fake.perform<{ incidentRecordArn: string }>("ssm-incidents", "StartIncident", input);
  return made.incidentRecordArn;
}

const run = (line: string, at: Invocation = {}) =>
  oncall(["incident", ...words(line), "--provider", "aws"], {
    env: { ...environmentOf(fake.url), HOME: "/nonexistent" },
    cwd: "/",
    ...at,
  });
const statusOf = (arn: string) => fake.state.incidents.get(arn)?.record.status;
const sent = () => fake.requests.map(({ operation, input }) => [operation, input]);

describe("incident resolve ARN", () => {
  it("sends UpdateIncidentRecord with the status and a token, and nothing else", async () => {
    const arn = start();
    expect(await run(`resolve ${arn}`, { terminal: 80 })).toEqual({
      code: 0,
      stdout: `Resolved ${arn}.\n`,
      stderr: "",
    });
    expect(sent()).toEqual([
      [
        "UpdateIncidentRecord",
        { arn, status: "RESOLVED", clientToken: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    ]);
    expect(statusOf(arn)).toBe("RESOLVED");
  });

  it("prints what is known of it", async () => {
    const arn = start();
    expect((await run(`resolve ${arn} -q`)).stdout).toBe(`${arn}\n`);
    expect((await run(`resolve ${arn}`)).stdout).toBe(`${arn}\tresolved\t\t\t\n`);
    expect(JSON.parse((await run(`resolve ${arn} --json`)).stdout)).toEqual({
      format: 1,
      incidents: [{ id: arn, status: "resolved" }],
    });
  });

  it("sends a note before it", async () => {
    const arn = start();
    expect((await run(`resolve ${arn} --note "Rolled back"`)).code).toBe(0);
    expect(sent().map(([operation]) => operation)).toEqual([
      "CreateTimelineEvent",
      "UpdateIncidentRecord",
    ]);
  });

  it("changes nothing in a dry run", async () => {
    const arn = start();
    expect((await run(`resolve ${arn} --dry-run`, { terminal: 80 })).stdout).toBe(
      `Would resolve ${arn}.\n`,
    );
    expect(sent().map(([operation]) => operation)).toEqual(["GetIncidentRecord"]);
    expect(statusOf(arn)).toBe("OPEN");
  });

  it("takes a name, for which it has to look", async () => {
    const arn = start();
    expect(await run(`resolve ${arn.slice(-36, -28)} -q`)).toMatchObject({ code: 0 });
    expect(sent().map(([operation]) => operation)).toEqual([
      "ListIncidentRecords",
      "UpdateIncidentRecord",
    ]);
    expect(statusOf(arn)).toBe("RESOLVED");
  });
});

const fault = (type: string, message: string, members = {}): Fault => ({ type, message, members });

describe("incident resolve, when AWS does not answer well,", () => {
  it.each<[string, Fault, number]>([
    ["429", fault("ThrottlingException", "Rate exceeded"), 2],
    ["500", fault("InternalServerException", "Oops"), 2],
    ["a dropped connection", "drop", 2],
  ])("tries again after %s", async (_, what, times) => {
    const arn = start();
    fake.faults = always(what, undefined, times);
    expect(await run(`resolve ${arn} -q`)).toEqual({ code: 0, stdout: `${arn}\n`, stderr: "" });
    expect(fake.requests).toHaveLength(times + 1);
    const tokens = fake.requests.map(({ input }) => (input as { clientToken: string }).clientToken);
    expect(new Set(tokens).size).toBe(1);
    expect(statusOf(arn)).toBe("RESOLVED");
  });

  it("does it once where only the answer is lost", async () => {
    const arn = start();
    fake.faults = { after: (_, n) => (n === 1 ? "drop" : undefined) };
    expect((await run(`resolve ${arn} -q`)).code).toBe(0);
    expect(fake.requests).toHaveLength(2);
    const updates = fake.state.incidents
      .get(arn)
      ?.events.filter(({ eventData }) => eventData.includes("RESOLVED"));
    expect(updates).toHaveLength(1);
  });

  it.each<[string, Fault, number, number, string]>([
    ["404", fault("ResourceNotFoundException", "There is no such incident"), 1, 2, "not-found"],
    ["409", fault("ConflictException", "The incident is being changed"), 1, 1, "conflict"],
    ["403", fault("AccessDeniedException", "User is not authorized"), 1, 1, "denied"],
    ["429", fault("ThrottlingException", "Rate exceeded"), 5, 1, "limited"],
    ["500", fault("InternalServerException", "Oops"), 4, 1, "failed"],
    ["a dropped connection", "drop", 4, 1, "failed"],
  ])("gives up after %s, with one clear error", async (_, what, requests, exitCode, code) => {
    const arn = start();
    fake.faults = always(what);
    const told = await run(`resolve ${arn}`);
    expect({ code: told.code, stdout: told.stdout }).toEqual({ code: exitCode, stdout: "" });
    expect(told.stderr).toMatch(/^error: [^\n]+\n(hint: [^\n]+\n)?$/);
    expect(fake.requests).toHaveLength(requests);
    expect(statusOf(arn)).toBe("OPEN");
    const { error } = JSON.parse((await run(`resolve ${arn} --json`)).stderr);
    expect(error.code).toBe(code);
  });

  it("names the permission that is missing", async () => {
    const arn = start();
    fake.faults = always(fault("AccessDeniedException", "User is not authorized"));
    expect((await run(`resolve ${arn}`)).stderr).toContain("ssm-incidents:UpdateIncidentRecord");
  });

  it("asks to sign in where that is what is wrong", async () => {
    const arn = start();
    fake.faults = always({ type: "ExpiredTokenException", message: "Expired", status: 403 });
    const other = start();
    expect(await run(`resolve ${arn} ${other}`)).toMatchObject({ code: 4, stdout: "" });
    expect(fake.requests).toHaveLength(1);
  });
});

describe("incident resolve of several", () => {
  it("sends one request for each", async () => {
    const arns = [start(), start()];
    expect((await run("resolve - -q", { stdin: arns.join("\n") })).stdout).toBe(
      `${arns.join("\n")}\n`,
    );
    expect(sent().map(([operation]) => operation)).toEqual([
      "UpdateIncidentRecord",
      "UpdateIncidentRecord",
    ]);
  });

  it("resolves the others where one fails, and tells that one's error", async () => {
    const [one, other] = [start(), start()];
    const never = one.replace(/.{12}$/, "000000000000");
    const told = await run(`resolve ${one} ${never} ${other} -q`);
    expect(told).toMatchObject({ code: 2, stdout: `${one}\n${other}\n` });
    expect(told.stderr).toContain(`error: AWS has no incident record ${never}`);
    expect([statusOf(one), statusOf(other)]).toEqual(["RESOLVED", "RESOLVED"]);
  });

  it("tells what each of them failed of", async () => {
    const [one, other] = [start(), start()];
    fake.faults = always(fault("ConflictException", "busy"), only("UpdateIncidentRecord"));
    const { code, stderr } = await run(`resolve ${one} ${other}`);
    expect(code).toBe(1);
    expect(stderr).toContain(`error: ${one}: UpdateIncidentRecord conflicts`);
    expect(stderr).toContain(`error: ${other}: UpdateIncidentRecord conflicts`);
  });
});
