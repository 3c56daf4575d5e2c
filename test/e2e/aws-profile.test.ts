import { afterAll, describe, expect, it } from "vitest";
import { people } from "../fakes/aws/ask.js";
import { startFakeAws } from "../fakes/aws/server.js";
import { homeWith, onAws } from "./aws.js";

// AWS's own files on the built program: whose key signs, and where it goes.

const fakes: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(fakes.map(({ close }) => close())));

const keysOf = (profile: string, key: string) =>
  `[${profile}]\naws_access_key_id = ${key}\naws_secret_access_key = fake\n`;

const CREDENTIALS = keysOf("default", "AKIADEFAULT") + keysOf("work", "AKIAWORK");
const KEYS = { AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_ACCESS_KEY: "fake" };

interface Case {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly key: string;
}

const CASES: readonly [string, Case][] = [
  ["the default profile", { key: "AKIADEFAULT" }],
  ["the profile of the flag", { args: ["--profile", "work"], key: "AKIAWORK" }],
  ["the profile of the environment", { env: { AWS_PROFILE: "work" }, key: "AKIAWORK" }],
  ["the keys of the environment before the default profile", { env: KEYS, key: "AKIAENV" }],
  [
    "the profile of the environment before its keys, as the SDK does",
    { env: { ...KEYS, AWS_PROFILE: "work" }, key: "AKIAWORK" },
  ],
];

describe.concurrent("requests are signed with", () => {
  it.each(CASES)("%s, and go where the profile says", async (_, { args = [], env = {}, key }) => {
    const fake = await startFakeAws({ region: "eu-west-1" });
    fakes.push(fake);
    people(fake, "alice");
    const place = `region = eu-west-1\nendpoint_url = ${fake.url}\n`;
    const home = homeWith({
      ".aws/credentials": CREDENTIALS,
      ".aws/config": `[default]\n${place}[profile work]\n${place}`,
    });
    const { code, stdout, stderr } = await onAws([...args, "contact", "list", "-q"], { home, env });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "alice\n", stderr: "" });
    expect(fake.requests[0]?.headers.authorization).toMatch(
      new RegExp(`Credential=${key}/\\d{8}/eu-west-1/ssm-contacts/`),
    );
  });
});
