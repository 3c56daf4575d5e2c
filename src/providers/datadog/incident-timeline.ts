import { badRequest, isOncallError } from "../../errors.js";
import { shortId, standsFor, type TimelineEvent } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import { notFound } from "../errors.js";
import type { Call, Incidents, Notes } from "../provider.js";
import { createOnce } from "./create-once.js";
import { instantOf } from "./dates.js";
import { CLOCK_SLACK_MS, type IncidentRecord, readRecord, toIncident } from "./incident-record.js";
import { incidentId, UUID } from "./incident-search.js";
import type { DatadogSession, Output } from "./session.js";
import type { Users } from "./users.js";

/** What happened to an incident, and the notes of it. */
export interface Timeline extends Pick<Incidents, "note"> {
  readonly list: Incidents["timeline"];
  readonly notes: Notes;
}

/**
 * Datadog's API neither reads nor writes the timeline that its pages show. What can be told is what
 * the incident says of itself; what can be written are follow-up tasks ("todos"), which stand for
 * notes here, and under Follow-ups at Datadog.
 */
export function datadogTimeline(session: DatadogSession, users: Users): Timeline {
  async function todosOf(incident: string, call?: Call): Promise<readonly Todo[]> {
    const input = { incidentId: incident };
    return (await session.send("incidents", "listIncidentTodos", input, call)).data;
  }

  async function toNote(todo: Todo, call?: Call): Promise<TimelineEvent> {
    const { id, attributes } = todo;
    const by = await authorOf(todo, call);
    return {
      id,
      at: instantOf(attributes?.created) ?? 0,
      kind: "note",
      text: attributes?.content ?? "",
      ...(by !== undefined && { by }),
    };
  }

  /** Who made something; undefined where nobody may tell. What was done stays done without it. */
  async function authorOf({ relationships }: Made, call?: Call): Promise<string | undefined> {
    const id = relationships?.createdByUser?.data?.id;
    try {
      return id && (await users.describe(id, call)).key;
    } catch (error) {
      if (!isOncallError(error)) throw error;
      return undefined;
    }
  }

  /** The id of a note. A UUID is taken as it is. @throws OncallError `not-found` */
  async function noteId(incident: string, text: string, call?: Call): Promise<string> {
    if (UUID.test(text)) return text;
    const known = (await todosOf(incident, call)).map(({ id }) => id);
    const [id, another] = known.filter((each) => standsFor(text, each));
    if (id === undefined) throw notFound("note", text, known.map(shortId), { isId: true });
    if (another === undefined) return id;
    throw badRequest(`"${text}" is more than one note`, `say which: ${id} or ${another}`);
  }

  return {
    async *list(id, call) {
      const incident = await incidentId(session, id, call);
      const record = await readRecord(session, incident, call);
      const by = await authorOf(record, call);
      const notes: TimelineEvent[] = [];
      for (const todo of await todosOf(incident, call)) notes.push(await toNote(todo, call));
      yield* [...eventsOf(record, by), ...notes].sort((one, other) => one.at - other.at);
    },
    async note(id, text, call) {
      const incident = await incidentId(session, id, call);
      const begun = session.now();
      const attributes = { content: text, assignees: [] };
      const body = { data: { type: "incident_todos", attributes } } as const;
      const input = { incidentId: incident, body };
      const made = await createOnce(
        async () => (await session.send("incidents", "createIncidentTodo", input, call)).data,
        async () => {
          const todos = await todosOf(incident, call);
          return todos.find(isMade(text, begun + session.aheadMs - CLOCK_SLACK_MS));
        },
        call,
      );
      return toNote(made, call);
    },
    notes: {
      /** With whom it is assigned to, and until when, as it was. */
      async update(id, event, text, call) {
        const incident = await incidentId(session, id, call);
        const input = { incidentId: incident, todoId: await noteId(incident, event, call) };
        const { data } = await session.send("incidents", "getIncidentTodo", input, call);
        const { assignees = [], completed, dueDate } = data.attributes ?? {};
        const attributes = {
          content: text,
          assignees,
          ...(completed && { completed }),
          ...(dueDate && { dueDate }),
        };
        const body = { data: { type: "incident_todos", attributes } } as const;
        await session.send("incidents", "updateIncidentTodo", { ...input, body }, call);
      },
      async delete(id, event, call) {
        const incident = await incidentId(session, id, call);
        const input = { incidentId: incident, todoId: await noteId(incident, event, call) };
        await session.send("incidents", "deleteIncidentTodo", input, call);
      },
    },
  };
}

type Todo = Output<"incidents", "getIncidentTodo">["data"];
type Made = Pick<IncidentRecord | Todo, "relationships">;

/** Datadog takes an incident for detected when it is opened: only another time is news. */
const DETECTION_MS = 60_000;

function isMade(text: string, since: Instant) {
  return ({ attributes }: Todo) =>
    attributes?.content === text && (instantOf(attributes.created) ?? 0) >= since;
}

/** What an incident says of itself. */
function eventsOf(record: IncidentRecord, by: string | undefined): TimelineEvent[] {
  const { title, createdAt, resolvedAt } = toIncident(record);
  const { detected, customerImpactStart, customerImpactEnd } = record.attributes ?? {};
  const detectedAt = instantOf(detected) ?? createdAt;
  const event = (
    id: string,
    kind: TimelineEvent["kind"],
    at: Instant | undefined,
    text: string,
  ): TimelineEvent[] => (at === undefined ? [] : [{ id, at, kind, text }]);
  return [
    { id: "created", at: createdAt, kind: "created", text: title, ...(by !== undefined && { by }) },
    ...(Math.abs(detectedAt - createdAt) < DETECTION_MS
      ? []
      : event("detected", "updated", detectedAt, "detected")),
    ...event("impact-start", "updated", instantOf(customerImpactStart), "customers are affected"),
    ...event(
      "impact-end",
      "updated",
      instantOf(customerImpactEnd),
      "customers are no longer affected",
    ),
    ...event("resolved", "resolved", resolvedAt, "resolved"),
  ];
}
