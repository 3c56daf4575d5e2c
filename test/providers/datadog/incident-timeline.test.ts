import { beforeEach, describe, expect, it } from "vitest";
import { afterwards, always, forbidden, nth, only } from "../../fakes/datadog/faults.js";
import { ROBOT } from "../../fakes/datadog/incidents/incident.js";
import { collect, failure } from "../contract/check.js";
import { incidentAccount } from "./incident-account.js";

let account: Awaited<ReturnType<typeof incidentAccount>>;
let id: string;

beforeEach(async () => {
  account = await incidentAccount();
  id = account.fake.addIncident({ title: "Cards are declined" });
});

const call = { token: "token-1" };
const at = (text: string) => Date.parse(text);
const timeline = (incident = id) => collect(account.incidents.timeline(incident));

describe("the timeline of an incident at Datadog", () => {
  it("is what the incident says of itself, in order", async () => {
    account.fake.addUser({ id: ROBOT, email: "robot@example.com" });
    const told = account.fake.addIncident({
      title: "Refunds are late",
      createdMs: at("2026-03-07T20:00:00.600Z"),
      detected: "2026-03-07T19:30:00+00:00",
      customerImpacted: true,
      customerImpactStart: "2026-03-07T19:00:00+00:00",
      customerImpactEnd: "2026-03-07T20:30:00+00:00",
      resolvedMs: at("2026-03-07T21:00:00Z"),
      fields: { state: { type: "dropdown", value: "resolved" } },
    });
    expect(await timeline(told)).toEqual([
      event("impact-start", "updated", "19:00:00", "customers are affected"),
      event("detected", "updated", "19:30:00", "detected"),
      { ...event("created", "created", "20:00:00", "Refunds are late"), by: "robot@example.com" },
      event("impact-end", "updated", "20:30:00", "customers are no longer affected"),
      event("resolved", "resolved", "21:00:00", "resolved"),
    ]);
  });

  it("says nothing of a detection with which it was opened, nor of an end that is not", async () => {
    const told = account.fake.addIncident({
      title: "Refunds are late",
      createdMs: at("2026-03-07T20:00:00Z"),
      detected: "2026-03-07T19:59:59.990+00:00",
      resolvedMs: at("2026-03-07T21:00:00Z"),
    });
    expect((await timeline(told)).map(({ kind }) => kind)).toEqual(["created"]);
  });

  it("has the notes, which are follow-up tasks of nobody", async () => {
    const note = await account.incidents.note(id, "The bank is told.", call);
    expect(account.asked()[0]).toEqual([
      `POST incidents/${id}/relationships/todos`,
      {
        data: {
          type: "incident_todos",
          attributes: { assignees: [], content: "The bank is told." },
        },
      },
    ]);
    expect(note).toMatchObject({ kind: "note", text: "The bank is told." });
    const [created, listed] = await timeline();
    expect(created?.id).toBe("created");
    expect(listed).toMatchObject({ id: note.id, at: note.at, text: note.text });
  });

  it("names nobody where users may not be read", async () => {
    account.fake.faults = always(forbidden, only("GetUser"));
    await account.incidents.note(id, "The bank is told.", call);
    expect((await timeline()).map(({ by }) => by)).toEqual([undefined, undefined]);
  });

  it("is not found where there is no incident", async () => {
    expect(await failure(timeline("IR-9"))).toMatchObject({ code: "not-found", exitCode: 2 });
  });
});

describe("a note at Datadog", () => {
  it("is written anew, for whom and until when it was", async () => {
    const task = {
      id: "5a7ef902-7819-4f66-800b-24cbc39c5529",
      incident: id,
      content: "Rolled bakc",
      assignees: ["@ann@example.com"],
      completed: null,
      dueDate: "2026-03-10T05:00:00+00:00",
      createdMs: at("2026-03-07T20:00:00Z"),
      modifiedMs: at("2026-03-07T20:00:00Z"),
    };
    account.fake.state.todos.set(task.id, task);
    await account.incidents.notes?.update("IR-1", "5a7ef902-7819", "Rolled back", call);
    expect(account.fake.requests.at(-1)?.body).toEqual({
      data: {
        type: "incident_todos",
        attributes: {
          assignees: ["@ann@example.com"],
          content: "Rolled back",
          due_date: "2026-03-10T05:00:00.000000+00:00",
        },
      },
    });
    expect(account.fake.state.todos.get(task.id)).toMatchObject({ content: "Rolled back" });
  });

  it("goes", async () => {
    const { id: note } = await account.incidents.note(id, "Somewhere else", call);
    await account.incidents.notes?.delete(id, note);
    expect(account.fake.state.todos.size).toBe(0);
  });

  it("is no other event of the timeline", async () => {
    const error = await failure(
      account.incidents.notes?.delete(id, "created") ?? Promise.resolve(),
    );
    expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
    expect(error.message).toBe('no note is called "created"');
  });

  it.each([
    ["after", 1],
    ["before", 2],
  ] as const)("is there once when the answer is lost %s it was done", async (when, requests) => {
    const lost = nth(1, "drop", only("CreateIncidentTodo"));
    account.fake.faults = when === "after" ? afterwards(lost) : lost;
    const note = await account.incidents.note(id, "Once.", call);
    expect([...account.fake.state.todos.keys()]).toEqual([note.id]);
    const posts = account.asked().filter(([line]) => line.startsWith("POST"));
    expect(posts).toHaveLength(requests);
  });
});

function event(name: string, kind: string, time: string, text: string) {
  return { id: name, at: at(`2026-03-07T${time}Z`), kind, text };
}
