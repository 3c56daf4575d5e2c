import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROGRAM, ROOT } from "./program.js";

/** A folder of its own in which `oncall` is the built program, and a home without settings. */
export interface Sandbox {
  readonly folder: string;
  /** Runs lines of shell; `set -euo pipefail` holds. */
  shell(script: string): {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
  };
}

/** @param examples whether the example files are there: oncall.yaml, and all of them in examples/ */
export function sandbox({ examples }: { examples: boolean }): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), "oncall-shell-"));
  const home = join(folder, ".home");
  mkdirSync(join(home, ".zfunc"), { recursive: true });
  const tool = join(home, "oncall");
  writeFileSync(tool, `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  chmodSync(tool, 0o755);
  if (examples) {
    cpSync(join(ROOT, "examples"), join(folder, "examples"), { recursive: true });
    cpSync(join(ROOT, "examples/oncall.yaml"), join(folder, "oncall.yaml"));
  }
  return {
    folder,
    shell(script) {
      const { status, stdout, stderr } = spawnSync("bash", ["-c", `set -euo pipefail\n${script}`], {
        cwd: folder,
        encoding: "utf8",
        env: { PATH: `${home}:${process.env.PATH}`, HOME: home },
        input: "",
      });
      return { code: status, stdout, stderr };
    },
  };
}
