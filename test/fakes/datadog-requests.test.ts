import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask, layer, override, policy, schedule } from "./datadog/ask.js";
import { type FakeDatadog, startFakeDatadog } from "./datadog/server.js";

const NOBODY = "00000000-0000-4000-8000-000000000000";

const NIGHT = {
  start_day: "monday",
  start_time: "09:00:00",
  end_day: "friday",
  end_time: "17:00:00",
};

let fake: FakeDatadog;
let alice: string;
let payments: string;
beforeEach(async () => {
  fake = await startFakeDatadog({ now: () => Date.parse("2026-01-07T12:00:00Z") });
  alice = fake.addUser({ email: "alice@example.com" });
  payments = fake.addSchedule({ name: "payments" });
});
afterEach(() => fake.close());

/** What is wrong with a request, as On-Call has it: each is a 400. */
async function complaint(place: string, body?: unknown): Promise<string> {
  const answer = await ask(fake, place, body);
  const [error] = answer.body.errors;
  expect([answer.status, error.status, error.title]).toEqual([400, "400", "Bad Request"]);
  return error.detail;
}

describe("a layer that is wrong", () => {
  it.each([
    ["a name", { name: undefined }, 'name" is required'],
    ["an interval", { interval: undefined }, 'interval" is required'],
    ["a rotation_start", { rotation_start: undefined }, 'rotation_start" is required'],
    ["an effective_date", { effective_date: undefined }, 'effective_date" is required'],
    ["members", { members: undefined }, 'members" is required'],
  ])("lacks %s", async (_, change, text) => {
    const body = schedule("p", [layer([alice], change)]);
    expect(await complaint("POST /on-call/schedules", body)).toBe(
      `attribute "data.attributes.layers[0].${text}`,
    );
  });

  it.each([
    ["401 days", { interval: { days: 401 } }, 'interval.days" must be at most 400'],
    [
      "over 30 days of seconds",
      { interval: { seconds: 2_592_001 } },
      'interval.seconds" must be at most 2592000',
    ],
    ["59 minutes", { interval: { seconds: 3599 } }, 'interval" must be at least 1 hour'],
    ["no interval at all", { interval: {} }, 'interval" must be at least 1 hour'],
    ["weeks", { interval: { weeks: 1 } }, 'interval.weeks" is not a member'],
    ["no members", { members: [] }, 'members" must be at least 1 entries'],
    ["a member that is null", { members: [null] }, 'members[0]" must be an object'],
    [
      "a member by name",
      { members: [{ user: { name: "a" } }] },
      'members[0].user.name" is not a member',
    ],
    [
      "a time without an offset",
      { rotation_start: "2026-01-05T09:00:00" },
      'rotation_start" must be a time of RFC 3339',
    ],
    [
      "a day of the week for a start",
      { effective_date: "monday" },
      'effective_date" must be a time of RFC 3339',
    ],
    [
      "an end before its start",
      { end_date: "2026-01-05T09:00:00-05:00" },
      '" end_date must be after effective_date',
    ],
    ["a zone that is none", { time_zone: "Mars/Olympus" }, 'time_zone" must be a time zone'],
    ["an id of its own", { id: NOBODY }, 'id" is not a member'],
    [
      "another day",
      { restrictions: [{ ...NIGHT, start_day: "Monday" }] },
      'restrictions[0].start_day" must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday',
    ],
    [
      "a time of no seconds",
      { restrictions: [{ ...NIGHT, end_time: "17:00" }] },
      'restrictions[0].end_time" must match ^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$',
    ],
  ])("has %s", async (_, change, text) => {
    const body = schedule("p", [layer([alice], change)]);
    const place = text.startsWith('"') ? "layers[0]" : "layers[0].";
    expect(await complaint("POST /on-call/schedules", body)).toBe(
      `attribute "data.attributes.${place}${text}`,
    );
    expect(fake.requests.at(-1)).toMatchObject({ status: 400, body: { data: {} } });
  });

  it("has somebody who is not there", async () => {
    const answer = await ask(fake, "POST /on-call/schedules", schedule("p", [layer([NOBODY])]));
    expect([answer.status, answer.body]).toEqual([
      404,
      { errors: [{ title: "Generic Error", detail: `user[${NOBODY}] not found` }] },
    ]);
  });
});

describe("a policy that is wrong", () => {
  const step = (change: object = {}) => ({ targets: [{ id: alice, type: "users" }], ...change });

  it.each([
    [
      "retries more than ten times",
      () => policy([step()], { retries: 11 }),
      'retries" must be at most 10',
    ],
    ["has no steps", () => policy([]), 'steps" must be at least 1 entries'],
    ["has eleven steps", () => policy(Array(11).fill(step())), 'steps" must be at most 10 entries'],
    [
      "waits less than a minute",
      () => policy([step({ escalate_after_seconds: 59 })]),
      'steps[0].escalate_after_seconds" must be at least 60',
    ],
    [
      "waits more than ten hours",
      () => policy([step({ escalate_after_seconds: 36_001 })]),
      'steps[0].escalate_after_seconds" must be at most 36000',
    ],
    [
      "has a step for nobody",
      () => policy([{ targets: [] }]),
      'steps[0].targets" must be at least 1 entries',
    ],
    [
      "goes round another way",
      () => policy([step({ assignment: "random" })]),
      'steps[0].assignment" must be one of default, round-robin',
    ],
    [
      "has a position of a person",
      () => policy([{ targets: [{ id: alice, type: "users", config: {} }] }]),
      'steps[0].targets[0]" config is of schedules only',
    ],
    [
      "has a description",
      () => policy([step()], { description: "x" }),
      'description" is not a member',
    ],
  ])("%s", async (_, body, text) => {
    expect(await complaint("POST /on-call/escalation-policies", body())).toBe(
      `attribute "data.attributes.${text}`,
    );
  });

  it("calls a team that is not there", async () => {
    const body = policy([{ targets: [{ id: NOBODY, type: "teams" }] }]);
    expect(await ask(fake, "POST /on-call/escalation-policies", body)).toMatchObject({
      status: 404,
      body: { errors: [{ detail: `team[${NOBODY}] not found` }] },
    });
  });
});

describe("an override that is wrong", () => {
  const place = () => `POST /on-call/schedules/${payments}/overrides`;
  const day = () => override("2026-01-08T00:00:00Z", "2026-01-09T00:00:00Z", alice);

  it.each([
    ["is one of 26", () => Array(26).fill(day()), '" must be at most 25 entries'],
    ["is none", () => [], '" must be at least 1 entries'],
    ["stands alone", () => day(), '" must be a list'],
    [
      "ends when it begins",
      () => [override("2026-01-08T00:00:00Z", "2026-01-08T00:00:00Z")],
      '[0].attributes" end must be after start',
    ],
    ["is of no type", () => [{ ...day(), type: "override" }], '[0].type" must be one of overrides'],
  ])("%s", async (_, data, text) => {
    expect(await complaint(place(), { data: data() })).toBe(`attribute "data${text}`);
    expect(fake.state.overrides.size).toBe(0);
  });

  it("is asked for over more than 45 days, or without an end", async () => {
    const list = (query: string) => `GET /on-call/schedules/${payments}/overrides?${query}`;
    const from = "filter[start]=2026-01-01T00:00:00Z";
    // 31 days of January and 14 of February.
    const longest = await ask(fake, list(`${from}&filter[end]=2026-02-15T00:00:00Z`));
    expect(longest.status).toBe(200);
    expect(await complaint(list(`${from}&filter[end]=2026-02-15T00:00:01Z`))).toContain("45 days");
    expect(await complaint(list(from))).toBe('attribute "filter[end]" is required');
    const many = list(`${from}&filter[end]=2026-02-01T00:00:00Z&page[size]=51`);
    expect(await complaint(many)).toBe(
      'attribute "page[size]" must be a whole number from 1 to 50',
    );
  });
});

describe("a request that is wrong", () => {
  it("has an id that is none in its path", async () => {
    const text = await complaint("DELETE /on-call/schedules/%7Bschedule_id%7D/overrides/x");
    expect(text).toBe('attribute "uuid" [{schedule_id}] is not a valid UUID');
  });

  it("has a query that is not there, or asks for what cannot be included", async () => {
    expect(await complaint("GET /on-call/schedules?limit=1")).toBe(
      'attribute "limit" is not a member',
    );
    expect(await complaint("GET /on-call/schedules?include=layers")).toBe(
      'attribute "include" must be of teams',
    );
  });

  it("has a body where there is none, or another type of content", async () => {
    expect(await complaint(`DELETE /on-call/schedules/${payments}`, {})).toBe(
      'attribute "body" must not be there',
    );
    const response = await fetch(`${fake.url}/api/v2/on-call/schedules`, {
      method: "POST",
      body: JSON.stringify(schedule("p", [])),
      headers: { "dd-api-key": "a", "dd-application-key": "b", "content-type": "text/plain" },
    });
    expect(response.status).toBe(400);
  });

  it("of users, teams and incidents is refused in one text", async () => {
    const { status, body } = await ask(fake, "POST /incidents", {
      data: { type: "incidents", attributes: { title: "x" } },
    });
    expect([status, body]).toEqual([
      400,
      { errors: ['attribute "data.attributes.customer_impacted" is required'] },
    ]);
  });
});
