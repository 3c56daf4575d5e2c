import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { PROGRAM, ROOT } from "./program.js";

const RUNBOOK = join(ROOT, "examples/runbook.sh");

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  copyFileSync(join(ROOT, "examples/oncall.yaml"), join(cwd, "oncall.yaml"));
});

/** Runs bash where the example file is, with the built program as $ONCALL. */
function bash(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("bash", args, {
    cwd,
    encoding: "utf8",
    // Settings of whoever runs this must not matter.
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      ONCALL_ME: "alice",
      ONCALL: `${process.execPath} ${PROGRAM}`,
    },
  });
  return { code: status, stdout, stderr };
}

describe("the runbook of the examples", () => {
  it("opens an incident, pages, acknowledges, notes, resolves, and tells it", () => {
    const { code, stdout, stderr } = bash([RUNBOOK, "payments"]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "the local provider notifies nobody: call them yourself\n",
    });
    const timeline = stdout
      .split("\n")
      .map((line) => line.split("\t"))
      .slice(-7, -1);
    // Who is on call depends on the day.
    const shown = timeline.map(([id, , kind, by, text]) => [
      id,
      kind,
      by,
      text?.replace(/calls \S+/, "calls somebody"),
    ]);
    expect(shown).toEqual([
      ["inc-1.1", "created", "", "Cards are declined"],
      ["inc-1.2", "paged", "", "page-1 calls somebody (policy:payments, step 1)"],
      ["inc-1.3", "acknowledged", "alice", "page-1 is acknowledged"],
      ["inc-1.4", "note", "", "Rolling back the last release"],
      ["inc-1.5", "note", "", "Rolled back, and cards go through again"],
      ["inc-1.6", "resolved", "", "resolved"],
    ]);
    for (const [, at] of timeline) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("stops at the first step that fails, and leaves the incident open", () => {
    const { code, stdout, stderr } = bash([RUNBOOK, "paymnets"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe('error: no policy is called "paymnets"\nhint: did you mean payments?\n');
    expect(bash(["-c", "$ONCALL incident list -q"]).stdout).toBe("inc-1\n");
  });

  it("says how it is used", () => {
    const { code, stderr } = bash([RUNBOOK]);
    expect(code).not.toBe(0);
    expect(stderr).toContain("usage: runbook.sh POLICY");
  });

  it.runIf(spawnSync("shellcheck", ["--version"]).status === 0)("has nothing to check", () => {
    const { status, stdout } = spawnSync("shellcheck", [RUNBOOK], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});

describe("ids in a pipe", () => {
  it("go from list to resolve, and none is no mistake", () => {
    for (const title of ["one", "two"]) bash(["-c", `$ONCALL incident create ${title}`]);
    const line = "set -o pipefail; $ONCALL incident list -q | xargs -r $ONCALL incident resolve -q";
    expect(bash(["-c", line])).toEqual({ code: 0, stdout: "inc-2\ninc-1\n", stderr: "" });
    expect(bash(["-c", line])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("are all different when many are made at once", () => {
    const create = "$ONCALL incident create x -q";
    const { stdout } = bash(["-c", `for i in 1 2 3 4 5 6; do ${create} & done; wait`]);
    const made = stdout.split("\n").filter(Boolean).sort();
    expect(made).toEqual(["inc-1", "inc-2", "inc-3", "inc-4", "inc-5", "inc-6"]);
    const journal = readFileSync(join(cwd, "oncall.journal.jsonl"), "utf8");
    expect(journal.trimEnd().split("\n")).toHaveLength(6);
  });
});
