import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { changeUserFile, readUserFile, userFilePath } from "../../src/config/user-file.js";

function pathOf(): string {
  return userFilePath({ HOME: mkdtempSync(join(tmpdir(), "oncall-")) });
}

function fileWith(text: string): string {
  const path = pathOf();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe("a user file", () => {
  it("lies below HOME, and below XDG_CONFIG_HOME where that is set", () => {
    expect(userFilePath({ HOME: "/home/kim" })).toBe("/home/kim/.config/oncall/config.yaml");
    expect(userFilePath({ HOME: "/home/kim", XDG_CONFIG_HOME: "/etc/kim" })).toBe(
      "/etc/kim/oncall/config.yaml",
    );
  });

  it("that is not there, is empty or has only comments says nothing", async () => {
    expect(await readUserFile(pathOf())).toEqual({});
    expect(await readUserFile(fileWith(""))).toEqual({});
    expect(await readUserFile(fileWith("# nothing yet\n"))).toEqual({});
  });

  it("says what stands in it", async () => {
    const path = fileWith("provider: aws\nme: alice\ntz: Europe/Berlin\n");
    expect(await readUserFile(path)).toEqual({ provider: "aws", me: "alice", tz: "Europe/Berlin" });
  });

  it("with mistakes tells all of them, each with line and column", async () => {
    const path = fileWith("# mine\nprovidr: aws\nme: 7\ntz: Europe/Berln\nfile: oncall.yaml\n");
    await expect(readUserFile(path)).rejects.toMatchObject({
      exitCode: 2,
      message: [
        `${path}:2:1: providr: "providr" is not known here; did you mean "provider"?`,
        `${path}:3:5: me: must be text, not 7`,
        `${path}:4:5: tz: "Europe/Berln" is not a time zone; did you mean "Europe/Berlin"?`,
        `${path}:5:1: file: "file" is not known here; known are provider, me, tz`,
      ].join("\n"),
    });
  });
});

describe("to set something", () => {
  it("makes the file and its folder, which nobody else may read", async () => {
    const path = pathOf();
    expect(await changeUserFile(path, "me", "alice")).toBe(true);
    expect(readFileSync(path, "utf8")).toBe("me: alice\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(path))).toEqual(["config.yaml"]);
  });

  it("takes a file that others may read away from them", async () => {
    const path = fileWith("me: alice\n");
    chmodSync(path, 0o644);
    await changeUserFile(path, "tz", "UTC");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("keeps comments, order and what else is set", async () => {
    const path = fileWith("# mine\n\ntz: UTC # for logs\n\n# who I am\nme: 'bob'\n");
    await changeUserFile(path, "me", "alice");
    await changeUserFile(path, "provider", "aws");
    expect(readFileSync(path, "utf8")).toBe(
      "# mine\n\ntz: UTC # for logs\n\n# who I am\nme: 'alice'\nprovider: aws\n",
    );
  });

  it("writes text that looks like a number so that it is read as text", async () => {
    const path = pathOf();
    await changeUserFile(path, "me", "007");
    expect(await readUserFile(path)).toEqual({ me: "007" });
  });

  it("puts right what was wrong in its own place", async () => {
    const path = fileWith("provider: azure\n");
    await changeUserFile(path, "provider", "aws");
    expect(readFileSync(path, "utf8")).toBe("provider: aws\n");
  });

  it("leaves a link a link, and writes what it leads to", async () => {
    const path = fileWith("");
    const real = join(dirname(path), "dotfile.yaml");
    const link = join(dirname(path), "linked.yaml");
    writeFileSync(real, "me: bob\n");
    symlinkSync(real, link);
    await changeUserFile(link, "me", "alice");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, "utf8")).toBe("me: alice\n");
  });

  it("writes nothing when the value is wrong", async () => {
    const path = pathOf();
    await expect(changeUserFile(path, "provider", "azure")).rejects.toMatchObject({
      exitCode: 2,
      message: 'provider: "azure" is not one of local, aws, datadog',
    });
    expect(existsSync(dirname(path))).toBe(false);
  });

  it.each([
    ["something else in the file", "me: bob\ntz: Nowhere\n"],
    ["the file no mapping", "- me\n"],
    ["the file no YAML", "me: [\n"],
  ])("writes nothing when %s is wrong", async (_, text) => {
    const path = fileWith(text);
    await expect(changeUserFile(path, "me", "alice")).rejects.toMatchObject({ exitCode: 2 });
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("changes nothing that is so already, and nothing when it is only asked", async () => {
    const path = fileWith("me: alice\n");
    expect(await changeUserFile(path, "me", "alice")).toBe(false);
    expect(await changeUserFile(path, "me", "bob", { dryRun: true })).toBe(true);
    expect(readFileSync(path, "utf8")).toBe("me: alice\n");
  });

  it("that cannot be written fails in one line", async () => {
    const path = join(fileWith("me: alice\n"), "oncall/config.yaml");
    await expect(changeUserFile(path, "me", "bob")).rejects.toMatchObject({
      exitCode: 1,
      message: `${path}: cannot be written (ENOTDIR)`,
    });
  });
});

describe("to remove something", () => {
  it("keeps every comment above it, since it can be about more", async () => {
    const path = fileWith("# mine\n\n# who I am\nme: bob # for now\n# for logs\ntz: UTC\n");
    expect(await changeUserFile(path, "me", undefined)).toBe(true);
    expect(readFileSync(path, "utf8")).toBe("# mine\n\n# who I am\n# for logs\ntz: UTC\n");
    await changeUserFile(path, "tz", undefined);
    const text = readFileSync(path, "utf8");
    expect(text).toContain("# mine\n\n# who I am\n# for logs\n");
    expect(await readUserFile(path)).toEqual({});
  });

  it("that is not there changes nothing", async () => {
    const path = pathOf();
    expect(await changeUserFile(path, "me", undefined)).toBe(false);
    expect(existsSync(path)).toBe(false);
  });

  it("lets it be set again in a line of its own", async () => {
    const path = fileWith("me: bob\n");
    await changeUserFile(path, "me", undefined);
    await changeUserFile(path, "me", "alice");
    expect(readFileSync(path, "utf8")).toBe("me: alice\n");
  });
});
