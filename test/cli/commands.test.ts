import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { oncall } from "./cli.js";

const FLAGS =
  "rotation preview --members alice,bob --start 2026-01-05T09:00 --tz America/New_York".split(" ");

function folderWith(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  writeFileSync(join(folder, "oncall.yaml"), yaml);
  return folder;
}

describe("an elapsed length", () => {
  // From noon on 7 March in New York; the clocks go forward on the 8th.
  it.each([
    ["1d", "2026-03-08T16:00:00Z"],
    ["24h", "2026-03-08T17:00:00Z"],
    ["86400s", "2026-03-08T17:00:00Z"],
    ["1d12h", "2026-03-09T04:00:00Z"],
    ["36h", "2026-03-09T05:00:00Z"],
  ])("of %s ends at %s: days count on the wall clock, hours elapse", async (length, end) => {
    const flags = `rotation preview --members a,b --elapsed ${length} --start 2026-03-07T12:00 --tz America/New_York --from 2026-03-07T12:00 --to +1h -o json`;
    const { stdout } = await oncall(flags.split(" "));
    expect(JSON.parse(stdout).shifts).toMatchObject([{ start: "2026-03-07T17:00:00Z", end }]);
  });
});

describe("the sums of a preview", () => {
  it("count an hour once for a person who is on call twice in it", async () => {
    const rotation = (members: string) =>
      `{ timeZone: UTC, start: 2026-03-01T00:00, members: ${members}, daily: ["00:00"] }`;
    const cwd = folderWith(`version: 1
people: { kim: {}, zoe: {} }
rotations:
  one: ${rotation("[kim, zoe]")}
  two: ${rotation("[kim]")}
schedules: { all: { timeZone: UTC, combine: together, rotations: [one, two] } }
`);
    const { stdout } = await oncall(
      "schedule preview all --from 2026-03-01 --to 2026-03-04".split(" "),
      { cwd, terminal: 80 },
    );
    // Three days: kim on each of them, zoe on the second.
    expect(stdout).toContain("Hours in this window: kim 72, zoe 24.");
    const who = await oncall(["schedule", "who", "all", "-q", "--at", "2026-03-01T12:00"], { cwd });
    expect(who.stdout).toBe("kim\n");
  });
});

describe("who is next", () => {
  it("is nobody who is on call already", async () => {
    // kim is on call in one until the 3rd, and begins in two on the 2nd: next is zoe, on the 3rd.
    const cwd = folderWith(`version: 1
people: { kim: {}, zoe: {} }
rotations:
  one: { timeZone: UTC, start: 2026-03-01T00:00, members: [kim, zoe], daily: ["00:00"], every: 2 }
  two: { timeZone: UTC, start: 2026-03-02T00:00, members: [kim], daily: ["00:00"] }
schedules: { all: { timeZone: UTC, combine: together, rotations: [one, two] } }
`);
    const { stdout } = await oncall(
      ["schedule", "who", "all", "--json", "--at", "2026-03-01T12:00"],
      { cwd },
    );
    expect(JSON.parse(stdout).next).toMatchObject([
      { start: "2026-03-03T00:00:00Z", members: ["zoe"], rotation: "one" },
    ]);
  });
});

describe("a terminal", () => {
  it.each([20, 40, 50, 60, 80, 132])(
    "of %i columns is not overrun by a table",
    async (terminal) => {
      const members = ["--members", "週末週末週末の当番,bob,a-very-long-name-of-somebody"];
      const argv = [
        ...FLAGS,
        ...members,
        "--weekly",
        "mon@09:00",
        "--from",
        "2026-03-01",
        "--no-color",
      ];
      const { stdout } = await oncall(argv, { terminal });
      // The columns of times give way last, to 8 columns each.
      const least = 54;
      for (const line of stdout.split("\n")) {
        const wide = [...line].filter((character) => character > "\u2e80").length;
        expect(line.length + wide).toBeLessThanOrEqual(Math.max(terminal, least));
      }
      expect(stdout.replace(/[\s…]/g, "")).not.toContain("…");
    },
  );

  it("is not given control characters that stand in names", async () => {
    const { stdout } = await oncall(
      [...FLAGS, "--weekly", "mon@09:00", "--members", "a\u001b[2J,b\tc"],
      {
        terminal: 80,
      },
    );
    expect(stdout).not.toContain("\u001b[2J");
    expect(stdout).toContain("a\\x1b[2J");
    const piped = await oncall([...FLAGS, "--weekly", "mon@09:00", "--members", "b\tc"]);
    expect(piped.stdout.split("\n")[0]?.split("\t")[2]).toBe("b\\x09c");
    const { stderr } = await oncall(["rotation", "show", "\u001b[2J"], {
      cwd: folderWith("version: 1\n"),
    });
    expect(stderr).toBe(
      'error: no rotation is called "\\x1b[2J"\nhint: there is no rotation yet\n',
    );
  });
});

describe("a long list", () => {
  it("is the same as YAML and as JSON", async () => {
    const argv = [...FLAGS, "--daily", "09:00", "--from", "2026-02-01", "--to", "2030-02-01"];
    const { parse } = await import("yaml");
    const [json, yaml] = await Promise.all(
      ["json", "yaml"].map(async (format) => (await oncall([...argv, "-o", format])).stdout),
    );
    const document = JSON.parse(json ?? "");
    expect(document.shifts.length).toBe(1462);
    expect(parse(yaml ?? "")).toEqual(document);
  });

  it("of more than a million shifts is refused", async () => {
    const argv = [...FLAGS, "--elapsed", "60s", "--from", "2026-02-01", "--to", "2030-02-01"];
    expect(await oncall(argv)).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: the window holds more than 1,000,000 shifts\nhint: ask for a shorter window\n",
    });
  });
});

describe("the file", () => {
  it("is the nearest upward, past a folder of that name", async () => {
    const cwd = folderWith("version: 1\n");
    mkdirSync(join(cwd, "team", "oncall.yaml"), { recursive: true });
    const { code, stdout } = await oncall(["rotation", "list", "--json"], {
      cwd: join(cwd, "team"),
    });
    expect({ code, list: JSON.parse(stdout) }).toEqual({
      code: 0,
      list: { format: 1, rotations: [] },
    });
  });

  it("that is no text is told in one line", async () => {
    const cwd = folderWith("\0\u0001\u0002ELF");
    expect((await oncall(["rotation", "list"], { cwd })).stderr).toMatch(
      /^error: .*: is not a text file\n$/,
    );
  });

  it("with very many mistakes names the first hundred", async () => {
    const cwd = folderWith(
      `version: 1\npeople:\n${"  a b: {}\n".repeat(1)}overrides: [${"1, ".repeat(500)}]\n`,
    );
    const { stderr } = await oncall(["rotation", "list"], { cwd });
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toMatch(/^error: and \d+ more$/);
  });

  it("that nests without end is refused", async () => {
    const cwd = folderWith("[".repeat(20_000));
    const { code, stderr } = await oncall(["rotation", "list"], { cwd });
    expect(code).toBe(2);
    expect(stderr).not.toContain("stack");
  });
});

describe("what if somebody stood in", () => {
  it("is asked of people who are there", async () => {
    const line =
      "rotation preview primary -f examples/oncall.yaml --override 2026-12-24/2026-12-27=bobb";
    const { code, stderr } = await oncall(line.split(" "));
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'error: no person is called "bobb"\nhint: did you mean bob? Or add them: oncall contact create bobb\n',
    });
  });
});
