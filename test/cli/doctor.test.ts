import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { withLock } from "../../src/providers/local/lock.js";
import { oncall } from "./cli.js";

/** A home, and a folder in it to work in. */
function home(files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  const cwd = join(folder, "work");
  mkdirSync(cwd);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { folder, cwd, env: { HOME: folder } };
}

const FILE = `version: 1
people: { kim: {}, zoe: {} }
rotations:
  one: { timeZone: UTC, start: 2026-03-01T00:00, members: [kim, zoe], daily: ["00:00"] }
schedules: { all: { timeZone: UTC, rotations: [one] } }
overrides: [{ schedule: all, from: 2026-03-02T00:00, to: 2026-03-03T00:00, members: [kim] }]
`;

interface Check {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly hint?: string;
}

/** The exit code, and the checks of these names. */
async function examine(
  at: Parameters<typeof oncall>[1],
  names: readonly string[],
  ...flags: string[]
) {
  const { code, stdout } = await oncall(["doctor", "--json", ...flags], at);
  const checks = JSON.parse(stdout).checks as Check[];
  return { code, checks: checks.filter(({ name }) => names.includes(name)) };
}

describe("doctor", () => {
  it("goes through everything, and ends with 0 where nothing is wrong", async () => {
    const { cwd, env } = home({ "work/oncall.yaml": FILE });
    const { code, stdout } = await oncall(["doctor", "--json"], { cwd, env });
    expect(code).toBe(0);
    const { format, checks } = JSON.parse(stdout);
    expect(format).toBe(1);
    expect(checks.map(({ name, status }: Check) => `${name}: ${status}`)).toEqual([
      "node: ok",
      "zone data: ok",
      "user file: ok",
      "project file: ok",
      "write access: ok",
      "lock: ok",
      "journal: ok",
      "settings: ok",
      "aws: note",
      "datadog: note",
    ]);
  });

  it("shows the outcome in words, what to do below it, and the sum", async () => {
    const { cwd, env } = home({ "work/oncall.yaml": "version: 1\npeople: []\n" });
    const at = { cwd, env: { ...env, DD_API_KEY: "0123", AWS_PROFILE: "prod" }, terminal: 100 };
    const { code, stdout } = await oncall(["doctor", "--no-color"], at);
    expect(code).toBe(3);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("Status   Check         Message");
    expect(lines).toContain(
      "problem  project file  oncall.yaml:2:9: people: must be a mapping of names to values, not a list",
    );
    const datadog = lines.findIndex((line) => line.startsWith("warning  datadog "));
    expect(lines.slice(datadog, datadog + 2)).toEqual([
      "warning  datadog       DD_API_KEY set, DD_APP_KEY not set, DD_SITE not set (datadoghq.com)",
      "                       hint: to use Datadog: set DD_API_KEY and DD_APP_KEY",
    ]);
    expect(lines.slice(-3)).toEqual(["", "  1 problem, 1 warning.", ""]);
  });

  it("never prints what a credential is", async () => {
    const { cwd, env } = home({ ".aws/credentials": "[default]\naws_secret_access_key=hunter2\n" });
    const secrets = {
      AWS_PROFILE: "hunter2",
      AWS_ACCESS_KEY_ID: "hunter2",
      DD_API_KEY: "hunter2",
      DD_APP_KEY: "hunter2",
      DD_SITE: "hunter2",
    };
    const at = { cwd, env: { ...env, ...secrets } };
    for (const format of ["table", "json", "yaml", "csv", "tsv"]) {
      const { stdout } = await oncall(["doctor", "-o", format], at);
      expect(stdout).not.toContain("hunter2");
    }
    expect((await examine(at, ["aws", "datadog"])).checks).toEqual([
      {
        name: "aws",
        status: "ok",
        message:
          "AWS_PROFILE set, AWS_ACCESS_KEY_ID set, ~/.aws/config not there, ~/.aws/credentials there",
      },
      { name: "datadog", status: "ok", message: "DD_API_KEY set, DD_APP_KEY set, DD_SITE set" },
    ]);
  });
});

describe("doctor and the files", () => {
  it("counts what the project file holds", async () => {
    const { cwd, env } = home({ "work/oncall.yaml": FILE });
    expect(await examine({ cwd, env }, ["project file"])).toEqual({
      code: 0,
      checks: [
        {
          name: "project file",
          status: "ok",
          message: "oncall.yaml: 2 people, 1 rotation, 1 schedule, 1 override, 0 policies",
        },
      ],
    });
  });

  it("tells every problem of the project file, each once", async () => {
    const { cwd, env } = home({ "work/oncall.yaml": "version: 1\nprovider: azure\npeple: {}\n" });
    const { code, checks } = await examine({ cwd, env }, ["project file", "settings"]);
    expect(code).toBe(3);
    expect(checks).toEqual([
      {
        name: "project file",
        status: "problem",
        message: 'oncall.yaml:2:11: provider: "azure" is not one of local, aws, datadog',
      },
      {
        name: "project file",
        status: "problem",
        message: 'oncall.yaml:3:1: peple: "peple" is not known here; did you mean "people"?',
      },
      {
        name: "settings",
        status: "ok",
        message: `file ${join(cwd, "oncall.yaml")} (default)`,
      },
    ]);
  });

  it("misses a project file where the provider needs one, and where one was named", async () => {
    const { cwd, env } = home();
    const status = async (...flags: string[]) => {
      const { code, checks } = await examine({ cwd, env }, ["project file"], ...flags);
      return [code, ...checks.map(({ status, message }) => [status, message])];
    };
    const message = `there is no oncall.yaml in ${cwd} or above it`;
    expect(await status()).toEqual([0, ["warning", message]]);
    // Nothing says which region: AWS cannot be asked.
    expect(await status("--provider", "aws")).toEqual([3, ["note", message]]);
    expect(await status("-f", "nope.yaml")).toEqual([
      3,
      ["problem", "nope.yaml: there is no such file"],
    ]);
  });

  it("says what the user file sets, or what is wrong with it, once", async () => {
    const right = home({ ".config/oncall/config.yaml": "tz: UTC\nme: kim\n" });
    expect((await examine(right, ["user file"])).checks).toEqual([
      { name: "user file", status: "ok", message: "~/.config/oncall/config.yaml: tz, me" },
    ]);
    const wrong = home({ ".config/oncall/config.yaml": "tz: Nowhere\n" });
    const { code, checks } = await examine(wrong, ["user file", "settings"]);
    expect(code).toBe(3);
    expect(checks.map(({ name, status, message }) => [name, status, message])).toEqual([
      [
        "user file",
        "problem",
        `${join(wrong.folder, ".config/oncall/config.yaml")}:1:5: tz: "Nowhere" is not a time zone: write an IANA name such as America/New_York or UTC`,
      ],
    ]);
  });

  it("tells a wrong value of the environment", async () => {
    const { cwd, env } = home({ "work/oncall.yaml": FILE });
    const at = { cwd, env: { ...env, ONCALL_TZ: "Nowhere", ONCALL_ME: "kim" } };
    const { code, checks } = await examine(at, ["settings"]);
    expect(code).toBe(3);
    expect(checks.map(({ status, message }) => [status, message])).toEqual([
      [
        "problem",
        'ONCALL_TZ: "Nowhere" is not a time zone: write an IANA name such as America/New_York or UTC',
      ],
      [
        "ok",
        `provider local (default), me kim (environment ONCALL_ME), file ${join(cwd, "oncall.yaml")} (default)`,
      ],
    ]);
  });

  it("counts the lines of the journal that are torn", async () => {
    const { cwd, env } = home({
      "work/oncall.yaml": FILE,
      "work/oncall.journal.jsonl": '{"id":"1"}\n{"id":"2"}\n{"id":',
    });
    expect((await examine({ cwd, env }, ["journal"])).checks).toEqual([
      {
        name: "journal",
        status: "warning",
        message: "oncall.journal.jsonl: 1 of 3 lines cannot be read",
        hint: "a crash cuts a line off; what cannot be read is passed over",
      },
    ]);
  });

  it("tells a journal that cannot be read", async () => {
    const { cwd, env } = home({
      "work/oncall.yaml": FILE,
      "work/oncall.journal.jsonl/not-a-file": "",
    });
    const { code, checks } = await examine({ cwd, env }, ["journal"]);
    expect(code).toBe(3);
    expect(checks).toEqual([
      {
        name: "journal",
        status: "problem",
        message: "oncall.journal.jsonl: is a folder, not a file",
      },
    ]);
  });
});

describe("doctor and the lock", () => {
  const lockCheck = async (at: { cwd: string; env: { HOME: string } }) =>
    (await examine(at, ["lock"])).checks;

  it("names the process that holds it", async () => {
    const { cwd, env } = home({ "work/oncall.yaml": FILE });
    const checks = await withLock(join(cwd, "oncall.yaml"), () => lockCheck({ cwd, env }), {});
    expect(checks).toEqual([
      { name: "lock", status: "note", message: `process ${process.pid} is writing oncall.yaml` },
    ]);
    expect(await lockCheck({ cwd, env })).toEqual([
      { name: "lock", status: "ok", message: "nobody is writing oncall.yaml" },
    ]);
  });

  it("says when that process is on another machine", async () => {
    const holder = {
      pid: 7,
      host: `not-${hostname()}`,
      space: "",
      token: "0123456789abcdef",
      at: "",
    };
    const { cwd, env } = home({
      "work/oncall.yaml": FILE,
      "work/oncall.yaml.lock": JSON.stringify(holder),
    });
    expect(await lockCheck({ cwd, env })).toEqual([
      {
        name: "lock",
        status: "note",
        message: `process 7 on host not-${hostname()} is writing oncall.yaml`,
        hint: "if no oncall is writing oncall.yaml, delete oncall.yaml.lock",
      },
    ]);
  });

  it("says when it was left behind", async () => {
    const at = home({ "work/oncall.yaml": FILE });
    const path = join(at.cwd, "oncall.yaml");
    // A lock of this machine, as a process that is gone would have made it.
    const text = await withLock(path, async () => readFileSync(`${path}.lock`, "utf8"), {});
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(`${path}.lock`, JSON.stringify({ ...JSON.parse(text), pid }));
    expect(await lockCheck(at)).toEqual([
      {
        name: "lock",
        status: "warning",
        message: `oncall.yaml.lock was left behind by process ${pid}, which is gone`,
        hint: "the next change clears it away",
      },
    ]);
  });

  it("says when it cannot be read", async () => {
    const at = home({ "work/oncall.yaml": FILE, "work/oncall.yaml.lock": "" });
    expect(await lockCheck(at)).toEqual([
      {
        name: "lock",
        status: "warning",
        message: "oncall.yaml.lock does not say whose it is",
        hint: "if no oncall is writing oncall.yaml, delete oncall.yaml.lock",
      },
    ]);
  });
});
