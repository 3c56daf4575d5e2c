import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { PROGRAM, ROOT } from "./program.js";

/** A folder of its own in which `oncall` is the built program, and a home without settings. */
export interface Sandbox {
  readonly folder: string;
  /** Runs lines of shell; `set -euo pipefail` holds. */
  shell(script: string): Ran;
  /** The same while this process goes on, so that a server in it can answer. */
  shellBeside(script: string): Promise<Ran>;
}

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface SandboxOptions {
  /** Whether the example files are there: oncall.yaml, and all of them in examples/. */
  readonly examples: boolean;
  /** Beside PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
}

export function sandbox({ examples, env = {} }: SandboxOptions): Sandbox {
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
  const options = {
    cwd: folder,
    env: { ...env, PATH: `${home}:${process.env.PATH}`, HOME: home },
  };
  const bash = (script: string) => ["bash", ["-c", `set -euo pipefail\n${script}`]] as const;
  return {
    folder,
    shell(script) {
      const { status, stdout, stderr } = spawnSync(...bash(script), {
        ...options,
        encoding: "utf8",
        input: "",
      });
      return { code: status, stdout, stderr };
    },
    async shellBeside(script) {
      const child = spawn(...bash(script), options);
      child.stdin.end();
      const [stdout, stderr, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        new Promise<number | null>((resolve) => child.on("exit", resolve)),
      ]);
      return { code, stdout, stderr };
    },
  };
}
