import { describe, expect, it } from "vitest";
import {
  isUnsure,
  notJson,
  translate,
  translateUnread,
} from "../../../src/providers/datadog/errors.js";
import type { Outcome } from "../../../src/providers/datadog/patience.js";

const place = {
  site: "datadoghq.eu",
  api: "https://api.datadoghq.eu",
  paging: "https://beige.oncall.datadoghq.eu",
  keys: { api: "0123abcd", application: "4567efgh" },
};

/** What a person is told of an answer. */
function told(outcome: Outcome, { method = "GET", path = "/api/v2/on-call/schedules" } = {}) {
  const request = { method, url: `${place.api}${path}`, headers: {} };
  const operation = "on-call getOnCallSchedule";
  return translate(outcome, { operation, request, place });
}

function answered(status: number, body: object | string = {}, headers = {}): Outcome {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "answer", answer: { status, headers, text } };
}

const broken = (code: string): Outcome => ({
  kind: "broken",
  error: Object.assign(new Error("what the\nsystem says."), { code }),
});

describe("what Datadog refuses", () => {
  const ID = "c6a8f167-2a4c-4d76-9a32-2ba0b8b3a4a1";

  // Teams and users say a text, On-Call a title that says nothing, and some of it a status, too.
  it.each([
    [{ errors: [`schedule[${ID}] is in use`] }],
    [{ errors: [{ title: "Generic Error", detail: `schedule[${ID}] is in use` }] }],
    [{ errors: [{ status: "409", title: "Conflict", detail: `schedule[${ID}] is in use.` }] }],
    [{ errors: [{ title: `schedule[${ID}] is in use` }] }],
    [`schedule[${ID}] is in use\n`],
  ])("is told in its own words, in whatever shape they come: %j", (body) => {
    expect(told(answered(409, body))).toMatchObject({
      message: `on-call getOnCallSchedule conflicts with what is there: schedule[${ID}] is in use`,
      code: "conflict",
      exitCode: 1,
    });
  });

  it("is told with all its reasons", () => {
    const errors = ["the one.", { title: "Bad Request", detail: "the\nother" }, null, 7];
    expect(told(answered(400, { errors }))).toMatchObject({
      message: "Datadog refuses on-call getOnCallSchedule: the one; the other",
      code: "bad-request",
      exitCode: 2,
    });
  });

  it.each([
    ["no body", ""],
    ["a page of a proxy", "<html><body>Bad Gateway</body></html>"],
  ])("is told by its number where there is %s", (_, body) => {
    expect(told(answered(502, body))).toMatchObject({
      message: "on-call getOnCallSchedule failed at Datadog: HTTP 502 (502)",
      exitCode: 1,
      hint: "try again; what is at fault is at Datadog",
    });
  });

  it("that is not there may be elsewhere", () => {
    expect(told(answered(404, { errors: ["Not Found"] }))).toMatchObject({
      message: "Datadog has no such thing: Not Found",
      code: "not-found",
      exitCode: 2,
      hint: "is it at another site than DD_SITE says, or deleted?",
    });
  });

  it("for the keys is a reason to sign in", () => {
    expect(told(answered(401, { errors: ["Unauthorized"] }))).toMatchObject({
      message: "not signed in to Datadog at datadoghq.eu: Unauthorized",
      code: "signed-out",
      exitCode: 4,
      hint: "see whether DD_API_KEY and DD_APP_KEY are right, and belong to the site that DD_SITE names",
    });
  });

  it.each([
    ["GET", "/api/v2/on-call/schedules/x", "on_call_read"],
    ["PUT", "/api/v2/on-call/schedules/x", "on_call_write"],
    ["POST", "/api/v2/on-call/pages", "on_call_write"],
    ["GET", "/api/v2/on-call/teams/x/on-call", "on_call_read"],
    ["GET", "/api/v2/incidents", "incident_read"],
    ["PATCH", "/api/v2/incidents/x", "incident_write"],
    ["GET", "/api/v2/team", "teams_read"],
    ["GET", "/api/v2/users", "user_access_read"],
    ["POST", "/api/v2/users", "user_access_invite"],
  ])("to who may not %s %s names the permission %s", (method, path, permission) => {
    expect(told(answered(403, { errors: ["Forbidden"] }), { method, path })).toMatchObject({
      message: "Datadog does not allow on-call getOnCallSchedule: Forbidden",
      code: "denied",
      exitCode: 1,
      hint: `the application key, and who owns it, need ${permission}`,
    });
  });

  it.each([
    [{ "x-ratelimit-reset": "37" }, "try again in 37 seconds"],
    [{ "x-ratelimit-reset": "120" }, "try again in 120 seconds"],
    // 6 minutes are 360 seconds.
    [{ "x-ratelimit-reset": "359" }, "try again in 6 minutes"],
    [{}, "try again in a minute"],
  ])("for being asked too often says for how long: %j", (headers, hint) => {
    expect(told(answered(429, "", headers))).toMatchObject({
      message: "Datadog lets no more on-call getOnCallSchedule requests through",
      code: "limited",
      exitCode: 1,
      hint,
    });
  });
});

describe("what never got an answer", () => {
  it.each([
    ["ENOTFOUND", "no address is known for api.datadoghq.eu (ENOTFOUND)"],
    ["ECONNREFUSED", "api.datadoghq.eu cannot be reached (ECONNREFUSED)"],
    ["ECONNECTTIMEOUT", "api.datadoghq.eu cannot be reached (ECONNECTTIMEOUT)"],
    ["ETIMEDOUT", "api.datadoghq.eu did not answer on-call getOnCallSchedule in time"],
    ["ECONNRESET", "api.datadoghq.eu broke off on-call getOnCallSchedule (ECONNRESET)"],
    ["CERT_HAS_EXPIRED", "api.datadoghq.eu: what the system says (CERT_HAS_EXPIRED)"],
  ])("is told in one line: %s", (code, message) => {
    expect(told(broken(code))).toMatchObject({ message, code: "failed", exitCode: 1 });
  });

  it("may have been done, where it was more than a question", () => {
    const hint = (method: string) => told(broken("ECONNRESET"), { method }).hint;
    expect(hint("GET")).toBe("try again");
    expect(hint("DELETE")).toBe("try again; it may have been done: look first");
  });
});

describe("nobody knows whether a thing was made", () => {
  it.each([
    ["a POST that broke off", broken("ECONNRESET"), "POST", true],
    ["a POST that got no answer in time", broken("ETIMEDOUT"), "POST", true],
    ["a POST that failed at Datadog", answered(500), "POST", true],
    ["a POST whose answer is no JSON", { kind: "broken", error: notJson() }, "POST", true],
    ["a POST that never was sent", broken("ECONNREFUSED"), "POST", false],
    ["a POST that was refused", answered(400), "POST", false],
    ["a POST that was too many", answered(429), "POST", false],
    ["a PUT that broke off", broken("ECONNRESET"), "PUT", false],
    ["a DELETE that failed at Datadog", answered(500), "DELETE", false],
  ] as const)("after %s: %s", (_, outcome, method, isIt) => {
    expect(isUnsure(told(outcome, { method }))).toBe(isIt);
  });

  it("after an answer that lacks something", () => {
    const thrown = new Error("missing required property 'type'");
    const error = translateUnread(thrown, "POST /x", place);
    expect(isUnsure(error)).toBe(true);
    expect(error).toMatchObject({
      message: 'datadoghq.eu answered POST /x with something that lacks "type"',
      exitCode: 1,
      hint: "is it Datadog, and is no proxy in between?",
    });
  });

  it("of nothing else that is thrown", () => {
    const defect = new TypeError("x is undefined");
    expect(translateUnread(defect, "POST /x", place)).toBe(defect);
    expect([defect, undefined, "no"].map(isUnsure)).toEqual([false, false, false]);
  });
});
