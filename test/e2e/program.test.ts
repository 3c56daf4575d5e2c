import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PREVIEW, program, ROOT, shell } from "./program.js";

describe("the built program", () => {
  it("previews a rotation as JSON, hand-offs at 09:00 New York time on both sides of 8 March", () => {
    const { code, stdout, stderr } = program([...PREVIEW, "-o", "json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const shift = (start: string, end: string, member: string) => ({
      start,
      end,
      members: [member],
      rotation: "preview",
      type: "REGULAR",
    });
    expect(JSON.parse(stdout)).toEqual({
      format: 1,
      timeZone: "America/New_York",
      window: { start: "2026-03-01T05:00:00Z", end: "2026-03-31T04:00:00Z" },
      shifts: [
        shift("2026-02-23T14:00:00Z", "2026-03-02T14:00:00Z", "bob"),
        shift("2026-03-02T14:00:00Z", "2026-03-09T13:00:00Z", "carol"),
        shift("2026-03-09T13:00:00Z", "2026-03-16T13:00:00Z", "alice"),
        shift("2026-03-16T13:00:00Z", "2026-03-23T13:00:00Z", "bob"),
        shift("2026-03-23T13:00:00Z", "2026-03-30T13:00:00Z", "carol"),
        shift("2026-03-30T13:00:00Z", "2026-04-06T13:00:00Z", "alice"),
      ],
      gaps: [],
    });
  });

  it("reads a request from standard input", () => {
    const request = readFileSync(join(ROOT, "examples/aws-preview-request.json"), "utf8");
    const { code, stdout } = program(["rotation", "preview", "--request", "-", "-o", "aws"], {
      input: request,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).RotationShifts).toHaveLength(8);
  });

  it("says every mistake of a file with its line, exits with 2 and prints no result", () => {
    const folder = mkdtempSync(join(tmpdir(), "oncall-"));
    const file = join(folder, "oncall.yaml");
    writeFileSync(
      file,
      `version: 1
people: { alice: { nmae: Alice } }
rotations:
  primary:
    timeZone: America/New_Yrok
    start: soon
    members: [alcie]
    weekly: [{ on: mon, at: 9am }]
`,
    );
    const { code, stdout, stderr } = program(["rotation", "preview", "primary", "-f", file]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toEqual([
      `error: ${file}:2:20: people.alice.nmae: "nmae" is not known here; did you mean "name"?`,
      `error: ${file}:5:15: rotations.primary.timeZone: "America/New_Yrok" is not a time zone; did you mean "America/New_York"?`,
      `error: ${file}:6:12: rotations.primary.start: "soon" is not a date and time; write 2026-01-05T09:00, with an offset if it is not in the zone`,
      `error: ${file}:7:15: rotations.primary.members[0]: no person of the file is called "alcie"; did you mean "alice"?`,
      `error: ${file}:8:29: rotations.primary.weekly[0].at: "9am" is not a time of day; did you mean "09:00"?`,
    ]);
  });

  it("ends quietly when its reader goes away, even with a megabyte to say", () => {
    const line =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell puts it in
      '$oncall rotation preview --members a,b --daily 09:00 --start 1990-01-01 --tz UTC --from 1990-01-01 --to 2020-01-01 2>&1 | head -1; echo "${PIPESTATUS[0]}"';
    expect(shell(line)).toBe(
      "1990-01-01T00:00:00Z\t1990-01-01T09:00:00Z\ta\tpreview\tREGULAR\t\n0\n",
    );
  });

  it("writes no escape codes into a pipe or with NO_COLOR", () => {
    for (const env of [{}, { NO_COLOR: "1" }, { FORCE_COLOR: "1", NO_COLOR: "1" }]) {
      expect(program([...PREVIEW, "-o", "table"], { env }).stdout).not.toContain("\u001b");
    }
  });

  it.runIf(process.platform === "linux" && existsSync("/usr/bin/script"))(
    "keeps within 80 columns of a real terminal, with colour",
    () => {
      const command = `stty cols 80; $oncall ${PREVIEW.join(" ")}`;
      const screen = shell(`script -qec '${command.replace("$oncall", `'"$oncall"'`)}' /dev/null`);
      expect(screen).toContain("\u001b[");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is looked for
      const lines = screen.replace(/\u001b\[\d+m/g, "").split(/\r?\n/);
      expect(lines.length).toBeGreaterThan(8);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it("answers the same in every zone of the machine", () => {
    const [first, ...rest] = ["UTC", "America/New_York", "Pacific/Apia"].map(
      (TZ) => program(PREVIEW, { env: { TZ } }).stdout,
    );
    for (const other of rest) expect(other).toBe(first);
  });
});

describe("an offline preview", () => {
  it("loads the program and its command, and nothing else", () => {
    const folder = mkdtempSync(join(tmpdir(), "oncall-"));
    const watcher = join(folder, "watch.cjs");
    writeFileSync(
      watcher,
      'process.on("exit", () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));',
    );
    const { stderr } = program([...PREVIEW, "-o", "json"], {
      env: { NODE_OPTIONS: `--require ${watcher}` },
    });
    const loaded = (JSON.parse(stderr) as string[])
      .filter((path) => path !== watcher)
      .map((path) => path.slice(ROOT.length + 1));
    expect(loaded).toEqual([
      "bin/oncall.js",
      // Later versions of Node keep compiled code by themselves.
      ...("enableCompileCache" in module ? [] : ["bin/compile-cache.cjs"]),
      "dist/main.cjs",
      "dist/parts/cli-commands-rotation-preview.cjs",
    ]);
  });
});
