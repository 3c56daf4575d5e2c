import { describe, expect, it } from "vitest";
import { always, only, throttled } from "../fakes/aws/faults.js";
import { awsCommands } from "./aws.js";

const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const line = (operation: string, outcome: string) =>
  new RegExp(`^ssm-contacts ${operation}: ${outcome} in \\d+ ms, request ${ID}$`);

describe("-v", () => {
  it("tells of every request on stderr, and the result is as without", async () => {
    const { run } = await awsCommands({ pageSize: 2 });
    const { stdout } = await run("contact list");
    const told = await run("contact list -v");
    expect(told).toMatchObject({ code: 0, stdout });
    const lines = told.stderr.trimEnd().split("\n");
    expect(lines).toEqual([
      expect.stringMatching(line("ListContacts", "200")),
      expect.stringMatching(line("ListContacts", "200")),
    ]);
  });

  it("tells of those that are tried again, too", async () => {
    const { run, fake } = await awsCommands();
    const isList = only("ListRotations");
    fake.faults = always(throttled, isList, 1);
    const throttledOnce = await run("rotation list -v");
    expect(throttledOnce.stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(line("ListRotations", "ThrottlingException")),
      expect.stringMatching(line("ListRotations", "200")),
    ]);
    fake.faults = always("drop", isList, 1);
    const dropped = await run("rotation list -v");
    expect(dropped.stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^ssm-contacts ListRotations: ECONNRESET in \d+ ms$/),
      expect.stringMatching(line("ListRotations", "200")),
    ]);
  });

  it("names the request that failed in its line and in the error", async () => {
    const { run, fake } = await awsCommands();
    fake.faults = always({ type: "AccessDeniedException", message: "No." });
    const { code, stderr } = await run("rotation list -v");
    const [, id] = /request ([0-9a-f-]{36})$/m.exec(stderr) ?? [];
    expect(code).toBe(1);
    expect(stderr).toContain(`: No (request ${id})\n`);
  });

  it("tells nothing of what was asked, nor any key", async () => {
    const { run } = await awsCommands();
    const { code, stderr } = await run('contact create dora --name "Dora Diaz" -v');
    expect(code).toBe(0);
    expect(stderr).toContain("ssm-contacts CreateContact: 200 in ");
    expect(stderr).not.toMatch(/dora|Diaz|AKIA|wJalr|Signature|Idempotency/i);
  });

  it("is quiet on a machine's own work", async () => {
    const { run } = await awsCommands();
    const flags = "--members a,b --daily 09:00 --start 2026-03-01T09:00 --tz UTC --to +1d";
    expect(await run(`rotation preview ${flags} -v`)).toMatchObject({ code: 0, stderr: "" });
  });
});
