import { describe, expect, it } from "vitest";
import {
  type CredentialFacts,
  checkAws,
  checkDatadog,
} from "../../src/service/doctor/credentials.js";
import { checkProjectFile } from "../../src/service/doctor/files.js";
import { checkNode, checkZones, zoneFacts } from "../../src/service/doctor/runtime.js";

const NOW = Date.parse("2026-03-07T20:00:00Z");
const SUMMER_TIME = -4 * 3_600_000;
const WINTER_TIME = -5 * 3_600_000;

describe("the check of Node", () => {
  it.each([
    ["20.19.0", "ok"],
    ["20.20.2", "ok"],
    ["22.0.0", "ok"],
    ["20.18.3", "problem"],
    ["18.20.8", "problem"],
    ["9.19.0", "problem"],
  ])("finds %s: %s", (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });

  it("says what to install", () => {
    expect(checkNode("18.20.8")).toEqual({
      name: "node",
      status: "problem",
      message: "18.20.8 is older than 20.19",
      hint: "install Node 20.19 or later",
    });
  });
});

describe("the check of zone data", () => {
  const full = { tzdata: "2026a", zoneCount: 418, newYork: SUMMER_TIME };

  it("knows that this runtime has New York's summer time", () => {
    expect(zoneFacts("2026a")).toMatchObject({ tzdata: "2026a", newYork: SUMMER_TIME });
  });

  it("is content with what is full and recent", () => {
    expect(checkZones(full, NOW)).toMatchObject({ status: "ok", message: "2026a, 418 zones" });
  });

  // 2023d came in December 2023: not before the end of 2025 is it surely two years old.
  it.each([
    ["2023d", "2025-12-31T23:59:59Z", "ok"],
    ["2023d", "2026-01-01T00:00:00Z", "warning"],
    ["2024a", "2026-03-07T20:00:00Z", "ok"],
  ])("finds %s in %s: %s", (tzdata, now, status) => {
    expect(checkZones({ ...full, tzdata }, Date.parse(now)).status).toBe(status);
  });

  it("says when New York is not known, or has no summer time", () => {
    expect(checkZones({ ...full, newYork: undefined }, NOW)).toMatchObject({
      status: "problem",
      message:
        "America/New_York on 2026-07-01 is not known, and should be UTC-4: times will be wrong",
    });
    expect(checkZones({ ...full, newYork: WINTER_TIME }, NOW).message).toBe(
      "America/New_York on 2026-07-01 is UTC-5, and should be UTC-4: times will be wrong",
    );
  });

  it("says when few zones are known, and when the age is not", () => {
    expect(checkZones({ ...full, zoneCount: 3 }, NOW)).toMatchObject({
      status: "warning",
      message: "only 3 zones are known",
    });
    expect(checkZones({ ...full, tzdata: "" }, NOW).status).toBe("note");
  });
});

describe("the check of a vendor's credentials", () => {
  const none: CredentialFacts = {
    isSet: {
      AWS_PROFILE: false,
      AWS_ACCESS_KEY_ID: false,
      DD_API_KEY: false,
      DD_APP_KEY: false,
      DD_SITE: false,
      DD_HOST: false,
    },
    awsFiles: [{ place: "~/.aws/config", isThere: false }],
  };
  const having = (...names: string[]): CredentialFacts => ({
    ...none,
    isSet: { ...none.isSet, ...Object.fromEntries(names.map((name) => [name, true])) },
  });

  it("misses those of AWS only where AWS is used, and is not sure then", () => {
    expect(checkAws(none, "local").status).toBe("note");
    expect(checkAws(none, "aws").status).toBe("warning");
    expect(checkAws(having("AWS_PROFILE"), "aws").status).toBe("ok");
    expect(checkAws(having("AWS_ACCESS_KEY_ID"), "aws").status).toBe("ok");
    const file = { ...none, awsFiles: [{ place: "~/.aws/config", isThere: true }] };
    expect(checkAws(file, "aws").status).toBe("ok");
  });

  it("misses those of Datadog where Datadog is used, and the second key beside the first", () => {
    expect(checkDatadog(none, "local").status).toBe("note");
    expect(checkDatadog(none, "datadog").status).toBe("problem");
    expect(checkDatadog(having("DD_APP_KEY"), "local").status).toBe("warning");
    expect(checkDatadog(having("DD_API_KEY"), "datadog").status).toBe("problem");
    expect(checkDatadog(having("DD_API_KEY", "DD_APP_KEY"), "datadog").status).toBe("ok");
  });
});

describe("the check of the right to write", () => {
  it("names what may not be written", () => {
    const checks = checkProjectFile({
      place: "oncall.yaml",
      file: { kind: "wrong", problems: [] },
      readOnly: ["/srv/team"],
      lock: undefined,
      journal: { place: "oncall.journal.jsonl", lines: undefined },
    });
    expect(checks[0]).toEqual({
      name: "write access",
      status: "warning",
      message: "/srv/team may not be written by you: no command can change oncall.yaml",
      hint: "change the permissions, or name a file of your own with -f",
    });
  });
});
