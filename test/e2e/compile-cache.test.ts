import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { program } from "./program.js";

// Only versions of Node that do not keep compiled code themselves are helped.
const isNeeded = !("enableCompileCache" in module);
const ARGS = ["--version"];

function startIn(cache: string, env: Readonly<Record<string, string>> = {}) {
  return program(ARGS, { env: { XDG_CACHE_HOME: cache, ...env } });
}

/** The files that are kept, by their whole paths. */
function kept(cache: string): string[] {
  return readdirSync(cache, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".cache"))
    .map((name) => join(cache, name));
}

describe.runIf(isNeeded)("compiled code", () => {
  const empty = () => mkdtempSync(join(tmpdir(), "oncall-cache-"));

  it("is kept for the next start, for this version of Node alone", () => {
    const cache = empty();
    const first = startIn(cache);
    const [path = ""] = kept(cache);
    expect(path).toBe(
      join(cache, "oncall", `${process.version}-${process.arch}`, "main.cjs.cache"),
    );
    expect(statSync(join(cache, "oncall")).mode & 0o777).toBe(0o700);
    const { mtimeMs } = statSync(path);
    expect(startIn(cache)).toEqual(first);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
  });

  it.each([
    [
      "of another state of the file",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(1), Buffer.from("9")]),
    ],
    ["cut off", (bytes: Buffer) => bytes.subarray(0, 1000)],
    ["empty", () => Buffer.alloc(0)],
    [
      "nonsense with the right end",
      (bytes: Buffer) => Buffer.concat([Buffer.from("nonsense"), bytes.subarray(-32)]),
    ],
  ])("that is %s is made anew", (_, spoil) => {
    const cache = empty();
    const first = startIn(cache);
    const [path = ""] = kept(cache);
    const good = readFileSync(path);
    writeFileSync(path, spoil(good));
    expect(startIn(cache)).toEqual(first);
    expect(readFileSync(path).length).toBeGreaterThan(1000);
    expect(readFileSync(path).subarray(-32)).toEqual(good.subarray(-32));
  });

  it("that cannot be kept is no fault", () => {
    const cache = empty();
    const first = startIn(empty());
    // A file where the folder should be.
    writeFileSync(join(cache, "oncall"), "");
    expect(startIn(cache)).toEqual(first);
  });

  it("is not kept where Node is told not to", () => {
    const cache = empty();
    mkdirSync(cache, { recursive: true });
    startIn(cache, { NODE_DISABLE_COMPILE_CACHE: "1" });
    expect(kept(cache)).toEqual([]);
  });
});
