import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OncallError } from "../../src/errors.js";
import {
  readDatadogScheduleRequest,
  toSchedule,
} from "../../src/model/datadog/schedule-request.js";
import { parseSource } from "../../src/model/source.js";

const LAYER = {
  name: "Week",
  interval: { days: 7 },
  rotation_start: "2026-01-05T14:00:00Z",
  effective_date: "2026-01-06T14:00:00Z",
  members: [{ user: { id: "u1" } }, { user: { id: "u2" } }],
};

const body = (...layers: object[]) => ({
  data: {
    type: "schedules",
    attributes: { name: "Payments", time_zone: "America/New_York", layers },
  },
});

const read = async (request: object) =>
  readDatadogScheduleRequest(parseSource(JSON.stringify(request), "r"));

const scheduleOf = async (request: object) => toSchedule(await read(request));

/** The rotation of one layer, with these members beside the usual ones. */
const rotationOf = async (members: object) =>
  (await scheduleOf(body({ ...LAYER, ...members }))).rotations[0];

/** What is wrong with a body, without places. */
async function problems(request: object): Promise<string[]> {
  return (await problemsOf(JSON.stringify(request))).map((line) => line.replace(/^\d+:\d+: /, ""));
}

const layerProblems = async (members: object) =>
  (await problems(body({ ...LAYER, ...members }))).map((line) =>
    line.replace("data.attributes.layers[0]", "layer"),
  );

async function problemsOf(text: string): Promise<string[]> {
  try {
    await readDatadogScheduleRequest(parseSource(text, "r"));
    return [];
  } catch (error) {
    if (!(error instanceof OncallError)) throw error;
    expect(error.exitCode).toBe(2);
    return error.message.split("\n").map((line) => line.replace(/^r:/, ""));
  }
}

describe("a body", () => {
  test("is a stack of its layers, the first one at the bottom", async () => {
    const night = {
      id: "layer-2",
      ...LAYER,
      name: "Night",
      interval: { days: 1, seconds: 300 },
      end_date: "2026-12-31T00:00:00+01:00",
      members: [{}, { user: { id: "u3" } }],
      time_zone: "Europe/Berlin",
      restrictions: [
        { start_day: "monday", start_time: "22:00:00", end_day: "tuesday", end_time: "06:00:30" },
      ],
    };
    expect(await scheduleOf(body(LAYER, night))).toEqual({
      name: "Payments",
      timeZone: "America/New_York",
      combine: "stack",
      rotations: [
        {
          name: "Week",
          timeZone: "America/New_York",
          start: Date.UTC(2026, 0, 5, 14),
          members: ["u1", "u2"],
          recurrence: { kind: "elapsed", days: 7, seconds: 0 },
          effective: { from: Date.UTC(2026, 0, 6, 14) },
        },
        {
          name: "Night",
          timeZone: "Europe/Berlin",
          start: Date.UTC(2026, 0, 5, 14),
          members: [null, "u3"],
          recurrence: { kind: "elapsed", days: 1, seconds: 300 },
          coverage: [{ start: 79_200, length: 28_830 }],
          effective: { from: Date.UTC(2026, 0, 6, 14), until: Date.UTC(2026, 11, 30, 23) },
        },
      ],
    });
  });

  test("of the examples is understood", async () => {
    const text = readFileSync("examples/datadog-schedule.json", "utf8");
    const { rotations } = toSchedule(await readDatadogScheduleRequest(parseSource(text, "r")));
    expect(rotations.map(({ name }) => name)).toEqual(["Days and weekends", "Weeknights"]);
    expect(rotations[1]?.coverage).toEqual([
      { start: 79_200, length: 28_800 },
      { start: 165_600, length: 28_800 },
      { start: 252_000, length: 28_800 },
      { start: 338_400, length: 28_800 },
      { start: 424_800, length: 28_800 },
    ]);
  });

  test("of an update has an id, tags and relationships of any shape", async () => {
    const { data } = body(LAYER);
    expect(
      await problems({
        data: {
          ...data,
          id: "s1",
          attributes: { ...data.attributes, tags: ["team:payments"] },
          relationships: { teams: { data: [{ id: "t1", type: "teams" }] } },
        },
      }),
    ).toEqual([]);
    expect(
      await problems({ data: { ...data, attributes: { ...data.attributes, tags: null } } }),
    ).toEqual([]);
  });
});

describe("a layer", () => {
  test("has turns that no one takes", async () => {
    const members = [{ user: { id: "u1" } }, {}];
    expect((await rotationOf({ members }))?.members).toEqual(["u1", null]);
  });

  test.each([
    [{ days: 1 }, { kind: "elapsed", days: 1, seconds: 0 }],
    [{ seconds: 43_200 }, { kind: "elapsed", days: 0, seconds: 43_200 }],
    [
      { days: 400, seconds: 2_592_000 },
      { kind: "elapsed", days: 400, seconds: 2_592_000 },
    ],
  ])("hands off every %j", async (interval, recurrence) => {
    expect((await rotationOf({ interval }))?.recurrence).toEqual(recurrence);
  });

  test.each([[null], [undefined]])("whose end_date is %s does not end", async (end_date) => {
    expect((await rotationOf({ end_date }))?.effective).toEqual({
      from: Date.UTC(2026, 0, 6, 14),
    });
  });

  test("has the zone of its schedule unless it has its own", async () => {
    expect((await rotationOf({}))?.timeZone).toBe("America/New_York");
    expect((await rotationOf({ time_zone: "Asia/Tokyo" }))?.timeZone).toBe("Asia/Tokyo");
  });

  test("loses fractions of a second", async () => {
    expect((await rotationOf({ rotation_start: "2026-01-05T14:00:00.999Z" }))?.start).toBe(
      Date.UTC(2026, 0, 5, 14),
    );
  });
});

describe("restrictions", () => {
  const restriction = (start: string, end: string) => {
    const [start_day, start_time] = start.split(" ");
    const [end_day, end_time] = end.split(" ");
    return { start_day, start_time, end_day, end_time };
  };

  test.each([
    ["monday 09:00:00", "friday 17:00:00", { start: 32_400, length: 374_400 }],
    ["saturday 10:00:00", "saturday 16:00:00", { start: 468_000, length: 21_600 }],
    ["friday 17:00:00", "monday 09:00:00", { start: 406_800, length: 230_400 }],
    ["monday 17:00:00", "monday 09:00:00", { start: 61_200, length: 576_000 }],
  ])("from %s to %s", async (start, end, window) => {
    expect((await rotationOf({ restrictions: [restriction(start, end)] }))?.coverage).toEqual([
      window,
    ]);
  });

  test("none: always on call", async () => {
    expect((await rotationOf({ restrictions: [] }))?.coverage).toBeUndefined();
    expect((await rotationOf({}))?.coverage).toBeUndefined();
  });

  test("from a moment to the same one: never on call", async () => {
    const empty = restriction("monday 09:00:00", "monday 09:00:00");
    expect((await rotationOf({ restrictions: [empty] }))?.coverage).toEqual([]);
  });

  test("an empty one beside another covers nothing more", async () => {
    const restrictions = [
      restriction("monday 09:00:00", "monday 09:00:00"),
      restriction("sunday 09:00:00", "sunday 10:00:00"),
    ];
    expect((await rotationOf({ restrictions }))?.coverage).toEqual([
      { start: 550_800, length: 3600 },
    ]);
  });

  test("on days and at times that there are not", async () => {
    expect(
      await layerProblems({ restrictions: [restriction("Monday 09:00:00", "friday 24:00:00")] }),
    ).toEqual([
      'layer.restrictions[0].start_day: "Monday" is not one of monday, tuesday, wednesday, thursday, friday, saturday, sunday; did you mean "monday"?',
      'layer.restrictions[0].end_time: "24:00:00" is not a time of day: write 09:00:00',
    ]);
  });
});

describe("problems", () => {
  test.each([
    [{ interval: {} }, "layer.interval: needs days or seconds, more than 0"],
    [{ interval: { days: 0, seconds: 0 } }, "layer.interval: needs days or seconds, more than 0"],
    [{ interval: undefined }, 'layer: "interval" is missing'],
    [{ interval: { days: 401 } }, "layer.interval.days: must be at most 400, not 401"],
    [
      { interval: { seconds: 2_592_001 } },
      "layer.interval.seconds: must be at most 2592000, not 2592001",
    ],
    [
      { interval: { weeks: 1, days: 1 } },
      'layer.interval.weeks: "weeks" is not known here; known are days, seconds',
    ],
    [{ members: [] }, "layer.members: must be a list with something in it"],
    [{ members: [{ user: {} }] }, 'layer.members[0].user: "id" is missing'],
    [
      { members: [{ usr: { id: "u1" } }] },
      'layer.members[0].usr: "usr" is not known here; did you mean "user"?',
    ],
    [
      { rotation_start: "2026-01-05T09:00:00" },
      'layer.rotation_start: "2026-01-05T09:00:00" has no offset: add Z or one like -05:00',
    ],
    [{ end_date: "soon" }, 'layer.end_date: "soon" is not a time: write 2026-01-05T14:00:00Z'],
    [{ effective_date: undefined }, 'layer: "effective_date" is missing'],
    [{ effective_date: null }, "layer.effective_date: must be text, not empty"],
    [
      { time_zone: "Tokyo" },
      'layer.time_zone: "Tokyo" is not a time zone; did you mean "Asia/Tokyo"?',
    ],
  ])("of a layer: %j", async (members, problem) => {
    expect(await layerProblems(members)).toEqual([problem]);
  });

  test("are all told at once, each with its place", async () => {
    const text = `{
  "data": {
    "type": "schedule",
    "attributes": {
      "name": "",
      "time_zone": "UTC",
      "layers": [
        {
          "name": "Week",
          "interval": {},
          "rotation_start": "2026-01-05T14:00:00Z",
          "members": [{}]
        }
      ]
    }
  }
}`;
    expect(await problemsOf(text)).toEqual([
      '3:13: data.type: "schedule" is not schedules; did you mean "schedules"?',
      "5:15: data.attributes.name: must be 1 or more characters, not 0",
      '8:9: data.attributes.layers[0]: "effective_date" is missing',
      "10:23: data.attributes.layers[0].interval: needs days or seconds, more than 0",
    ]);
  });

  test.each([
    ["{}", ['1:1: "data" is missing']],
    ['{ "data": [] }', ["1:11: data: must be a mapping of keys to values, not a list"]],
    ["[]", ["1:1: must be a mapping of keys to values, not a list"]],
  ])("of what is no body: %s", async (text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });

  test("of a schedule without layers", async () => {
    expect(await problems(body())).toEqual([
      "data.attributes.layers: must be a list with something in it",
    ]);
  });
});
