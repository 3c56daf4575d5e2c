import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { oncall, words } from "./cli.js";

const ROOT = join(import.meta.dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

function block(beginning: string): string {
  const start = README.indexOf(beginning);
  expect(start, beginning).toBeGreaterThan(0);
  return README.slice(start, README.indexOf("```", start));
}

describe("the README shows", () => {
  it("the table that its first example prints", async () => {
    const command = /^\$ oncall (rotation preview --members.*?) \\\n\s+(.*)$/m.exec(README);
    const argv = words(`${command?.[1]} ${command?.[2]}`);
    const { stdout } = await oncall([...argv, "--no-color"], {
      terminal: 80,
      now: "2026-01-01T00:00:00Z",
    });
    expect(block("preview in America/New_York")).toBe(stdout);
  });

  it("the JSON that its example prints", async () => {
    const command = /`oncall (rotation preview primary .*--json)`/.exec(README)?.[1] ?? "";
    const { stdout } = await oncall(words(command), { cwd: join(ROOT, "examples") });
    expect(block('{\n  "format": 1')).toBe(stdout);
  });

  it("the error that such a file gets", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
    writeFileSync(
      join(cwd, "oncall.yaml"),
      'version: 1\n\n\nrotations:\n  primary:\n    timeZone: America/New_Yrok\n    start: 2026-01-05\n    members: [no-one]\n    daily: ["09:00"]\n',
    );
    const { stderr } = await oncall(["rotation", "list"], { cwd });
    expect(block("error: oncall.yaml")).toBe(stderr);
  });
});
