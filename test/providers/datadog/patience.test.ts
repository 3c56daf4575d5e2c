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
  for (let attempt = 1; await patient.again(request(method), outcome, attempt); attempt++);
  return waits;
}

describe("what fails", () => {
  it("is tried five times where it is limited, each time after up to twice as long", async () => {
    expect(await waitsOf("POST", answered(429))).toEqual([400, 800, 1600, 3200]);
    expect(await waitsOf("GET", answered(429), 0)).toEqual([0, 0, 0, 0]);
  });

  it("is not tried before Datadog says, and not at all where that is in more than 20 s", async () => {
    const limited = (seconds: string) => answered(429, { "x-ratelimit-reset": seconds });
    expect(await waitsOf("POST", limited("3"), 0)).toEqual([3000, 3000, 3000, 3000]);
    expect(await waitsOf("POST", limited("1"))).toEqual([1000, 1000, 1600, 3200]);
    expect(await waitsOf("GET", limited("20"), 0)).toHaveLength(4);
    expect(await waitsOf("GET", limited("21"), 0)).toEqual([]);
    expect(await waitsOf("GET", answered(429, { "retry-after": "2" }), 0)).toEqual([
      2000, 2000, 2000, 2000,
    ]);
  });

  it.each(["GET", "PUT", "PATCH", "DELETE"])(
    "is tried four times where %s may have been done",
    async (method) => {
      for (const outcome of [answered(500), answered(503), broken("ECONNRESET")]) {
        expect(await waitsOf(method, outcome)).toEqual([400, 800, 1600]);
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

  it.each([400, 401, 403, 404, 409, 422])(
    "is tried once where the answer is %i",
    async (status) => {
      expect(await waitsOf("GET", answered(status))).toEqual([]);
    },
  );
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
