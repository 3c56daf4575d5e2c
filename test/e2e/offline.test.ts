import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startFakeAws } from "../fakes/aws/server.js";
import { startFakeDatadog } from "../fakes/datadog/server.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { environmentOf as datadogAt } from "../providers/datadog/incident-account.js";
import { onAws } from "./aws.js";
import { onDatadog } from "./datadog.js";
import { PREVIEW, program, ROOT } from "./program.js";

// What is loaded, read from a file that the program's own process writes at its end.

function watched() {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  const [watcher, report] = [join(folder, "watch.cjs"), join(folder, "loaded.json")];
  writeFileSync(
    watcher,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(report)}, JSON.stringify(Object.keys(require.cache))));`,
  );
  return {
    env: { NODE_OPTIONS: `--require ${watcher}` },
    loaded: () =>
      (JSON.parse(readFileSync(report, "utf8")) as string[])
        .filter((path) => path !== watcher)
        .map((path) => path.slice(ROOT.length + 1)),
  };
}

describe("what needs no network loads nothing of a vendor", () => {
  it.each([
    ["a preview of flags", PREVIEW],
    [
      "a preview of a request",
      ["schedule", "preview", "--request", "examples/datadog-schedule.json"],
    ],
    ["the people of the file", ["contact", "list", "-f", "examples/oncall.yaml"]],
    ["the rotations of the file", ["rotation", "list", "-f", "examples/oncall.yaml"]],
    ["help", ["rotation", "verify", "--help"]],
  ])("%s", (_, args) => {
    const { env, loaded } = watched();
    expect(program(args, { env })).toMatchObject({ code: 0, stderr: "" });
    expect(loaded()).toContain("dist/main.cjs");
    expect(
      loaded().filter((path) => /providers-(aws|datadog)|smithy|node_modules/.test(path)),
    ).toEqual([]);
  });
});

describe("a command on AWS", () => {
  it("loads the client that it asks, and no chain of credentials where there are keys", async () => {
    const fake = await startFakeAws();
    onTestFinished(() => fake.close());
    const { env, loaded } = watched();
    const ran = await onAws(["contact", "list"], { env: { ...environmentOf(fake.url), ...env } });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(loaded().filter((path) => /aws/.test(path))).toEqual([
      "dist/parts/providers-aws-open.cjs",
      "dist/parts/providers-aws-contacts-client.cjs",
    ]);
    expect(existsSync(join(ROOT, "dist/parts/providers-aws-credential-chain.cjs"))).toBe(true);
  });
});

describe("a command on Datadog", () => {
  it.each([
    ["contact list", ["users"]],
    ["schedule list", ["on-call"]],
    ["incident list", ["incidents"]],
    ["team list", ["teams"]],
  ])("loads the API that it asks, and no other: %s", async (line, apis) => {
    const fake = await startFakeDatadog();
    onTestFinished(() => fake.close());
    const { env, loaded } = watched();
    const ran = await onDatadog(line.split(" "), { ...datadogAt(fake.url), ...env });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(loaded().filter((path) => /datadog/.test(path))).toEqual([
      "dist/parts/providers-datadog-open.cjs",
      ...apis.map((api) => `dist/parts/providers-datadog-${api}-client.cjs`),
    ]);
  });
});
