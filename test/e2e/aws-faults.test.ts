import { expect, it, onTestFinished } from "vitest";
import { dropAfterEvery, type Faults, throttleEvery, together } from "../fakes/aws/faults.js";
import { startFakeAws } from "../fakes/aws/server.js";
import { fillAccount } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { onAws } from "./aws.js";

const LANES = 4;
const COUNT = 30;

it("30 commands make 30 overrides, whatever is throttled and lost meanwhile", async () => {
  const fake = await startFakeAws({ faults: perKey(faultsOfOne) });
  onTestFinished(() => fake.close());
  const { primary } = fillAccount(fake);
  const numbers = Array.from({ length: COUNT }, (_, i) => i);
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    const env = { ...environmentOf(fake.url), AWS_ACCESS_KEY_ID: `AKIALANE${lane}` };
    for (const i of numbers.filter((each) => each % LANES === lane)) {
      // An hour of each day from 8 March on, ending with the 6th of April.
      const day = new Date(Date.UTC(2026, 2, 8 + i)).toISOString().slice(0, 10);
      const span = ["--from", `${day}T20:00Z`, "--to", "+1h", "--at", "2026-03-07T20:00Z"];
      const words = ["override", "create", "rotation:primary", ...span, "--member", "carol"];
      const { code, stdout, stderr } = await onAws([...words, "-q"], { env });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/^primary\/[0-9a-f-]{36}\n$/);
    }
  });
  await Promise.all(lanes);
  const overrides = [...fake.state.overrides.values()];
  expect(overrides).toHaveLength(COUNT);
  expect(new Set(overrides.map(({ StartTime }) => StartTime)).size).toBe(COUNT);
  expect(new Set(overrides.map(({ RotationArn }) => RotationArn))).toEqual(new Set([primary]));
  const throttled = fake.requests.filter(({ error }) => error === "ThrottlingException");
  expect(throttled.length).toBeGreaterThan(COUNT);
});

/** Every third request is throttled, and of those that are done every fifth loses its answer. */
function faultsOfOne(): Faults {
  return together(throttleEvery(3), dropAfterEvery(5));
}

/** Faults for each key by itself: commands that run side by side do not mix up the count. */
function perKey(make: () => Faults): Faults {
  const made = new Map<string, Faults>();
  const faultsFor = (authorization = "") => {
    const [key = ""] = /Credential=\w+/.exec(authorization) ?? [];
    const faults = made.get(key) ?? make();
    made.set(key, faults);
    return faults;
  };
  return {
    before: (request, n) => faultsFor(request.headers.authorization).before?.(request, n),
    after: (request, n) => faultsFor(request.headers.authorization).after?.(request, n),
  };
}
