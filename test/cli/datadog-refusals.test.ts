import { describe, expect, it } from "vitest";
import {
  always,
  broken,
  type Fault,
  forbidden,
  limited,
  malformed,
  only,
} from "../fakes/datadog/faults.js";
import { startFakeDatadog } from "../fakes/datadog/server.js";
import { type DatadogCommands, datadogCommands } from "./datadog.js";

// What goes wrong at Datadog: one clear line, what to do about it, and the exit code.

const KEYS = { DD_API_KEY: "5ec7e70fab1", DD_APP_KEY: "5ec7e70fab2" };
const SECRET = /5ec7e70fab/;

/** A command line, quiet and with -v: what is told is the same, and no key stands in any of it. */
async function told({ run }: Pick<DatadogCommands, "run">, line: string, env = {}) {
  const quiet = await run(line, { env: { ...KEYS, ...env } });
  const verbose = await run(`${line} -v`, { env: { ...KEYS, ...env } });
  const lines = verbose.stderr.split("\n").filter((each) => !/ in \d+ ms(, request |$)/.test(each));
  expect({ ...verbose, stderr: lines.join("\n") }).toEqual(quiet);
  for (const text of [quiet.stdout, quiet.stderr, verbose.stdout, verbose.stderr]) {
    expect(text).not.toMatch(SECRET);
  }
  return quiet;
}

const isRead = only("ListOnCallSchedules");

describe("what goes wrong at Datadog", () => {
  it.each<[string, Fault, number, string, string]>([
    [
      "it is asked too often",
      limited(45),
      1,
      "Datadog lets no more on-call listOnCallSchedules requests through",
      "try again in 45 seconds",
    ],
    [
      "it fails",
      broken,
      1,
      "on-call listOnCallSchedules failed at Datadog: Internal server error (500)",
      "try again; what is at fault is at Datadog",
    ],
    [
      "it breaks off",
      "drop",
      1,
      "HOST broke off on-call listOnCallSchedules (ECONNRESET)",
      "try again",
    ],
    [
      "it answers half a sentence",
      malformed,
      1,
      "HOST answered on-call listOnCallSchedules with something else than JSON",
      "is it Datadog, and is no proxy in between?",
    ],
    [
      "a proxy answers",
      { status: 200, body: "<html>Please sign in.</html>" },
      1,
      "HOST answered on-call listOnCallSchedules with something else than JSON",
      "is it Datadog, and is no proxy in between?",
    ],
    [
      "the keys may not",
      forbidden,
      1,
      "Datadog does not allow on-call listOnCallSchedules: Forbidden",
      "the application key, and who owns it, need on_call_read",
    ],
    [
      "the keys are none",
      { status: 401, body: { errors: ["Unauthorized"] } },
      4,
      "not signed in to Datadog at HOST: Unauthorized",
      "see whether DD_API_KEY and DD_APP_KEY are right, and belong to the site that DD_SITE names",
    ],
  ])("is told in one line: %s", async (_, fault, code, message, hint) => {
    const commands = await datadogCommands();
    const { host } = new URL(commands.fake.url);
    commands.fake.faults = always(fault, isRead);
    const error = message.replace("HOST", host);
    expect(await told(commands, "schedule list")).toEqual({
      code,
      stdout: "",
      stderr: `error: ${error}\nhint: ${hint}\n`,
    });
    const { stdout, stderr } = await commands.run("schedule list --json");
    expect(stdout).toBe("");
    expect(JSON.parse(stderr).error).toMatchObject({ message: error, hint });
  });

  it("is told as a reason to sign in where nobody knows the keys", async () => {
    const commands = await datadogCommands({ keys: { api: "another", application: "one" } });
    const { host } = new URL(commands.fake.url);
    expect(await told(commands, "schedule list")).toEqual({
      code: 4,
      stdout: "",
      stderr: `error: not signed in to Datadog: ${host} does not know these keys
hint: see whether DD_API_KEY and DD_APP_KEY are right, and belong to the site that DD_SITE names
`,
    });
  });

  it("is told where nobody listens", async () => {
    const commands = await datadogCommands();
    const closed = await startFakeDatadog();
    await closed.close();
    expect(await told(commands, "schedule list", { DD_HOST: closed.url })).toEqual({
      code: 1,
      stdout: "",
      stderr: `error: ${new URL(closed.url).host} cannot be reached (ECONNREFUSED)
hint: is the network there, and the host?
`,
    });
  });

  it.each([
    ["texts", (text: string) => ({ errors: [text] })],
    ["details", (text: string) => ({ errors: [{ title: "Generic Error", detail: text }] })],
    ["a status", (text: string) => ({ errors: [{ status: "409", title: "x", detail: text }] })],
  ])("is told of what is in use, in errors with %s", async (_, bodyOf) => {
    const { run, fake, checkout } = await datadogCommands();
    const body = bodyOf(`policy[${checkout}] is in use`);
    fake.faults = always({ status: 409, body }, only("DeleteOnCallEscalationPolicy"));
    expect(await run("policy delete checkout --yes")).toEqual({
      code: 1,
      stdout: "",
      stderr: `error: policy checkout cannot be deleted: policy[${checkout}] is in use
hint: do routing rules of a team lead to it? See oncall team routing TEAM
`,
    });
    expect(fake.state.policies.size).toBe(1);
  });

  it("is told of what is not there", async () => {
    const commands = await datadogCommands();
    expect(await told(commands, "schedule show paymets")).toMatchObject({
      code: 2,
      stderr: 'error: no schedule is called "paymets"\nhint: did you mean payments?\n',
    });
    const id = "00000000-0000-4000-8000-000000000000";
    expect(await told(commands, `schedule show ${id}`)).toMatchObject({
      code: 2,
      stderr: `error: Datadog has no such thing: schedule[${id}] not found
hint: is it at another site than DD_SITE says, or deleted?
`,
    });
  });
});

describe("an environment that leads nowhere", () => {
  it.each([
    [
      { DD_HOST: "", DD_SITE: "https://app.datadoghq.eu/" },
      2,
      'error: DD_SITE: "https://app.datadoghq.eu/" is no site of Datadog\nhint: did you mean datadoghq.eu?\n',
    ],
    [
      { DD_HOST: "api.datadoghq.com" },
      2,
      'error: DD_HOST: "api.datadoghq.com" is no URL\nhint: write one like https://api.datadoghq.com\n',
    ],
    [
      { DD_APP_KEY: "" },
      4,
      "error: not signed in to Datadog: DD_APP_KEY not set\nhint: make keys in Datadog under Organization Settings, and set DD_API_KEY and DD_APP_KEY\n",
    ],
  ])("is told before anything is asked: %j", async (env, code, stderr) => {
    const commands = await datadogCommands();
    expect(await told(commands, "schedule list", env)).toEqual({ code, stdout: "", stderr });
    expect(commands.fake.requests).toEqual([]);
  });

  it("has no profile to go by", async () => {
    const commands = await datadogCommands();
    expect(await told(commands, "schedule list --profile work")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: Datadog has no profiles\n/),
    });
  });
});

describe("-v", () => {
  it("tells of every request, and the result is as without", async () => {
    const { run } = await datadogCommands();
    const quiet = await run("schedule list", { env: KEYS });
    const verbose = await run("schedule list -v", { env: KEYS });
    expect(verbose).toMatchObject({ code: 0, stdout: quiet.stdout });
    const id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    const line = (operation: string) =>
      expect.stringMatching(new RegExp(`^on-call ${operation}: 200 in \\d+ ms, request ${id}$`));
    expect(verbose.stderr.trimEnd().split("\n")).toEqual([
      line("listOnCallSchedules"),
      line("getOnCallSchedule"),
    ]);
    expect(verbose.stderr).not.toMatch(SECRET);
  });

  it("tells nothing of what was asked", async () => {
    const { run } = await datadogCommands();
    const line = "override create payments --from 2026-03-10 --to 2026-03-11 --member carol -q -v";
    const { code, stderr } = await run(line, { env: KEYS });
    expect(code).toBe(0);
    expect(stderr).toContain("POST /api/v2/on-call/schedules/");
    const told = stderr.split("\n").filter((each) => / in \d+ ms/.test(each));
    expect(told.join("\n")).not.toMatch(/carol|2026|5ec7e70fab/);
  });
});
