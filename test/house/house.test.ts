import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

describe("the linter", () => {
  // A floor that is crossed must be told: each import here points up, or out of the house.
  it.each([
    ["src/model/zz-crossing.ts", 'import "../engine/render.js";'],
    ["src/model/zz-crossing.ts", 'import "node:fs";'],
    ["src/engine/zz-crossing.ts", 'import "../cli/program.js";'],
    ["src/engine/zz-crossing.ts", 'import "node:fs";'],
    ["src/engine/zz-crossing.ts", "export const now = Date.now();"],
    ["src/engine/zz-crossing.ts", "export const env = process.env;"],
    ["src/providers/zz-crossing.ts", 'import "../service/who.js";'],
    ["src/service/zz-crossing.ts", 'import "../cli/program.js";'],
    ["src/service/zz-crossing.ts", 'import "../providers/registry.js";'],
    ["src/config/zz-crossing.ts", 'import "../providers/provider.js";'],
    ["src/cli/views/zz-crossing.ts", 'import "../../config/project-file.js";'],
  ])("refuses in %s: %s", (path, code) => {
    const file = join(ROOT, path);
    writeFileSync(file, `${code}\n`);
    try {
      expect(() => lint(path)).toThrow();
    } finally {
      rmSync(file);
    }
  });

  it("lets a floor use the one below", () => {
    const path = "src/service/zz-crossing.ts";
    writeFileSync(join(ROOT, path), 'import "../engine/render.js";\n');
    try {
      lint(path);
    } finally {
      rmSync(join(ROOT, path));
    }
  });
});

describe("the source", () => {
  it("leaves the process only at its edge", () => {
    const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
    const leaving = files
      .filter((name) => name.endsWith(".ts"))
      .filter((name) =>
        /process\.exit\(|console\./.test(readFileSync(join(ROOT, "src", name), "utf8")),
      );
    expect(leaving).toEqual(["main.ts"]);
  });
});

function lint(path: string): void {
  execFileSync(join(ROOT, "node_modules/.bin/biome"), ["lint", "--error-on-warnings", path], {
    cwd: ROOT,
    stdio: "pipe",
  });
}
