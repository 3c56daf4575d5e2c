import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { failureOf, listed, openAccount } from "./account.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Whose key signs a request, and the session that comes with it. */
async function signerWith(options: Parameters<typeof openAccount>[0]) {
  const { fake, rotations } = await openAccount(options);
  await listed(rotations.list());
  const { authorization, "x-amz-security-token": session } = fake.requests[0]?.headers ?? {};
  const [, key, scope] = /Credential=([^/]+)\/\d{8}\/([^,]+),/.exec(authorization ?? "") ?? [];
  return { key, scope, session };
}

/** AWS's own files; the chain reads the environment of the process. */
function stubFiles(credentials: string, config = "") {
  const folder = mkdtempSync(join(tmpdir(), "oncall-aws-"));
  const files = {
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
    AWS_CONFIG_FILE: join(folder, "config"),
  };
  writeFileSync(files.AWS_SHARED_CREDENTIALS_FILE, credentials);
  writeFileSync(files.AWS_CONFIG_FILE, config);
  for (const [name, value] of Object.entries(files)) vi.stubEnv(name, value);
  vi.stubEnv("AWS_PROFILE", undefined);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  return files;
}

const NO_KEYS = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" };
const WORK = "[work]\naws_access_key_id = AKIAWORK\naws_secret_access_key = fake\n";

describe("requests are signed", () => {
  it("with the keys of the environment, for the service and the region", async () => {
    expect(await signerWith({ env: { AWS_ACCESS_KEY_ID: "AKIAENV" } })).toEqual({
      key: "AKIAENV",
      scope: "us-east-1/ssm-contacts/aws4_request",
      session: undefined,
    });
  });

  it("with the session that goes with temporary keys", async () => {
    const env = { AWS_ACCESS_KEY_ID: "ASIAENV", AWS_SESSION_TOKEN: "of-an-hour" };
    expect(await signerWith({ env })).toMatchObject({ key: "ASIAENV", session: "of-an-hour" });
  });

  it("with the default profile where the environment has no keys", async () => {
    const env = { ...stubFiles(WORK.replace("work", "default")), ...NO_KEYS };
    expect(await signerWith({ env })).toMatchObject({ key: "AKIAWORK" });
  });

  it("with the profile that was asked for, even beside keys of the environment", async () => {
    const env = stubFiles(WORK);
    expect(await signerWith({ env, profile: "work" })).toMatchObject({ key: "AKIAWORK" });
  });

  it("with what the process of a profile says", async () => {
    const said = JSON.stringify({
      Version: 1,
      AccessKeyId: "AKIAPROCESS",
      SecretAccessKey: "fake",
      SessionToken: "of-a-process",
    });
    const env = stubFiles("", `[profile work]\ncredential_process = echo '${said}'\n`);
    expect(await signerWith({ env, profile: "work" })).toMatchObject({
      key: "AKIAPROCESS",
      session: "of-a-process",
    });
  });

  it("by both services with what the profile was asked for once", async () => {
    const said = JSON.stringify({
      Version: 1,
      AccessKeyId: "AKIAPROCESS",
      SecretAccessKey: "fake",
      Expiration: "2099-01-01T00:00:00Z",
    });
    const asked = join(mkdtempSync(join(tmpdir(), "oncall-aws-")), "asked");
    const command = `sh -c "echo once >> ${asked}; cat ${asked}.json"`;
    writeFileSync(`${asked}.json`, said);
    const env = stubFiles("", `[profile work]\ncredential_process = ${command}\n`);
    const { fake, api } = await openAccount({ env, profile: "work" });
    await api.send("ssm-contacts", "ListRotations", {});
    await api.send("ssm-incidents", "ListResponsePlans", {});
    const keys = fake.requests.map(({ headers }) => /AKIA[A-Z]+/.exec(headers.authorization ?? ""));
    expect(keys.map((match) => match?.[0])).toEqual(["AKIAPROCESS", "AKIAPROCESS"]);
    expect(readFileSync(asked, "utf8")).toBe("once\n");
  });
});

describe("a profile that is not there", () => {
  it("is told with the one that was meant, and nothing is asked", async () => {
    const { fake, rotations } = await openAccount({ env: stubFiles(WORK), profile: "wrok" });
    expect(await failureOf(listed(rotations.list()))).toMatchObject({
      code: "signed-out",
      exitCode: 4,
      message: expect.stringMatching(/^not signed in to AWS with profile wrok: /),
      hint: expect.stringMatching(/^there is no profile wrok in \S+ or \S+; did you mean work\?$/),
    });
    expect(fake.requests).toEqual([]);
  });
});
