import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveSetting, strongerSetting } from "../../src/config/settings.js";

/** A home and a project below a folder of their own. */
function world(files: Readonly<Record<string, string>> = {}) {
  const root = mkdtempSync(join(tmpdir(), "oncall-"));
  const home = join(root, "home");
  const cwd = join(root, "project");
  for (const folder of [home, cwd]) mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return { root, home, cwd, env: { HOME: home } };
}

const USER_FILE = "home/.config/oncall/config.yaml";
const PROJECT_FILE = "project/oncall.yaml";

describe("a setting", () => {
  it("is what a flag says, before all else", async () => {
    const { cwd, env } = world({
      [PROJECT_FILE]: "version: 1\nprovider: local\n",
      [USER_FILE]: "provider: local\n",
    });
    const sources = {
      flags: { provider: "datadog" },
      env: { ...env, ONCALL_PROVIDER: "aws" },
      cwd,
    };
    expect(await resolveSetting("provider", sources)).toEqual({
      key: "provider",
      value: "datadog",
      origin: "flag",
      place: "--provider",
    });
  });

  it("is what the environment says, before any file", async () => {
    const { cwd, env } = world({ [PROJECT_FILE]: "version: 1\nprovider: local\n" });
    const sources = { flags: {}, env: { ...env, ONCALL_PROVIDER: "aws" }, cwd };
    expect(await resolveSetting("provider", sources)).toEqual({
      key: "provider",
      value: "aws",
      origin: "environment",
      place: "ONCALL_PROVIDER",
    });
  });

  it("is what the project file says, before the user file", async () => {
    const { cwd, env } = world({
      [PROJECT_FILE]: "version: 1\nprovider: datadog\n",
      [USER_FILE]: "provider: aws\n",
    });
    expect(await resolveSetting("provider", { flags: {}, env, cwd })).toEqual({
      key: "provider",
      value: "datadog",
      origin: "project file",
      place: join(cwd, "oncall.yaml"),
    });
  });

  it("is what the user file says, before the default", async () => {
    const { home, cwd, env } = world({
      [PROJECT_FILE]: "version: 1\n",
      [USER_FILE]: "provider: aws\n",
    });
    expect(await resolveSetting("provider", { flags: {}, env, cwd })).toEqual({
      key: "provider",
      value: "aws",
      origin: "user file",
      place: join(home, ".config/oncall/config.yaml"),
    });
  });

  it("that nothing says is its default, or nothing", async () => {
    const { cwd, env } = world();
    const sources = { flags: {}, env, cwd };
    const origin = "default";
    expect(await resolveSetting("provider", sources)).toEqual({
      key: "provider",
      value: "local",
      origin,
    });
    for (const key of ["me", "tz", "file"] as const) {
      expect(await resolveSetting(key, sources)).toEqual({ key, value: undefined, origin });
    }
  });

  it("that is empty in the environment is as good as not there", async () => {
    const { cwd, env } = world({ [USER_FILE]: "me: alice\n" });
    const sources = { flags: {}, env: { ...env, ONCALL_ME: "" }, cwd };
    expect(await resolveSetting("me", sources)).toMatchObject({
      value: "alice",
      origin: "user file",
    });
  });

  it("does not look at a user file while something stronger says it", async () => {
    const { cwd, env } = world({ [USER_FILE]: "provider: [\n" });
    const sources = { flags: { tz: "UTC" }, env, cwd };
    expect(await resolveSetting("tz", sources)).toMatchObject({ value: "UTC" });
    await expect(resolveSetting("me", sources)).rejects.toMatchObject({ exitCode: 2 });
  });

  it("is in the folder of XDG_CONFIG_HOME, if that is absolute", async () => {
    const { root, cwd, env } = world({
      [USER_FILE]: "me: alice\n",
      "xdg/oncall/config.yaml": "me: bob\n",
    });
    const me = async (XDG_CONFIG_HOME: string) =>
      (await resolveSetting("me", { flags: {}, env: { ...env, XDG_CONFIG_HOME }, cwd })).value;
    expect(await me(join(root, "xdg"))).toBe("bob");
    expect(await me("xdg")).toBe("alice");
    expect(await me("")).toBe("alice");
  });
});

describe("the file that is used", () => {
  it("is the nearest upward where nothing names one", async () => {
    const { cwd, env } = world({ [PROJECT_FILE]: "version: 1\n", "project/team/notes": "" });
    const sources = { flags: {}, env, cwd: join(cwd, "team") };
    expect(await resolveSetting("file", sources)).toEqual({
      key: "file",
      value: join(cwd, "oncall.yaml"),
      origin: "default",
    });
  });

  it("is never taken from the user file", async () => {
    const { cwd, env } = world({ [USER_FILE]: "file: other.yaml\n" });
    const found = await resolveSetting("file", { flags: {}, env, cwd });
    expect(found.value).toBeUndefined();
  });

  it("is asked for the provider when ONCALL_FILE names it", async () => {
    const { cwd, env } = world({
      [PROJECT_FILE]: "version: 1\nprovider: local\n",
      "project/other.yaml": "version: 1\nprovider: aws\n",
    });
    const sources = { flags: {}, env: { ...env, ONCALL_FILE: "other.yaml" }, cwd };
    expect(await resolveSetting("provider", sources)).toMatchObject({
      value: "aws",
      place: join(cwd, "other.yaml"),
    });
  });

  it("says nothing of the provider while it is not there", async () => {
    const { cwd, env } = world();
    const sources = { flags: { file: "new.yaml" }, env, cwd };
    expect(await resolveSetting("provider", sources)).toMatchObject({
      value: "local",
      origin: "default",
    });
  });

  it.each([
    ["plainly", "version: 1\nprovider: aws\n"],
    ["beside a comment", "version: 1\nprovider: aws   # not local\n"],
    ["in lines of Windows", "version: 1\r\nprovider: aws\r\n"],
    ["in quotes", 'version: 1\n"provider": "aws"\n'],
    ["in braces", "{ version: 1, provider: aws }\n"],
    ["as JSON", '{ "version": 1,\n  "provider": "aws" }\n'],
  ])("may name the provider %s", async (_, text) => {
    const { cwd, env } = world({ [PROJECT_FILE]: text });
    expect(await resolveSetting("provider", { flags: {}, env, cwd })).toMatchObject({
      value: "aws",
      origin: "project file",
    });
  });

  it.each([
    ["in a comment", "version: 1\n# provider: aws\n"],
    ["below another key", "version: 1\npeople:\n  kim:\n    name: |\n      provider: aws\n"],
    ["and leaves it empty", "version: 1\nprovider:\n"],
  ])("does not name a provider %s", async (_, text) => {
    const { cwd, env } = world({ [PROJECT_FILE]: text });
    const found = await resolveSetting("provider", { flags: {}, env, cwd });
    expect(found).toMatchObject({ value: "local", origin: "default" });
  });
});

describe("a wrong value", () => {
  it.each([
    [
      "of a flag",
      { provider: "datadgo" },
      {},
      '--provider: "datadgo" is not one of local, aws, datadog; did you mean "datadog"?',
    ],
    [
      "of the environment",
      {},
      { ONCALL_PROVIDER: "azure" },
      'ONCALL_PROVIDER: "azure" is not one of local, aws, datadog',
    ],
  ])("%s names its place", async (_, flags, variables, message) => {
    const { cwd, env } = world();
    await expect(
      resolveSetting("provider", { flags, env: { ...env, ...variables }, cwd }),
    ).rejects.toMatchObject({ exitCode: 2, message });
  });

  it("of a zone or a person is told as well", async () => {
    const { cwd, env } = world();
    const sources = {
      flags: { tz: "America/New_Yrok" },
      env: { ...env, ONCALL_ME: "Alice Ng" },
      cwd,
    };
    await expect(resolveSetting("tz", sources)).rejects.toMatchObject({
      message: '--tz: "America/New_Yrok" is not a time zone; did you mean "America/New_York"?',
    });
    await expect(resolveSetting("me", sources)).rejects.toMatchObject({
      exitCode: 2,
      message: 'ONCALL_ME: "Alice Ng" cannot be the name of a person',
    });
  });

  it("of the project file is told with line and column", async () => {
    const { cwd, env } = world({ [PROJECT_FILE]: "version: 1\nprovider: azure\n" });
    await expect(resolveSetting("provider", { flags: {}, env, cwd })).rejects.toMatchObject({
      exitCode: 2,
      message: 'oncall.yaml:2:11: provider: "azure" is not one of local, aws, datadog',
    });
  });

  it("of a weaker source is nobody's business", async () => {
    const { cwd, env } = world({ [PROJECT_FILE]: "version: 1\nprovider: azure\n" });
    const sources = { flags: {}, env: { ...env, ONCALL_PROVIDER: "aws" }, cwd };
    expect((await resolveSetting("provider", sources)).value).toBe("aws");
  });
});

describe("what is stronger than the user file", () => {
  it("is a flag, the environment or the project file, and else nothing", async () => {
    const { cwd, env } = world({
      [PROJECT_FILE]: "version: 1\nprovider: aws\n",
      [USER_FILE]: "me: alice\n",
    });
    const sources = { flags: {}, env: { ...env, ONCALL_TZ: "UTC" }, cwd };
    expect(await strongerSetting("provider", sources)).toMatchObject({ origin: "project file" });
    expect(await strongerSetting("tz", sources)).toMatchObject({ origin: "environment" });
    expect(await strongerSetting("me", sources)).toBeUndefined();
  });
});
