import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, layer, schedule, UUID } from "./datadog/ask.js";
import {
  afterwards,
  always,
  broken,
  every,
  limited,
  malformed,
  nth,
  only,
  together,
  unknownOperation,
} from "./datadog/faults.js";
import { type FakeDatadog, type FakeDatadogOptions, startFakeDatadog } from "./datadog/server.js";

let fake: FakeDatadog;
beforeEach(() => start());
afterEach(() => fake.close());

async function start(options: FakeDatadogOptions = {}): Promise<void> {
  await fake?.close();
  fake = await startFakeDatadog({ now: () => Date.parse("2026-01-07T12:00:00Z"), ...options });
}

describe("keys", () => {
  const right = { "dd-api-key": "a", "dd-application-key": "b" };

  it.each([
    ["none", {}, 401, "Unauthorized"],
    ["no application key", { "dd-api-key": "a" }, 403, "Forbidden"],
    ["no API key", { "dd-application-key": "b" }, 403, "Forbidden"],
    ["another API key", { ...right, "dd-api-key": "x" }, 403, "Forbidden"],
    ["another application key", { ...right, "dd-application-key": "x" }, 403, "Forbidden"],
    ["another token", { authorization: "Bearer x" }, 403, "Forbidden"],
  ])("%s: is refused", async (_, headers, status, text) => {
    await start({ keys: { api: "a", application: "b", token: "c" } });
    const answer = await ask(fake, "GET /users", undefined, headers);
    expect([answer.status, answer.body]).toEqual([status, { errors: [text] }]);
  });

  it("that are right, a token, or any where nothing is said are taken", async () => {
    await start({ keys: { api: "a", application: "b", token: "c" } });
    expect((await ask(fake, "GET /users", undefined, right)).status).toBe(200);
    const token = { authorization: "Bearer c" };
    expect((await ask(fake, "GET /users", undefined, token)).status).toBe(200);
    await start();
    expect((await ask(fake, "GET /users")).status).toBe(200);
  });

  it("are validated", async () => {
    const apiKey = { "dd-api-key": "a" };
    const url = `${fake.url}/api/v1/validate`;
    expect(await (await fetch(url, { headers: apiKey })).json()).toEqual({ valid: true });
    expect((await ask(fake, "GET /validate", undefined, apiKey)).status).toBe(200);
    expect((await ask(fake, "GET /validate_keys")).body).toEqual({ status: "ok" });
    expect((await ask(fake, "GET /validate_keys", undefined, apiKey)).status).toBe(403);
  });
});

describe("faults", () => {
  it("come before anything is done, or after it took effect", async () => {
    const alice = fake.addUser({ email: "alice@example.com" });
    const create = () =>
      ask(fake, "POST /on-call/schedules", schedule("payments", [layer([alice])]));
    const which = only("CreateOnCallSchedule");
    fake.faults = together(nth(1, "drop", which), afterwards(nth(1, "drop", which)));
    // The first is dropped at once; of those that are done, the first loses its answer.
    await expect(create()).rejects.toThrow("fetch failed");
    expect(fake.state.schedules.size).toBe(0);
    await expect(create()).rejects.toThrow("fetch failed");
    expect(fake.state.schedules.size).toBe(1);
    expect((await create()).status).toBe(201);
    expect(fake.requests.map(({ status }) => status)).toEqual([0, 201, 201]);
  });

  it("limit, with what Datadog says about its limits", async () => {
    fake.faults = every(2, limited(7, "on_call_read"));
    expect((await ask(fake, "GET /users")).status).toBe(200);
    const { status, headers, body } = await ask(fake, "GET /users");
    expect([status, body]).toEqual([429, { errors: ["Too many requests"] }]);
    const names = ["limit", "period", "remaining", "reset", "name"];
    expect(names.map((name) => headers.get(`x-ratelimit-${name}`))).toEqual([
      "10",
      "10",
      "0",
      "7",
      "on_call_read",
    ]);
  });

  it("answer anything instead", async () => {
    fake.faults = together(
      always(broken, only("ListUsers"), 1),
      always(unknownOperation, only("ListOnCallPages")),
      always(malformed, only("ListTeams")),
    );
    expect((await ask(fake, "GET /users")).status).toBe(500);
    expect((await ask(fake, "GET /users")).status).toBe(200);
    const pages = await ask(fake, "GET /on-call/pages");
    expect([pages.status, pages.body]).toEqual([404, { errors: ["Not Found"] }]);
    await expect(ask(fake, "GET /team")).rejects.toThrow("JSON");
  });

  it("keep silent, or wait", async () => {
    fake.faults = together(always("hang", only("ListTeams")), always({ delayMs: 50 }));
    const signal = AbortSignal.timeout(30);
    const headers = { "dd-api-key": "a", "dd-application-key": "b" };
    await expect(fetch(`${fake.url}/api/v2/team`, { headers, signal })).rejects.toThrow("timeout");
    const before = performance.now();
    expect((await ask(fake, "GET /users")).status).toBe(200);
    // Timers of Node may be up to a millisecond early.
    expect(performance.now() - before).toBeGreaterThanOrEqual(49);
  });
});

describe("requests", () => {
  it("are recorded as they came, with what was answered", async () => {
    const alice = fake.addUser({ email: "alice@example.com" });
    await ask(fake, "GET /users?filter=ali&page%5Bsize%5D=5");
    const body = schedule("payments", [layer([alice])]);
    await ask(fake, "POST /on-call/schedules?include=teams", body);
    await ask(fake, "GET /nothing");
    const [first, second, third] = fake.requests;
    expect(first).toMatchObject({
      operation: "ListUsers",
      method: "GET",
      host: fake.url.slice("http://".length),
      path: "/api/v2/users",
      query: { filter: "ali", "page[size]": "5" },
      body: undefined,
      status: 200,
      answer: { data: [{ id: alice }] },
    });
    expect(second).toMatchObject({
      operation: "CreateOnCallSchedule",
      query: { include: "teams" },
      body,
      status: 201,
    });
    expect(third).toMatchObject({ operation: "", path: "/api/v2/nothing", status: 404 });
  });

  it("of the client are logged where a folder is named, others are not", async () => {
    const folder = mkdtempSync(join(tmpdir(), "datadog-log-"));
    vi.stubEnv("ONCALL_DATADOG_REQUEST_LOG", folder);
    await start();
    const keys = { "dd-api-key": "a", "dd-application-key": "b" };
    await ask(fake, "GET /users", undefined, keys);
    await ask(fake, "GET /team", undefined, { ...keys, "user-agent": "datadog-api-client-x/1" });
    vi.unstubAllEnvs();
    const [file = ""] = readdirSync(folder);
    const lines = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { operation: "ListTeams", method: "GET", path: "/api/v2/team", query: {}, status: 200 },
    ]);
  });

  it("are answered by the organization's clock", async () => {
    const { headers } = await ask(fake, "GET /users");
    expect(headers.get("date")).toBe("Wed, 07 Jan 2026 12:00:00 GMT");
  });
});

it("does by its own rules what a test prepares", async () => {
  const alice = fake.addUser({ email: "alice@example.com" });
  const { data } = fake.perform<{ data: { id: string } }>("CreateOnCallSchedule", {
    body: schedule("payments", [layer([alice])]),
  });
  expect(data.id).toMatch(UUID);
  expect((await ask(fake, `GET /on-call/schedules/${data.id}`)).status).toBe(200);
  expect(fake.requests).toHaveLength(1);
});
