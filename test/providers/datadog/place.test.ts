import { describe, expect, it } from "vitest";
import { placeOf } from "../../../src/providers/datadog/place.js";

const KEYS = { DD_API_KEY: "0123abcd", DD_APP_KEY: "4567efgh" };

const place = (env: Readonly<Record<string, string>> = {}, profile?: string) =>
  placeOf({
    env: { ...KEYS, ...env },
    profile,
    now: () => 0,
    file: () => expect.unreachable("Datadog needs no file"),
  });

function failure(env: Readonly<Record<string, string>>, profile?: string): unknown {
  try {
    place(env, profile);
  } catch (error) {
    return error;
  }
  return expect.unreachable("it did not fail");
}

describe("a site of Datadog", () => {
  // The hosts of pages as the API reference of each site has them.
  it.each([
    ["datadoghq.com", "https://navy.oncall.datadoghq.com"],
    ["us3.datadoghq.com", "https://teal.oncall.datadoghq.com"],
    ["us5.datadoghq.com", "https://coral.oncall.datadoghq.com"],
    ["ap1.datadoghq.com", "https://saffron.oncall.datadoghq.com"],
    ["ap2.datadoghq.com", "https://lava.oncall.datadoghq.com"],
    ["uk1.datadoghq.com", "https://scarlet.oncall.datadoghq.com"],
    ["datadoghq.eu", "https://beige.oncall.datadoghq.eu"],
    ["ddog-gov.com", "https://navy.oncall.datadoghq.com"],
    ["us2.ddog-gov.com", "https://navy.oncall.datadoghq.com"],
  ])("%s answers at its own hosts, and its pages go to %s", (site, paging) => {
    expect(place({ DD_SITE: site })).toEqual({
      site,
      api: `https://api.${site}`,
      paging,
      keys: { api: "0123abcd", application: "4567efgh" },
    });
  });

  it("is the first one where nobody says which", () => {
    expect(place().api).toBe("https://api.datadoghq.com");
    expect(place({ DD_SITE: "" }).paging).toBe("https://navy.oncall.datadoghq.com");
  });

  it.each([
    ["https://app.datadoghq.eu/", "did you mean datadoghq.eu?"],
    ["https://us5.datadoghq.com/account/login", "did you mean us5.datadoghq.com?"],
    ["api.ap1.datadoghq.com", "did you mean ap1.datadoghq.com?"],
    ["datadog.eu", "did you mean datadoghq.eu?"],
  ])("that is written as %s is told as it should be", (site, hint) => {
    expect(failure({ DD_SITE: site })).toMatchObject({
      message: `DD_SITE: "${site}" is no site of Datadog`,
      exitCode: 2,
      hint,
    });
  });

  it("that is like no other is told with all there are", () => {
    expect(failure({ DD_SITE: "example.org" })).toMatchObject({
      exitCode: 2,
      hint: "there are: datadoghq.com, us3.datadoghq.com, us5.datadoghq.com, ap1.datadoghq.com, ap2.datadoghq.com, uk1.datadoghq.com, datadoghq.eu, ddog-gov.com, us2.ddog-gov.com",
    });
  });
});

describe("DD_HOST", () => {
  it("stands for every host, whatever the site", () => {
    const { site, api, paging } = place({ DD_HOST: "http://127.0.0.1:8126/", DD_SITE: "nowhere" });
    expect({ site, api, paging }).toEqual({
      site: "127.0.0.1:8126",
      api: "http://127.0.0.1:8126",
      paging: "http://127.0.0.1:8126",
    });
  });

  it("may lead through a path", () => {
    expect(place({ DD_HOST: "https://proxy.example.com/datadog/" }).api).toBe(
      "https://proxy.example.com/datadog",
    );
  });

  it.each(["api.datadoghq.com", "ftp://example.com", "localhost:8126"])("cannot be %s", (host) => {
    expect(failure({ DD_HOST: host })).toMatchObject({
      message: `DD_HOST: "${host}" is no URL`,
      exitCode: 2,
      hint: "write one like https://api.datadoghq.com",
    });
  });
});

describe("the keys", () => {
  it.each([
    [{ DD_API_KEY: "" }, "DD_API_KEY not set"],
    [{ DD_APP_KEY: "" }, "DD_APP_KEY not set"],
    [{ DD_API_KEY: "", DD_APP_KEY: "" }, "DD_API_KEY and DD_APP_KEY not set"],
  ])("have to be there: %o", (env, what) => {
    expect(failure(env)).toMatchObject({
      message: `not signed in to Datadog: ${what}`,
      code: "signed-out",
      exitCode: 4,
    });
  });

  it("come from no profile", () => {
    expect(failure({}, "work")).toMatchObject({
      message: "Datadog has no profiles",
      exitCode: 2,
    });
  });
});
