import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { oncall } from "./cli.js";

/** A home and an empty folder in it to work in; no oncall.yaml upward. */
function home(userFile?: string) {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  const path = join(folder, ".config/oncall/config.yaml");
  const cwd = join(folder, "work");
  mkdirSync(cwd);
  if (userFile !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, userFile);
  }
  return { folder, path, cwd, env: { HOME: folder } };
}

const config = (line: string, at: Parameters<typeof oncall>[1]) =>
  oncall(["config", ...line.split(" ")], at);

describe("config list", () => {
  it("says of every setting what it is and what says so", async () => {
    const { cwd, env } = home("provider: aws\nme: alice\n");
    const at = { cwd, env: { ...env, ONCALL_ME: "bob" }, terminal: 80 };
    expect(await config("list --tz UTC --no-color", at)).toEqual({
      code: 0,
      stdout: [
        "Setting   Value  From",
        "provider  aws    user file ~/.config/oncall/config.yaml",
        "me        bob    environment ONCALL_ME",
        "tz        UTC    flag --tz",
        "file             default",
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  it("says a project file from where one is", async () => {
    const { folder, cwd, env } = home();
    writeFileSync(join(folder, "oncall.yaml"), "version: 1\nprovider: datadog\n");
    writeFileSync(join(cwd, "other.yaml"), "version: 1\nprovider: aws\n");
    const { stdout } = await config("list", { cwd, env });
    expect(stdout.split("\n")).toContain("provider\tdatadog\tproject file ~/oncall.yaml");
    const named = await config("list -f other.yaml", { cwd, env });
    expect(named.stdout.split("\n")).toContain("provider\taws\tproject file other.yaml");
    expect(named.stdout.split("\n")).toContain("file\tother.yaml\tflag --file");
  });

  it("is one document as JSON, without what is not set", async () => {
    const { path, cwd, env } = home("me: alice\n");
    const { stdout } = await config("list --json", { cwd, env });
    expect(JSON.parse(stdout)).toEqual({
      format: 1,
      settings: [
        { name: "provider", value: "local", from: "default" },
        { name: "me", value: "alice", from: "user file", place: path },
        { name: "tz", from: "default" },
        { name: "file", from: "default" },
      ],
    });
  });

  it("tells a wrong value with its place", async () => {
    const { cwd, env } = home();
    expect(await config("list", { cwd, env: { ...env, ONCALL_PROVIDER: "azure" } })).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: ONCALL_PROVIDER: "azure" is not one of local, aws, datadog\n',
    });
  });
});

describe("config get", () => {
  it("prints the value alone", async () => {
    const { cwd, env } = home("me: alice\n");
    expect(await config("get me", { cwd, env })).toEqual({
      code: 0,
      stdout: "alice\n",
      stderr: "",
    });
    const json = await config("get me --json", { cwd, env: { ...env, ONCALL_ME: "bob" } });
    expect(JSON.parse(json.stdout)).toEqual({
      format: 1,
      name: "me",
      value: "bob",
      from: "environment",
      place: "ONCALL_ME",
    });
  });

  it("fails when there is none", async () => {
    const { cwd, env } = home();
    expect(await config("get tz", { cwd, env })).toEqual({
      code: 1,
      stdout: "",
      stderr: "error: tz is not set\nhint: oncall config set tz ...\n",
    });
    expect((await config("get file", { cwd, env })).stderr).toBe(
      "error: file is not set\nhint: give --file, or set ONCALL_FILE\n",
    );
  });

  it("refuses what is no setting, and says which may be meant", async () => {
    const { cwd, env } = home();
    expect(await config("get providr", { cwd, env })).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: there is no setting "providr"\nhint: did you mean provider?\n',
    });
    expect((await config("get colour", { cwd, env })).stderr).toBe(
      'error: there is no setting "colour"\nhint: there are: provider, me, tz, file\n',
    );
  });
});

describe("config set", () => {
  it("writes the user file and says so beside the result", async () => {
    const { path, cwd, env } = home();
    expect(await config("set me alice", { cwd, env })).toEqual({
      code: 0,
      stdout: "",
      stderr: `me is alice now, in ${path}\n`,
    });
    expect(readFileSync(path, "utf8")).toBe("me: alice\n");
    expect((await config("get me", { cwd, env })).stdout).toBe("alice\n");
    expect((await config("set me alice", { cwd, env })).stderr).toBe(
      `me is alice already, in ${path}\n`,
    );
  });

  it("removes with --unset", async () => {
    const { path, cwd, env } = home("me: alice\ntz: UTC\n");
    expect((await config("set me --unset", { cwd, env })).stderr).toBe(
      `me is not set now, in ${path}\n`,
    );
    expect(readFileSync(path, "utf8")).toBe("tz: UTC\n");
    expect((await config("set me --unset", { cwd, env })).stderr).toBe(
      `me is not set already, in ${path}\n`,
    );
  });

  it("warns when something stronger says otherwise", async () => {
    const { path, cwd, env } = home();
    const at = { cwd, env: { ...env, ONCALL_ME: "bob" } };
    expect(await config("set me alice", at)).toEqual({
      code: 0,
      stdout: "",
      stderr: `me is alice now, in ${path}\nwarning: environment ONCALL_ME says bob, and is stronger\n`,
    });
    writeFileSync(join(cwd, "oncall.yaml"), "version: 1\nprovider: local\n");
    expect((await config("set provider aws", { cwd, env })).stderr).toContain(
      "warning: project file oncall.yaml says local, and is stronger\n",
    );
  });

  it("writes nothing with --dry-run", async () => {
    const { path, cwd, env } = home();
    expect(await config("set me alice --dry-run", { cwd, env })).toEqual({
      code: 0,
      stdout: "",
      stderr: `me would be alice, in ${path}\n`,
    });
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ["set provider azure", 'provider: "azure" is not one of local, aws, datadog'],
    ["set me", "me: a value is missing\nhint: give one, or --unset"],
    ["set me alice --unset", "a value and --unset exclude each other\nhint: give one of them"],
    ["set profile prod", 'there is no setting "profile"\nhint: there are: provider, me, tz, file'],
    [
      "set file oncall.yaml",
      "file cannot be set in the user file\nhint: give --file, or set ONCALL_FILE",
    ],
  ])("refuses: %s", async (line, said) => {
    const { path, cwd, env } = home();
    expect(await config(line, { cwd, env })).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${said}\n`,
    });
    expect(existsSync(path)).toBe(false);
  });

  it.each(["apiKey", "api_key", "DD_APP_KEY", "token", "password", "aws-secret-access-key"])(
    "keeps %s out of the file, and out of what it says",
    async (name) => {
      const { path, cwd, env } = home();
      const { code, stdout, stderr } = await config(`set ${name} hunter2`, { cwd, env });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toBe(
        `error: "${name}": secrets do not belong in the user file\nhint: credentials come from the vendor's own environment: AWS_PROFILE, or DD_API_KEY and DD_APP_KEY\n`,
      );
      expect(existsSync(path)).toBe(false);
    },
  );
});

describe("config path", () => {
  it("prints where the user file is, there or not", async () => {
    const { path, cwd, env } = home();
    expect(await config("path", { cwd, env })).toEqual({
      code: 0,
      stdout: `${path}\n`,
      stderr: "",
    });
    const at = { cwd, env: { ...env, XDG_CONFIG_HOME: "/etc/kim" } };
    expect((await config("path", at)).stdout).toBe("/etc/kim/oncall/config.yaml\n");
  });
});
