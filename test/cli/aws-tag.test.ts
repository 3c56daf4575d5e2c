import { describe, expect, it } from "vitest";
import { awsCommands } from "./aws.js";

describe("oncall tag", () => {
  it("puts on, takes off and shows", async () => {
    const { run, fake, primary } = await awsCommands();
    expect(await run("tag rotation:primary team=payments tier=1 note=a=b")).toEqual({
      code: 0,
      stdout: "note\ta=b\nteam\tpayments\ntier\t1\n",
      stderr: "",
    });
    expect(await run("tag rotation:primary tier=2 --remove note,team")).toMatchObject({
      stdout: "tier\t2\n",
    });
    expect(await run("tag rotation:primary --json")).toMatchObject({
      stdout: '{\n  "format": 1,\n  "tags": [\n    {"key":"tier","value":"2"}\n  ]\n}\n',
    });
    expect(fake.state.tags.get(primary)).toEqual(new Map([["tier", "2"]]));
  });

  it("shows what it would do, and does nothing, with --dry-run", async () => {
    const { run, asked } = await awsCommands();
    await run("tag person:alice team=payments");
    asked();
    const line = "tag person:alice tier=1 --remove team --dry-run";
    expect(await run(line)).toEqual({
      code: 0,
      stdout: "tier\t1\n",
      stderr: "Nothing was changed; the tags would be:\n",
    });
    expect(asked().filter((operation) => !/^(Get|List)/.test(operation))).toEqual([]);
  });

  it.each([
    ["tag primary team=a", '"primary" does not say what it is'],
    ["tag rotaiton:primary", 'did you mean "rotation"?'],
    ["tag rotation:primary team", '"team" is not a tag'],
    ["tag rotation:primray", 'no rotation is called "primray"'],
    ["tag rotation:primary team=a --provider local -f /nonexistent.yaml", "/nonexistent.yaml"],
  ])("refuses %s", async (line, message) => {
    const { run } = await awsCommands();
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
