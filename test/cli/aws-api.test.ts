import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { awsCommands } from "./aws.js";

describe("oncall api", () => {
  it("lists the operations of both services, or of one, and asks nothing", async () => {
    const { run, asked } = await awsCommands();
    const all = (await run("api")).stdout.trimEnd().split("\n");
    expect(all).toHaveLength(39 + 31);
    const one = await run("api ssm-incidents");
    expect(one.stdout.trimEnd().split("\n")).toHaveLength(31);
    expect(one.stdout).toContain("ssm-incidents\tStartIncident\n");
    expect(asked()).toEqual([]);
  });

  it.each(["GetContact", "get-contact", "getcontact"])("takes %s", async (operation) => {
    const { run, alice } = await awsCommands();
    const line = `api ssm-contacts ${operation} --input '{"ContactId":"${alice}"}'`;
    const { code, stdout } = await run(line);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ContactArn: alice,
      Alias: "alice",
      Type: "PERSONAL",
      Plan: {},
    });
  });

  it("reads its input from a file and from standard input, YAML too", async () => {
    const { run } = await awsCommands();
    const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
    writeFileSync(join(cwd, "input.json"), '{"AliasPrefix": "car"}');
    const names = (stdout: string) =>
      JSON.parse(stdout).Contacts.map(({ Alias }: { Alias: string }) => Alias);
    const fromFile = await run("api ssm-contacts ListContacts --input input.json", { cwd });
    expect(names(fromFile.stdout)).toEqual(["carol"]);
    const stdin = "AliasPrefix: bo\n";
    const fromStdin = await run("api ssm-contacts ListContacts --input -", { stdin });
    expect(names(fromStdin.stdout)).toEqual(["bob"]);
  });

  it("shows what it would send, and sends nothing, with --dry-run", async () => {
    const { run, asked, alice } = await awsCommands();
    const line = `api ssm-contacts DeleteContact --input '{"ContactId":"${alice}"}' --dry-run`;
    const { code, stdout } = await run(line);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      service: "ssm-contacts",
      operation: "DeleteContact",
      input: { ContactId: alice },
    });
    expect(asked()).toEqual([]);
  });

  it.each([
    ["api ssm-contact ListContacts", "there is no service ssm-contact"],
    ["api ssm-contacts ListContact", "ssm-contacts has no operation ListContact"],
    ["api ssm-contacts ListContacts --input input.json", "input.json: there is no such file"],
    ["api ssm-contacts ListContacts --input '{\"Type\": ['", "error: --input:1:"],
  ])("refuses %s", async (line, message) => {
    const { run, asked } = await awsCommands();
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(asked()).toEqual([]);
  });
});
