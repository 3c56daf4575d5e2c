import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { withLock } from "../../../src/providers/local/lock.js";
import { readNumber, SOMEBODY, workshop } from "./workers.js";

const { linkSync } = vi.hoisted(() => ({ linkSync: vi.fn() }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  linkSync.mockImplementation(fs.linkSync);
  return { ...fs, linkSync };
});

const { folder, start } = workshop();

/** What a holder wrote who was killed: to be laid down elsewhere. */
let abandoned: Record<string, unknown>;
beforeAll(async () => {
  const path = place("killed");
  const holder = await start("hold", path);
  await holder.work();
  await holder.kill();
  abandoned = JSON.parse(readFileSync(`${path}.lock`, "utf8"));
});

describe("a lock", () => {
  it("is there while it is held, names its holder, and leaves nothing behind", async () => {
    const path = place("plain");
    const seen = await withLock(path, async () => readFileSync(`${path}.lock`, "utf8"), {});
    expect(JSON.parse(seen)).toMatchObject({ pid: process.pid, host: hostname() });
    expect(readdirSync(join(folder, "plain"))).toEqual([]);
  });

  it("gives back what was run, and lets go when that fails", async () => {
    const path = place("results");
    expect(await withLock(path, async () => 7, {})).toBe(7);
    const failing = withLock(path, () => Promise.reject(new Error("no")), {});
    await expect(failing).rejects.toThrow(/^no$/);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it("keeps two of the same process apart", async () => {
    const path = place("same-process");
    const seen: string[] = [];
    const visit = (name: string) => async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(`${name} out`);
    };
    await Promise.all([withLock(path, visit("a"), {}), withLock(path, visit("b"), {})]);
    expect(seen).toEqual(["a in", "a out", "b in", "b out"]);
  });

  it("is the same one for a file and a link to it", async () => {
    const path = place("linked");
    const link = join(folder, "linked", "link.yaml");
    writeFileSync(path, "");
    symlinkSync("oncall.yaml", link);
    await withLock(
      link,
      async () => {
        expect(existsSync(`${path}.lock`)).toBe(true);
        await expect(once(path)).rejects.toMatchObject({ code: "busy" });
      },
      {},
    );
  });

  it("loses none of what fifty processes add to a number", async () => {
    const path = place("counter");
    writeFileSync(path, "0");
    const workers = await Promise.all(Array.from({ length: 50 }, () => start("count", path)));
    await Promise.all(workers.map((worker) => worker.work()));
    expect(readNumber(path)).toBe(50);
    expect(readdirSync(join(folder, "counter"))).toEqual(["oncall.yaml"]);
  });

  it("says who holds it when the waiting is over, and how to get out of it", async () => {
    const path = place("busy");
    const holder = await start("hold", path);
    await holder.work();
    // However long a living process has held it, it is not taken away.
    age(`${path}.lock`, 3600);
    const waiting = withLock(path, async () => "inside", { waitMs: 60 });
    await expect(waiting).rejects.toMatchObject({
      name: "OncallError",
      code: "busy",
      exitCode: 1,
      message: expect.stringMatching(
        `^${path} is being written by process ${holder.pid} on host ${hostname()} since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$`,
      ),
      hint: `if that process is gone, delete ${path}.lock`,
    });
  });

  it("is not waited for once the signal aborts", async () => {
    const path = place("aborted");
    const control = new AbortController();
    const run = vi.fn(async () => {});
    await withLock(
      path,
      async () => {
        const waiting = withLock(path, run, { signal: control.signal });
        control.abort();
        await expect(waiting).rejects.toMatchObject({ code: "interrupted", exitCode: 130 });
      },
      {},
    );
    expect(run).not.toHaveBeenCalled();
  });

  it("is not let go by someone who has lost it", async () => {
    const path = place("lost");
    await withLock(path, async () => writeFileSync(`${path}.lock`, "another's"), {});
    expect(readFileSync(`${path}.lock`, "utf8")).toBe("another's");
  });

  it("works where the file system knows no links", async () => {
    linkSync.mockImplementation(() => {
      throw Object.assign(new Error("no links"), { code: "EPERM", syscall: "link" });
    });
    const path = place("no-links");
    await withLock(path, () => expect(once(path)).rejects.toMatchObject({ code: "busy" }), {});
    expect(linkSync).toHaveBeenCalled();
    expect(readdirSync(join(folder, "no-links"))).toEqual([]);
    const fs = await vi.importActual<typeof import("node:fs")>("node:fs");
    linkSync.mockImplementation(fs.linkSync);
  });
});

describe("an abandoned lock", () => {
  it("is taken over at the first try when its holder was killed", async () => {
    const path = place("taken-over");
    const holder = await start("hold", path);
    await holder.work();
    await expect(once(path)).rejects.toMatchObject({ code: "busy" });
    await holder.kill();
    expect(await once(path)).toBe("inside");
    expect(readdirSync(join(folder, "taken-over"))).toEqual([]);
  });

  it.each([
    ["of another machine", () => JSON.stringify({ ...abandoned, host: "elsewhere" })],
    ["of another container", () => JSON.stringify({ ...abandoned, space: "pid:[1]" })],
    ["that cannot be read", () => '{"pid":47'],
    ["that is empty", () => ""],
    ["of no possible process", () => JSON.stringify({ ...abandoned, pid: 0 })],
  ])("%s counts for two minutes", async (_, text) => {
    const path = place("trusted");
    writeFileSync(`${path}.lock`, text());
    age(`${path}.lock`, 110);
    await expect(once(path)).rejects.toMatchObject({ code: "busy" });
    age(`${path}.lock`, 130);
    expect(await once(path)).toBe("inside");
    expect(readdirSync(join(folder, "trusted"))).toEqual([]);
  });

  it("that cannot be read is said to be another process's", async () => {
    const path = place("unreadable");
    writeFileSync(`${path}.lock`, "");
    await expect(once(path)).rejects.toThrow(`${path} is being written by another process`);
  });

  it("is taken over by one at a time of twenty that find it at once", async () => {
    const path = place("crowd");
    const workers = await Promise.all(Array.from({ length: 20 }, () => start("alone", path)));
    for (let round = 0; round < 12; round++) {
      layDown(`${path}.lock`, round);
      // Half of the time whoever was about to remove it was killed as well.
      if (round % 2 === 1) layDown(`${path}.lock.${token(round)}`, 100 + round);
      const said = await Promise.all(workers.map((worker) => worker.work()));
      expect(said).toEqual(Array.from({ length: 20 }, () => "alone"));
      expect(readdirSync(join(folder, "crowd"))).toEqual([]);
    }
  });
});

describe("a folder", () => {
  it("that is not there is said", async () => {
    const path = join(folder, "nowhere", "oncall.yaml");
    await expect(once(path)).rejects.toMatchObject({
      code: "failed",
      exitCode: 1,
      message: `${path}: there is no such file or folder`,
    });
  });

  it("that may not be written is said", async () => {
    const path = place("forbidden");
    chmodSync(join(folder, "forbidden"), 0o555);
    const worker = await start("refused", path, SOMEBODY);
    const why = `${path}: you lack the right to read or write it, or its folder`;
    expect(await worker.work()).toEqual([why, why]);
  });
});

/** The path of an oncall.yaml in a folder of its own. */
function place(name: string): string {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name, "oncall.yaml");
}

function once(path: string): Promise<string> {
  return withLock(path, async () => "inside", { waitMs: 0 });
}

function age(path: string, seconds: number): void {
  const then = Date.now() / 1000 - seconds;
  utimesSync(path, then, then);
}

function token(number: number): string {
  return number.toString(16).padStart(16, "0");
}

/** A lock as the killed holder left it, with a token of its own. */
function layDown(path: string, number: number): void {
  writeFileSync(path, JSON.stringify({ ...abandoned, token: token(number) }));
}
