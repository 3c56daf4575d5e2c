import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "./program.js";

describe("the packed package, installed in an empty folder", () => {
  let folder: string;
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "oncall-package-"));
    execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], {
      cwd: ROOT,
      stdio: "ignore",
    });
    const [tarball = ""] = readdirSync(folder);
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    run("npm", "install", "--offline", "--no-audit", "--no-fund", `./${tarball}`);
  });

  it("brings no other package", () => {
    const packages = readdirSync(join(folder, "node_modules")).filter(
      (name) => !name.startsWith("."),
    );
    expect(packages).toEqual(["oncall"]);
  });

  it("runs as oncall", () => {
    const out = run(
      "npx",
      "oncall",
      "rotation",
      "preview",
      "--members",
      "a,b",
      "--daily",
      "09:00",
      "--start",
      "2026-01-05T09:00",
      "--tz",
      "UTC",
      "--from",
      "2026-01-05",
      "--to",
      "2026-01-06",
    );
    expect(out).toBe("2026-01-05T09:00:00Z\t2026-01-06T09:00:00Z\ta\tpreview\tREGULAR\t\n");
  });

  it("is a library, as the README shows it", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const printing = example.replace(
      /^onCallAt\((.*)\);.*$/m,
      "console.log(JSON.stringify(onCallAt($1)));",
    );
    expect(printing).toContain("console.log");
    writeFileSync(join(folder, "example.mjs"), printing);
    expect(JSON.parse(run(process.execPath, "example.mjs"))).toEqual([
      {
        start: Date.UTC(2026, 2, 2, 14),
        end: Date.UTC(2026, 2, 9, 13),
        members: ["carol"],
        type: "REGULAR",
        rotation: "primary",
      },
    ]);
  });

  it("has types that a strict compiler accepts, and that refuse what is wrong", () => {
    const use = (kind: string) =>
      `import { type Rotation, renderRotation, type Shift } from "oncall/engine";
const rotation: Rotation = {
  name: "primary", timeZone: "UTC", start: 0, members: ["a", null],
  recurrence: { kind: "${kind}", every: 1, at: [0] },
};
export const shifts: Shift[] = renderRotation(rotation, { from: 0, to: 1 });
`;
    const check = (file: string) =>
      run(
        join(ROOT, "node_modules/.bin/tsc"),
        "--noEmit",
        "--strict",
        "--module",
        "nodenext",
        "--types",
        "",
        file,
      );
    writeFileSync(join(folder, "good.ts"), use("daily"));
    writeFileSync(join(folder, "bad.ts"), use("dayly"));
    expect(check("good.ts")).toBe("");
    expect(() => check("bad.ts")).toThrow();
  });

  it("carries the licences of what is bundled", () => {
    const notices = readFileSync(
      join(folder, "node_modules/oncall/dist/THIRD_PARTY_NOTICES"),
      "utf8",
    );
    for (const name of ["commander", "yaml", "zod", "chalk", "cli-table3"]) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, "m"));
    }
  });
});
