import { describe, expect, it } from "vitest";
import { type Outcome, patience } from "../../../src/providers/datadog/patience.js";

const NOW = Date.parse("2026-03-07T20:00:00Z");
const request = (method: string) => ({ method, url: "http://127.0.0.1/", headers: {} });
const answered = (status: number, headers: Readonly<Record<string, string>> = {}): Outcome => ({
  kind: "answer",
  answer: { status, headers, text: "" },
});
const broken = (code: string): Outcome => ({
  kind: "broken",
  error: Object.assign(new Error("it broke"), { code }),
});

/** The waits before each further attempt at something that always fails, with the longest jitter. */
async function waitsOf(method: string, outcome: Outcome, random = 1): Promise<number[]> {
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const patient = patience(
    sleep,
    () => NOW,
    () => random,
  );
  const outcomes = [outcome];
  while (await patient.again(request(method), outcomes)) outcomes.push(outcome);
  return waits;
}

describe("what fails", () => {
  const DOUBLED = [400, 800, 1600, 2000, 2000, 2000, 2000];

  it("is tried eight times where it is limited, after up to twice as long, up to 2 s", async () => {
    expect(await waitsOf("POST", answered(429))).toEqual(DOUBLED);
    expect(await waitsOf("GET", answered(429), 0)).toEqual(Array(7).fill(0));
  });

  it("is not tried before Datadog says, and not at all where that is in more than 20 s", async () => {
    const limited = (seconds: string) => answered(429, { "x-ratelimit-reset": seconds });
    expect(await waitsOf("POST", limited("3"), 0)).toEqual(Array(7).fill(3000));
    expect(await waitsOf("POST", limited("1"))).toEqual([1000, 1000, ...DOUBLED.slice(2)]);
    expect(await waitsOf("GET", limited("20"), 0)).toHaveLength(7);
    expect(await waitsOf("GET", limited("21"), 0)).toEqual([]);
    expect(await waitsOf("GET", answered(429, { "retry-after": "2" }), 0)).toEqual(
      Array(7).fill(2000),
    );
  });

  it.each(["GET", "PUT", "PATCH", "DELETE"])(
    "is tried eight times where %s may have been done",
    async (method) => {
      for (const outcome of [answered(500), answered(503), broken("ECONNRESET")]) {
        expect(await waitsOf(method, outcome)).toEqual(DOUBLED);
      }
    },
  );

  it.each([answered(500), answered(502), broken("ECONNRESET"), broken("ETIMEDOUT")])(
    "is not tried again where it would be made twice: %o",
    async (outcome) => {
      expect(await waitsOf("POST", outcome)).toEqual([]);
    },
  );

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ECONNECTTIMEOUT", "EHOSTUNREACH"])(
    "is tried three times, a POST too, where it was never sent: %s",
    async (code) => {
      expect(await waitsOf("POST", broken(code))).toEqual([400, 800]);
      expect(await waitsOf("GET", broken(code))).toEqual([400, 800]);
    },
  );

  it.each(["ETIMEDOUT", "NO_JSON"])(
    "is tried three times where nothing was said that could be understood: %s",
    async (code) => {
      expect(await waitsOf("GET", broken(code))).toEqual([400, 800]);
      expect(await waitsOf("PUT", broken(code))).toEqual([400, 800]);
      expect(await waitsOf("POST", broken(code))).toEqual([]);
    },
  );

  it.each([400, 401, 403, 404, 409, 422])(
    "is tried once where the answer is %i",
    async (status) => {
      expect(await waitsOf("GET", answered(status))).toEqual([]);
    },
  );
});

describe("what fails in several ways", () => {
  it("is given up when it has failed too often in one of them", async () => {
    const patient = patience(
      async () => {},
      () => NOW,
    );
    const again = (...outcomes: Outcome[]) => patient.again(request("GET"), outcomes);
    const times = (count: number, outcome: Outcome) => Array<Outcome>(count).fill(outcome);
    expect(await again(...times(7, answered(429)), ...times(7, answered(500)))).toBe(true);
    expect(await again(...times(7, answered(429)), ...times(8, answered(500)))).toBe(false);
    expect(await again(...times(7, answered(429)), answered(404))).toBe(false);
  });
});

describe("an operation that has used up what it may", () => {
  function clocked() {
    let now = NOW;
    const waits: number[] = [];
    const patient = patience(
      async (ms) => void waits.push(ms),
      () => now,
      () => 0,
    );
    const note = (operation: string, headers: Readonly<Record<string, string>>) =>
      patient.note(operation, { status: 200, headers, text: "" });
    const later = (ms: number): void => {
      now += ms;
    };
    return { patient, waits, note, later };
  }

  const USED_UP = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "7" };

  it("waits before it is asked for again, and others do not", async () => {
    const { patient, waits, note, later } = clocked();
    note("on-call getOnCallSchedule", USED_UP);
    await patient.before("on-call listOnCallSchedules", undefined);
    expect(waits).toEqual([]);
    later(2000);
    await patient.before("on-call getOnCallSchedule", undefined);
    expect(waits).toEqual([5000]);
    later(5000);
    await patient.before("on-call getOnCallSchedule", undefined);
    expect(waits).toEqual([5000]);
  });

  it("does not wait while some is left, or where it would be for more than 20 s", async () => {
    const { patient, waits, note } = clocked();
    note("a", { "x-ratelimit-remaining": "1", "x-ratelimit-reset": "7" });
    note("b", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "21" });
    note("c", { "x-ratelimit-remaining": "0" });
    for (const operation of ["a", "b", "c"]) await patient.before(operation, undefined);
    expect(waits).toEqual([]);
  });
});
