import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAtomically } from "../../../src/providers/local/atomic-write.js";
import { SOMEBODY, workshop } from "./workers.js";

const { folder, start } = workshop();

describe("an atomic write", () => {
  it("makes a file with the mode that others have, and leaves nothing beside it", () => {
    const path = place("new");
    writeAtomically(path, "people: {} # Zoë\n");
    expect(readFileSync(path, "utf8")).toBe("people: {} # Zoë\n");
    expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(readdirSync(join(folder, "new"))).toEqual(["oncall.yaml"]);
  });

  it.each(["600", "640", "666"])("keeps the mode %s of a file", (mode) => {
    const path = place(`mode-${mode}`);
    writeFileSync(path, "old");
    chmodSync(path, mode);
    writeAtomically(path, "new");
    expect((statSync(path).mode & 0o777).toString(8)).toBe(mode);
    expect(readFileSync(path, "utf8")).toBe("new");
  });

  it.skipIf(SOMEBODY === undefined)("keeps owner and group where it may", () => {
    const path = place("owner");
    writeFileSync(path, "old");
    chownSync(path, 1234, 4321);
    writeAtomically(path, "new");
    expect(statSync(path)).toMatchObject({ uid: 1234, gid: 4321 });
  });

  it("writes what a link leads to, link by link, and keeps them", () => {
    const path = place("links");
    const target = join(folder, "links", "deep", "target.yaml");
    mkdirSync(join(folder, "links", "deep"));
    writeFileSync(target, "old");
    symlinkSync("target.yaml", join(folder, "links", "deep", "second"));
    symlinkSync("deep/second", path);
    writeAtomically(path, "new");
    expect(readFileSync(target, "utf8")).toBe("new");
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(folder, "links", "deep"))).toEqual(["second", "target.yaml"]);
  });

  it("makes what a link leads to when it is not there yet", () => {
    const path = place("dangling");
    symlinkSync(join(folder, "dangling", "target.yaml"), path);
    writeAtomically(path, "new");
    expect(readFileSync(join(folder, "dangling", "target.yaml"), "utf8")).toBe("new");
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });

  it("says that a link leads in a circle", () => {
    const path = place("circle");
    symlinkSync("oncall.yaml", path);
    expect(() => writeAtomically(path, "new")).toThrow(`${path}: is a link that leads in a circle`);
  });

  it("goes on over what a crash left behind, and never through it", () => {
    const path = place("leftover");
    const other = join(folder, "leftover", "other");
    writeFileSync(other, "another's");
    symlinkSync("other", join(folder, "leftover", ".oncall.yaml.tmp"));
    writeAtomically(path, "new");
    expect(readFileSync(other, "utf8")).toBe("another's");
    expect(readdirSync(join(folder, "leftover"))).toEqual(["oncall.yaml", "other"]);
  });

  it("removes its temporary file when the last step fails", () => {
    const path = place("failing");
    mkdirSync(path);
    expect(() => writeAtomically(path, "new")).toThrow(`${path}: is a folder, not a file`);
    expect(readdirSync(join(folder, "failing"))).toEqual(["oncall.yaml"]);
  });

  it("replaces no device", () => {
    expect(() => writeAtomically("/dev/null", "new")).toThrow("/dev/null: is not a file");
  });

  it("leaves a file alone that was made read-only, whoever owns the folder", async () => {
    const path = place("read-only");
    chmodSync(join(folder, "read-only"), 0o777);
    writeFileSync(path, "old");
    chmodSync(path, 0o444);
    const worker = await start("refused", path, SOMEBODY);
    expect(await worker.work()).toEqual([
      "locked",
      `${path}: you lack the right to read or write it, or its folder`,
    ]);
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(join(folder, "read-only"))).toEqual(["oncall.yaml"]);
  });

  it("shows readers the old text or the new one, and nothing between", async () => {
    const path = place("read");
    const worker = await start("write", path);
    let isDone = false;
    const work = worker.work().then(() => {
      isDone = true;
    });
    while (!isDone) {
      if (existsSync(path)) expectWhole(path);
      await new Promise(setImmediate);
    }
    await work;
    expect(expectWhole(path)).toBe(99);
  });

  it("leaves a whole file whenever it is killed", async () => {
    const kills = Array.from({ length: 12 }, async (_, number) => {
      const path = place(`killed-${number}`);
      writeFileSync(path, JSON.stringify({ turn: -1, end: -1 }));
      const worker = await start("write", path);
      await worker.beginAndKill(Math.random() * 150);
      expectWhole(path);
      writeAtomically(path, "next");
      expect(readdirSync(join(folder, `killed-${number}`))).toEqual(["oncall.yaml"]);
    });
    await Promise.all(kills);
  });
});

/** @returns the turn in which the worker wrote it */
function expectWhole(path: string): number {
  const { turn, end } = JSON.parse(readFileSync(path, "utf8"));
  expect(end).toBe(turn);
  return turn;
}

/** The path of an oncall.yaml in a folder of its own. */
function place(name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name, "oncall.yaml");
}
