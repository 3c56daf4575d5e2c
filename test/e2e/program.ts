import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
export const PROGRAM = join(ROOT, "bin/oncall.js");

/** Runs the built program as a process of its own. */
export function program(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; input?: string } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, ...options.env },
    ...(options.input !== undefined && { input: options.input }),
  });
  return { code: status, stdout, stderr };
}

/** Runs a line of shell in which `$oncall` is the built program. */
export function shell(line: string): string {
  return execFileSync("bash", ["-c", `set -o pipefail; ${line}`], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, oncall: `${process.execPath} ${PROGRAM}` },
  });
}

export const PREVIEW =
  "rotation preview --members alice,bob,carol --weekly mon@09:00 --start 2026-01-05T09:00 --tz America/New_York --from 2026-03-01 --to 2026-03-31".split(
    " ",
  );
