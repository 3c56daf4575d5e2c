import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll } from "vitest";

/** A folder for a test file, with the bundled worker in it; everybody may look into it. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  chmodSync(folder, 0o755);
  const script = join(folder, "worker.mjs");
  buildSync({
    entryPoints: [join(import.meta.dirname, "worker.ts")],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
  });
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  /** Starts a worker for a job on a file, and waits until it is ready. */
  async function start(job: string, path: string, as?: { uid: number; gid: number }) {
    const child = fork(script, [job, path], { ...as });
    started.push(child);
    await once(child, "message");
    return {
      pid: child.pid as number,
      /** Lets it do its job. @returns what it says at its end */
      async work(): Promise<unknown> {
        const failure = once(child, "exit").then(() => {
          throw new Error(`the worker ended: ${job}`);
        });
        const message = once(child, "message");
        child.send("go");
        const [{ said }] = await Promise.race([message, failure]);
        return said;
      },
      /** Lets it begin, and kills it after a while. */
      async beginAndKill(afterMs: number): Promise<void> {
        const exit = once(child, "exit");
        child.send("go");
        setTimeout(() => child.kill("SIGKILL"), afterMs);
        await exit;
      },
      async kill(): Promise<void> {
        const exit = once(child, "exit");
        child.kill("SIGKILL");
        await exit;
      },
    };
  }

  return { folder, start };
}

/** Somebody who may not do everything: the tests can be run by someone who may. */
export const SOMEBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

export function readNumber(path: string): number {
  return Number(readFileSync(path, "utf8"));
}
