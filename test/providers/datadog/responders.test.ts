import { describe, expect, it } from "vitest";
import { datadogResponders } from "../../../src/providers/datadog/responders.js";
import type { DatadogSession } from "../../../src/providers/datadog/session.js";
import type { Users } from "../../../src/providers/datadog/users.js";

const SCHEDULE = "23545b48-fa23-4ea9-a331-3a38f81195cd";
const ALICE = "7f1b523e-fe13-4917-8519-6dd314ef17c0";
const BOB = "42e2447f-d0ee-11f0-b246-f6a778e5e220";

const answer = (included: readonly object[]) => ({
  data: {
    id: `${SCHEDULE}-1783675898`,
    type: "schedule_oncall_responders",
    relationships: {
      responders: { data: [{ id: "current", type: "schedule_oncall_responder" }] },
      schedule: { data: { id: SCHEDULE, type: "schedules" } },
    },
  },
  included,
});

const turn = (...shifts: string[]) => ({
  id: "current",
  type: "schedule_oncall_responder",
  attributes: { position: "current" },
  relationships: { shifts: { data: shifts.map((id) => ({ id, type: "shifts" })) } },
});
const shift = (id: string, user: string) => ({
  id,
  type: "shifts",
  relationships: { user: { data: { id: user, type: "users" } } },
});
const user = (id: string, email: string) => ({ id, type: "users", attributes: { email } });

/** Who is on call by an answer, and what was asked for it. */
async function ask(given: object) {
  const sent: unknown[][] = [];
  const session = {
    send: async (...request: unknown[]) => {
      sent.push(request);
      return given;
    },
  } as unknown as DatadogSession;
  const users = {
    remember: ({ attributes }: { attributes: { email: string } }) => ({ key: attributes.email }),
    describe: async (id: string) => ({ key: `looked up: ${id}` }),
  } as unknown as Users;
  const schedules = { idOf: async (name: string) => (name === "payments" ? SCHEDULE : "") };
  const call = { signal: new AbortController().signal };
  const at = Date.parse("2026-07-10T09:31:38Z");
  const { at: responders } = datadogResponders(session, users, schedules);
  return { names: await responders("payments", at, "next", call), sent, call };
}

describe("who Datadog says is on call", () => {
  it("is asked with all that belongs to it, at a whole second", async () => {
    const { names, sent, call } = await ask(
      answer([turn("s1"), shift("s1", ALICE), user(ALICE, "alice@example.com")]),
    );
    expect(names).toEqual(["alice@example.com"]);
    expect(sent).toEqual([
      [
        "on-call",
        "getScheduleOnCallResponders",
        {
          scheduleId: SCHEDULE,
          include: "responders,responders.shifts,responders.shifts.user",
          filterPosition: "next",
          filterAtTs: "2026-07-10T09:31:38Z",
        },
        call,
      ],
    ]);
  });

  it("can be several, each once", async () => {
    const { names } = await ask(
      answer([
        user(BOB, "bob@example.com"),
        user(ALICE, "alice@example.com"),
        shift("s1", ALICE),
        shift("s2", BOB),
        shift("s3", ALICE),
        turn("s1", "s2", "s3"),
      ]),
    );
    expect(names.sort()).toEqual(["alice@example.com", "bob@example.com"]);
  });

  it("is nobody where no shift runs", async () => {
    expect((await ask(answer([turn()]))).names).toEqual([]);
    expect((await ask(answer([]))).names).toEqual([]);
    expect((await ask({ data: { id: "x", type: "schedule_oncall_responders" } })).names).toEqual(
      [],
    );
  });

  it("is looked up where the answer leaves the user out", async () => {
    const { names } = await ask(answer([turn("s1"), shift("s1", BOB)]));
    expect(names).toEqual([`looked up: ${BOB}`]);
  });

  it("is found in what the client cannot tell apart", async () => {
    const unread = [turn("s1"), shift("s1", ALICE), user(ALICE, "alice@example.com")].map(
      (_data) => ({ _data }),
    );
    expect((await ask(answer(unread))).names).toEqual(["alice@example.com"]);
  });
});
