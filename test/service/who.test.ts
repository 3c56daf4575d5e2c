import { describe, expect, it } from "vitest";
import type { Schedule } from "../../src/model/rotation.js";
import { notFound } from "../../src/providers/errors.js";
import type { Items, Responders } from "../../src/providers/provider.js";
import { nearTo, whoIsOnCall } from "../../src/service/who.js";

const time = (text: string) => Date.parse(`2026-01-${text}Z`);

/** A week each from Monday 5 January, 00:00. */
const SCHEDULE: Schedule = {
  name: "payments",
  timeZone: "UTC",
  combine: "stack",
  rotations: [
    {
      name: "primary",
      timeZone: "UTC",
      start: time("05T00:00"),
      members: ["alice", "bob"],
      recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 0 }] },
    },
  ],
};

const NOW = time("07T12:00");

const ALICES = {
  start: time("05T00:00"),
  end: time("12T00:00"),
  until: time("12T00:00"),
  members: ["alice"],
  type: "REGULAR",
  rotation: "primary",
};
const BOBS = { start: time("12T00:00"), end: time("19T00:00"), members: ["bob"] };

const NOT_ASKED: Items<Schedule> = {
  list: () => expect.fail("nobody asks for schedules"),
  get: () => expect.fail("nobody asks for a schedule"),
  create: () => expect.fail("nothing is made"),
  update: () => expect.fail("nothing is changed"),
  delete: () => expect.fail("nothing is deleted"),
};

function who(answer: () => Promise<string[]>, schedule = SCHEDULE) {
  const asked: unknown[][] = [];
  const at: Responders["at"] = (...question) => {
    asked.push(question);
    return answer();
  };
  return {
    asked,
    onCall: whoIsOnCall({ schedules: NOT_ASKED, responders: { at } }, schedule, NOW, {}),
  };
}

describe("who is on call", () => {
  it("is a matter of the rules where the provider says nothing itself", async () => {
    expect(await whoIsOnCall({ schedules: NOT_ASKED }, SCHEDULE, NOW, {})).toMatchObject({
      schedule: "payments",
      at: NOW,
      current: [ALICES],
      next: [BOBS],
    });
  });

  it("is as by the rules where the provider names the same, in its shifts", async () => {
    const { asked, onCall } = who(async () => ["alice", "alice"]);
    expect(await onCall).toMatchObject({ current: [ALICES], next: [BOBS] });
    expect(await onCall).not.toHaveProperty("instead");
    expect(asked).toEqual([["payments", NOW, "current", {}]]);
  });

  it("is whom the provider names, from now to the next change by the rules", async () => {
    expect(await who(async () => ["dave", "carol"]).onCall).toMatchObject({
      current: [
        {
          start: NOW,
          end: time("12T00:00"),
          until: time("12T00:00"),
          members: ["carol", "dave"],
          type: "REGULAR",
        },
      ],
      next: [BOBS],
      instead: ["alice"],
    });
  });

  it("is whom the provider names where the rules have nobody, until they have somebody", async () => {
    const rotations = SCHEDULE.rotations.map((each) => ({ ...each, start: time("12T00:00") }));
    const { current, instead } = await who(async () => ["dave"], { ...SCHEDULE, rotations }).onCall;
    expect(current).toMatchObject([{ start: NOW, until: time("12T00:00"), members: ["dave"] }]);
    expect(instead).toEqual([]);
  });

  it("is nobody where the provider names nobody", async () => {
    expect(await who(async () => []).onCall).toMatchObject({ current: [], instead: ["alice"] });
  });

  it("is as by the rules where the provider has no answer to that", async () => {
    const { onCall } = who(() => Promise.reject(notFound("schedule", "payments", [])));
    expect(await onCall).toMatchObject({ current: [ALICES] });
    expect(await onCall).not.toHaveProperty("instead");
  });

  it("is not known where the provider fails", async () => {
    await expect(who(() => Promise.reject(new Error("no connection"))).onCall).rejects.toThrow(
      "no connection",
    );
  });
});

describe("a schedule that was read for a stretch", () => {
  // Bob comes on Monday the 12th; carol stands in for him then, and for alice on the 9th.
  const overridden = {
    ...SCHEDULE,
    overrides: [{ from: time("09T00:00"), to: time("13T00:00"), members: ["carol"] }],
  };
  const rest = (to: string) => {
    const asked: unknown[][] = [];
    const get = async (...question: unknown[]) => {
      asked.push(question);
      return overridden;
    };
    const window = { from: time("06T00:00"), to: time(to) };
    return {
      asked,
      onCall: whoIsOnCall({ schedules: { ...NOT_ASKED, get } }, SCHEDULE, NOW, { window }),
    };
  };

  it("is read again where nobody comes next in it", async () => {
    const { asked, onCall } = rest("08T00:00");
    expect((await onCall).next).toMatchObject([{ start: time("09T00:00"), members: ["carol"] }]);
    expect(asked).toEqual([["payments", {}]]);
  });

  it("is not where somebody does", async () => {
    const { asked, onCall } = rest("13T00:00");
    expect((await onCall).next).toMatchObject([BOBS]);
    expect(asked).toEqual([]);
  });

  it("is read for 45 days, a day of them before", () => {
    expect(nearTo(NOW)).toEqual({ from: time("06T12:00"), to: Date.parse("2026-02-20T12:00Z") });
  });
});
