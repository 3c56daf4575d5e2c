import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { awsFiles, placeOf } from "../../../src/providers/aws/place.js";
import { failureOf } from "./account.js";

const CONFIG = `[default]
region = eu-west-1
[profile work]
region = us-west-2
[profile keys-only]
output = json
`;

const CREDENTIALS = `[legacy]
region = sa-east-1
aws_access_key_id = AKIAFAKE
aws_secret_access_key = fake
`;

/** The environment of a home with these files, and more. */
function home(more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "oncall-aws-"));
  const AWS_CONFIG_FILE = join(folder, "config");
  const AWS_SHARED_CREDENTIALS_FILE = join(folder, "credentials");
  writeFileSync(AWS_CONFIG_FILE, CONFIG);
  writeFileSync(AWS_SHARED_CREDENTIALS_FILE, CREDENTIALS);
  return { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ...more };
}

function opening(env: Readonly<Record<string, string>>, profile?: string) {
  const file = () => expect.unreachable("AWS needs no file");
  return { env, profile, now: () => 0, file };
}

const regionOf = async (more = {}) => (await placeOf(opening(home(more)))).region;

describe("the region", () => {
  it("is what AWS_REGION says, then AWS_DEFAULT_REGION, then the profile", async () => {
    const both = { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-2", AWS_PROFILE: "work" };
    expect(await regionOf(both)).toBe("us-east-1");
    expect(await regionOf({ ...both, AWS_REGION: "" })).toBe("us-east-2");
    expect(await regionOf({ AWS_PROFILE: "work" })).toBe("us-west-2");
  });

  it("is the default profile's where nobody names one", async () => {
    expect(await regionOf()).toBe("eu-west-1");
  });

  it("may stand in the file of credentials", async () => {
    expect(await regionOf({ AWS_PROFILE: "legacy" })).toBe("sa-east-1");
  });

  it("is that of the profile that was asked for, whichever the environment names", async () => {
    vi.stubEnv("AWS_PROFILE", "work");
    const place = await placeOf(opening(home({ AWS_PROFILE: "work" }), "legacy"));
    // The client knows the profile by the environment of the process alone.
    const seen = process.env.AWS_PROFILE;
    vi.unstubAllEnvs();
    expect(place).toMatchObject({ region: "sa-east-1", profile: "legacy" });
    expect(seen).toBe("legacy");
  });

  it("has to be said", async () => {
    expect(await failureOf(placeOf(opening(home({ AWS_PROFILE: "keys-only" }))))).toMatchObject({
      message: "nothing says which AWS region, not even profile keys-only",
      exitCode: 2,
      hint: expect.stringContaining("AWS_REGION=us-east-1"),
    });
  });

  it.each(["us east 1", "http://example.com", "us-east-1/..", "US-EAST-1", "virginia"])(
    "cannot be %s",
    async (AWS_REGION) => {
      expect(await failureOf(placeOf(opening(home({ AWS_REGION }))))).toMatchObject({
        message: `"${AWS_REGION}" cannot be an AWS region`,
        exitCode: 2,
      });
    },
  );
});

describe("the endpoints", () => {
  const endpointsOf = async (more = {}) =>
    (await placeOf(opening({ AWS_REGION: "us-east-1", ...more }))).endpoints;

  it("are AWS's own where nobody says otherwise", async () => {
    expect(await endpointsOf({ AWS_ENDPOINT_URL: "" })).toEqual({
      "ssm-contacts": undefined,
      "ssm-incidents": undefined,
    });
  });

  it("are those of one service before that of all", async () => {
    const AWS_ENDPOINT_URL = "http://all";
    const AWS_ENDPOINT_URL_SSM_INCIDENTS = "http://incidents";
    expect(await endpointsOf({ AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SSM_INCIDENTS })).toEqual({
      "ssm-contacts": "http://all",
      "ssm-incidents": "http://incidents",
    });
  });

  it("are left alone where the environment says so", async () => {
    const AWS_ENDPOINT_URL = "http://all";
    const ignored = { AWS_ENDPOINT_URL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" };
    expect(await endpointsOf(ignored)).toEqual({
      "ssm-contacts": undefined,
      "ssm-incidents": undefined,
    });
  });
});

it("finds AWS's own files in the home where nothing else is said", () => {
  expect(awsFiles({ HOME: "/home/ann" })).toEqual({
    config: "/home/ann/.aws/config",
    credentials: "/home/ann/.aws/credentials",
  });
  expect(awsFiles({ HOME: "/home/ann", AWS_CONFIG_FILE: "/etc/aws" }).config).toBe("/etc/aws");
});
