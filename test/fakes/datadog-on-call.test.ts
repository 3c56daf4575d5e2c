import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "./datadog/ask.js";
import type { Reading } from "./datadog/on-call/reading.js";
import type { LayerInput } from "./datadog/seeds.js";
import { type FakeDatadog, startFakeDatadog } from "./datadog/server.js";

const NEW_YORK = "America/New_York";
/** Monday 09:00 in New York. */
const START = "2026-01-05T14:00:00Z";

let fake: FakeDatadog;
let alice: string;
let bob: string;
let carol: string;
beforeEach(() => start());
afterEach(() => fake.close());

async function start(reading: Reading = {}): Promise<void> {
  await fake?.close();
  fake = await startFakeDatadog({ now: () => Date.parse("2026-01-07T12:00:00.250Z"), reading });
  [alice, bob, carol] = ["alice", "bob", "carol"].map((name) =>
    fake.addUser({ email: `${name}@example.com` }),
  ) as [string, string, string];
}

function add(...layers: LayerInput[]): string {
  return fake.addSchedule({ name: "payments", timeZone: NEW_YORK, layers });
}

/** Who is on call, by the name before the @; `-`: nobody. */
async function who(id: string, at: string, position = "current"): Promise<string> {
  const query = `filter[at_ts]=${at}&filter[position]=${position}&include=responders.shifts.user`;
  const { body } = await ask(fake, `GET /on-call/schedules/${id}/responders?${query}`);
  const users = body.included.filter(({ type }: { type: string }) => type === "users");
  return users[0]?.attributes.email.split("@")[0] ?? "-";
}

/** The same for several moments. */
async function whoAt(id: string, ...moments: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const moment of moments) found.push(await who(id, moment));
  return found;
}

describe("turns", () => {
  it("begin at multiples of the interval, in the order of the members", async () => {
    const id = add({ rotationStart: START, days: 7, members: [alice, bob] });
    expect(
      await whoAt(
        id,
        "2026-01-05T13:59:59Z",
        "2026-01-05T14:00:00Z",
        "2026-01-12T13:59:59Z",
        "2026-01-12T14:00:00Z",
        "2026-01-19T14:00:00Z",
      ),
    ).toEqual(["-", "alice", "alice", "bob", "alice"]);
  });

  it("of days keep the time of the clock; read as 24 hours they do not", async () => {
    // Clocks go forward on 8 March: 12:00 in New York is 17:00Z on the 7th and 16:00Z on the 8th.
    const layer = { rotationStart: "2026-03-07T17:00:00Z", days: 1, members: [] as string[] };
    const moments = ["2026-03-08T15:59:59Z", "2026-03-08T16:00:00Z", "2026-03-08T17:00:00Z"];
    const wall = add({ ...layer, members: [alice, bob] });
    expect(await whoAt(wall, ...moments)).toEqual(["alice", "bob", "bob"]);
    await start({ daysElapsed: true });
    const elapsed = add({ ...layer, members: [alice, bob] });
    expect(await whoAt(elapsed, ...moments)).toEqual(["alice", "alice", "bob"]);
  });

  it("add seconds to the days, and drop fractions of a second", async () => {
    // Turn 1 begins a day and 300 s after 14:00:00.9, whose fraction is dropped: 14:05:00.
    const rotationStart = "2026-01-05T14:00:00.900Z";
    const id = add({ rotationStart, days: 1, seconds: 300, members: [alice, bob] });
    expect(await whoAt(id, "2026-01-06T14:04:59Z", "2026-01-06T14:05:00Z")).toEqual([
      "alice",
      "bob",
    ]);
  });

  it("are cut at the effective date and at the end, and not moved", async () => {
    const id = add({
      rotationStart: START,
      effectiveDate: "2026-01-06T20:00:00Z",
      endDate: "2026-01-07T20:00:00Z",
      days: 1,
      members: [alice, bob],
    });
    // Turn 1 is bob's from the 6th 14:00Z, turn 2 alice's from the 7th 14:00Z.
    expect(
      await whoAt(
        id,
        "2026-01-06T19:59:59Z",
        "2026-01-06T20:00:00Z",
        "2026-01-07T14:00:00Z",
        "2026-01-07T20:00:00Z",
      ),
    ).toEqual(["-", "bob", "alice", "-"]);
  });

  it("read otherwise are counted from the effective date", async () => {
    await start({ fromEffectiveDate: true });
    const effectiveDate = "2026-01-06T20:00:00Z";
    const id = add({ rotationStart: START, effectiveDate, days: 1, members: [alice, bob] });
    expect(await whoAt(id, "2026-01-07T19:00:00Z", "2026-01-07T20:00:00Z")).toEqual([
      "alice",
      "bob",
    ]);
  });
});

describe("restrictions", () => {
  const layer = (restrictions: LayerInput["restrictions"] = []) =>
    add({ rotationStart: START, days: 7, members: [alice], restrictions });
  const window = (text: string) => {
    const [start_day, start_time, end_day, end_time] = text.split(" ");
    return { start_day, start_time, end_day, end_time } as never;
  };

  it("are one stretch of the week, nights included", async () => {
    // 5 January is a Monday; New York is 5 hours behind.
    const id = layer([window("monday 09:00:00 friday 17:00:00")]);
    const moments = ["2026-01-08T07:00:00Z", "2026-01-09T21:59:59Z", "2026-01-09T22:00:00Z"];
    expect(await whoAt(id, ...moments)).toEqual(["alice", "alice", "-"]);
    expect(await whoAt(id, "2026-01-12T13:59:59Z", "2026-01-12T14:00:00Z")).toEqual(["-", "alice"]);
  });

  it("may wrap around the end of the week", async () => {
    const id = layer([window("saturday 10:00:00 monday 10:00:00")]);
    // Saturday 10:00 is 15:00Z; Sunday midnight; Monday 10:00 is 15:00Z.
    expect(
      await whoAt(
        id,
        "2026-01-10T14:59:59Z",
        "2026-01-10T15:00:00Z",
        "2026-01-12T05:00:00Z",
        "2026-01-12T14:59:59Z",
        "2026-01-12T15:00:00Z",
      ),
    ).toEqual(["-", "alice", "alice", "alice", "-"]);
  });

  it("whose ends are the same cover nothing", async () => {
    const id = layer([window("friday 10:00:00 friday 10:00:00")]);
    expect(await whoAt(id, "2026-01-09T15:00:00Z", "2026-01-12T15:00:00Z")).toEqual(["-", "-"]);
  });

  it("are several windows of the layer's own zone", async () => {
    const id = add({
      rotationStart: START,
      timeZone: "Asia/Tokyo",
      days: 7,
      members: [alice],
      restrictions: [
        window("tuesday 09:00:00 tuesday 12:00:00"),
        window("tuesday 14:00:00 tuesday 17:00:00"),
      ],
    });
    // Tokyo is 9 hours ahead: 09:00 there is midnight UTC.
    expect(
      await whoAt(id, "2026-01-06T00:00:00Z", "2026-01-06T03:00:00Z", "2026-01-06T05:00:00Z"),
    ).toEqual(["alice", "-", "alice"]);
  });
});

describe("layers", () => {
  const primary = () => ({ rotationStart: START, days: 1, members: [alice] });
  const backup = () => ({ rotationStart: START, days: 1, members: [null, bob] });
  const moments = ["2026-01-05T20:00:00Z", "2026-01-06T20:00:00Z"] as const;

  it("the last one that has somebody wins, and nobody's turn lets the others show", async () => {
    expect(await whoAt(add(primary(), backup()), ...moments)).toEqual(["alice", "bob"]);
    expect(await whoAt(add(backup(), primary()), ...moments)).toEqual(["alice", "alice"]);
  });

  it("read otherwise, the first one wins, or nobody's turn hides the others", async () => {
    await start({ firstLayerWins: true });
    expect(await whoAt(add(backup(), primary()), ...moments)).toEqual(["alice", "bob"]);
    await start({ nobodyHides: true });
    expect(await whoAt(add(primary(), backup()), ...moments)).toEqual(["-", "bob"]);
  });
});

describe("overrides", () => {
  it("lie on top, the later one first, until they end", async () => {
    const id = add({ rotationStart: START, days: 7, members: [alice] });
    fake.addOverride(id, "2026-01-06T00:00:00Z", "2026-01-06T06:00:00Z", bob);
    fake.addOverride(id, "2026-01-06T02:00:00Z", "2026-01-06T04:00:00Z", carol);
    fake.addOverride(id, "2026-01-07T00:00:00Z", "2026-01-07T06:00:00Z");
    expect(
      await whoAt(
        id,
        "2026-01-06T00:00:00Z",
        "2026-01-06T02:00:00Z",
        "2026-01-06T04:00:00Z",
        "2026-01-06T06:00:00Z",
        "2026-01-07T03:00:00Z",
      ),
    ).toEqual(["bob", "carol", "bob", "alice", "-"]);
  });

  it("put somebody on call where nobody is, and of another schedule nobody", async () => {
    const id = add();
    const other = fake.addSchedule({ name: "other", timeZone: NEW_YORK });
    fake.addOverride(id, "2026-01-06T00:00:00Z", "2026-01-06T06:00:00Z", bob);
    expect(await who(id, "2026-01-06T05:59:59Z")).toBe("bob");
    expect(await who(other, "2026-01-06T05:59:59Z")).toBe("-");
  });
});

describe("the shift that is answered", () => {
  it("begins when it is asked for, and ends at the hand-off, on the schedule's clock", async () => {
    const id = add({ rotationStart: START, days: 7, members: [alice] });
    const { body } = await ask(fake, `GET /on-call/schedules/${id}/on-call?include=user`);
    expect(body).toEqual({
      data: {
        id: `${alice}-2026-01-07T07:00:00-05:00-2026-01-12T09:00:00-05:00`,
        type: "shifts",
        attributes: {
          end: "2026-01-12T09:00:00-05:00",
          start: "2026-01-07T07:00:00.25-05:00",
        },
        relationships: { user: { data: { id: alice, type: "users" } } },
      },
      included: [
        {
          id: alice,
          type: "users",
          attributes: { email: "alice@example.com", name: "", status: "active" },
        },
      ],
    });
  });

  it("ends where a layer or an override begins to lie over it, or a restriction ends", async () => {
    const end = async (id: string) =>
      (await ask(fake, `GET /on-call/schedules/${id}/on-call`)).body.data.attributes.end;
    const layer = { rotationStart: START, days: 7, members: [alice] };
    const over = { ...layer, members: [bob], effectiveDate: "2026-01-08T00:00:00Z" };
    expect(await end(add(layer, over))).toBe("2026-01-07T19:00:00-05:00");
    const friday = { start_day: "monday", start_time: "09:00:00", end_day: "friday" } as const;
    const restrictions = [{ ...friday, end_time: "17:00:00" }];
    expect(await end(add({ ...layer, restrictions }))).toBe("2026-01-09T17:00:00-05:00");
    const overridden = add(layer);
    fake.addOverride(overridden, "2026-01-07T13:30:00Z", "2026-01-07T14:00:00Z", bob);
    expect(await end(overridden)).toBe("2026-01-07T08:30:00-05:00");
  });

  it("is the one before or after, where that is asked for; turns of nobody are none", async () => {
    const id = add({ rotationStart: START, days: 1, members: [alice, null, bob] });
    // The 5th is alice's, the 6th nobody's, the 7th bob's, the 8th alice's again.
    const at = "2026-01-07T20:00:00Z";
    const found = [await who(id, at, "previous"), await who(id, at), await who(id, at, "next")];
    expect(found).toEqual(["alice", "bob", "alice"]);
    const quiet = "2026-01-06T20:00:00Z";
    expect(await who(id, quiet)).toBe("-");
    expect([await who(id, quiet, "previous"), await who(id, quiet, "next")]).toEqual([
      "alice",
      "bob",
    ]);
    expect(await who(id, "2026-01-05T20:00:00Z", "previous")).toBe("-");
  });

  it("has whole shifts among the responders, those that are asked for", async () => {
    const id = add({ rotationStart: START, days: 7, members: [alice, bob] });
    const at = Date.parse("2026-01-07T12:00:00Z") / 1000;
    const place = `GET /on-call/schedules/${id}/responders`;
    const entry = (position: string) => `${id}-${at}-${position}`;
    const { body: plain } = await ask(fake, place);
    expect(plain).toEqual({
      data: {
        id: `${id}-${at}`,
        type: "schedule_oncall_responders",
        attributes: { scheduled_at: "2026-01-07T12:00:00.25Z" },
        relationships: {
          responders: { data: [{ id: entry("current"), type: "schedule_oncall_responder" }] },
          schedule: { data: { id, type: "schedules" } },
        },
      },
    });
    const { body } = await ask(
      fake,
      `${place}?filter[position]=current,next&include=schedule,responders.shifts`,
    );
    expect(body.included).toMatchObject([
      { id, type: "schedules" },
      { id: entry("current"), attributes: { position: "current" } },
      { id: entry("next"), attributes: { position: "next" } },
      {
        type: "shifts",
        attributes: { start: "2026-01-05T09:00:00-05:00", end: "2026-01-12T09:00:00-05:00" },
        relationships: { user: { data: { id: alice } } },
      },
      {
        type: "shifts",
        attributes: { start: "2026-01-12T09:00:00-05:00", end: "2026-01-19T09:00:00-05:00" },
        relationships: { user: { data: { id: bob } } },
      },
    ]);
  });

  it("is none where nobody is on call", async () => {
    const { status, body } = await ask(fake, `GET /on-call/schedules/${add()}/on-call`);
    expect([status, body]).toEqual([200, { data: null }]);
  });
});
