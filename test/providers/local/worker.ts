// What another process does with a file, in the tests of the local provider. It says "ready", does
// its job whenever it gets a message, and says so with another.
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { writeAtomically } from "../../../src/providers/local/atomic-write.js";
import { withLock } from "../../../src/providers/local/lock.js";

const [job = "", path = ""] = process.argv.slice(2);

const JOBS: Readonly<Record<string, () => Promise<unknown>>> = {
  /** Adds one to the number in the file. */
  count: () =>
    withLock(
      path,
      async () => {
        const before = Number(readFileSync(path, "utf8"));
        await sleep(1);
        writeFileSync(path, String(before + 1));
      },
      {},
    ),

  /** Finds out whether somebody else has the lock too. */
  alone: () =>
    withLock(
      path,
      async () => {
        const marker = `${path}.inside`;
        closeSync(openSync(marker, "wx"));
        await sleep(1);
        rmSync(marker);
      },
      {},
    ).then(
      () => "alone",
      (error: Error) => error.message,
    ),

  /** Takes the lock and keeps it. */
  hold: () =>
    new Promise((resolve) => {
      void withLock(path, () => new Promise(() => resolve("inside")), {});
    }),

  /** Replaces the file a hundred times. */
  write: async () => {
    for (let turn = 0; turn < 100; turn++) writeAtomically(path, documentOf(turn));
  },

  /** Tries once to lock and to replace the file. */
  refused: async () => {
    const said = (error: Error) => error.message;
    return [
      await withLock(path, async () => "locked", { waitMs: 0 }).catch(said),
      await Promise.resolve()
        .then(() => writeAtomically(path, "new"))
        .then(() => "written", said),
    ];
  },
};

// It ends when its parent lets go of it.
process.on("message", async () => {
  const said = await JOBS[job]?.();
  process.send?.({ said });
});
process.send?.("ready");

function documentOf(turn: number): string {
  return JSON.stringify({ turn, filling: "x".repeat(100_000), end: turn });
}
