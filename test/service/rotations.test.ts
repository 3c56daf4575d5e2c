import { describe, expect, test } from "vitest";
import type { Person } from "../../src/model/person.js";
import type { Rotation } from "../../src/model/rotation.js";
import { notFound } from "../../src/providers/errors.js";
import type { Items, Limits, Provider } from "../../src/providers/provider.js";
import { planRotationCreate } from "../../src/service/rotations.js";

const ROTATION: Rotation = {
  name: "second",
  timeZone: "UTC",
  start: { wall: Date.UTC(2026, 0, 5, 9) },
  members: ["alice", null, "bob"],
  recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 32_400 }] },
};

/** Things by name; what they are asked for is noted in `asked`. */
function items<T>(noun: string, asked: string[], known: Readonly<Record<string, T>>): Items<T> {
  const refuse = () => Promise.reject(new Error("a plan changes nothing"));
  return {
    async *list() {
      yield* Object.values(known);
    },
    async get(name) {
      asked.push(`${noun} ${name}`);
      const found = known[name];
      if (found === undefined) throw notFound(noun, name, Object.keys(known));
      return found;
    },
    create: refuse,
    update: refuse,
    delete: refuse,
  };
}

/** A provider that knows alice and bob, and has a rotation primary. */
function provider(limits: Partial<Limits> = {}): Provider & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  return {
    asked,
    name: "aws",
    place: "a test",
    limits: { recurrences: ["daily", "weekly", "monthly"], combines: [], overrides: [], ...limits },
    contacts: items<Person>("person", asked, { alice: { key: "alice" }, bob: { key: "bob" } }),
    rotations: items<Rotation>("rotation", asked, { primary: { ...ROTATION, name: "primary" } }),
    schedules: items("schedule", asked, {}),
  };
}

const plan = (rotation: Rotation, aws = provider()) => planRotationCreate(aws, rotation, {}, 0);

describe("a rotation that is planned", () => {
  test("is made as it is, and moves nobody yet", async () => {
    expect(await plan(ROTATION)).toEqual({
      changes: [{ noun: "rotation", action: "create", after: ROTATION }],
      effects: [],
      warnings: [],
    });
  });

  test("is refused for what the provider cannot hold before it is asked for anything", async () => {
    const aws = provider({ membersPerRotation: 2 });
    await expect(plan(ROTATION, aws)).rejects.toMatchObject({ exitCode: 2 });
    const recurrence = { kind: "elapsed", days: 7, seconds: 0 } as const;
    await expect(plan({ ...ROTATION, recurrence }, aws)).rejects.toMatchObject({ exitCode: 2 });
    expect(aws.asked).toEqual([]);
  });

  test("is refused when it cannot be rendered", async () => {
    const aws = provider();
    await expect(plan({ ...ROTATION, onCalls: 4 }, aws)).rejects.toMatchObject({
      exitCode: 2,
      message: "rotation second: cannot have 4 on call at once: it has 3 members",
    });
    expect(aws.asked).toEqual([]);
  });

  test("is refused for a member whom nobody knows", async () => {
    await expect(plan({ ...ROTATION, members: ["alice", "zed"] })).rejects.toMatchObject({
      exitCode: 2,
      message: 'no person is called "zed"',
    });
  });

  test("is refused for a name that is taken", async () => {
    await expect(plan({ ...ROTATION, name: "primary" })).rejects.toMatchObject({
      exitCode: 2,
      message: "there is a rotation called primary already",
    });
  });
});
