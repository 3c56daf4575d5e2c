import type { Incident, TimelineEvent } from "../../model/incident.js";
import { formatInstant, type Instant } from "../../model/time.js";
import { notFound, unsupported } from "../errors.js";
import type { IncidentChange, Incidents } from "../provider.js";
import type { IncidentLog } from "./incident-draft.js";
import type { Entry } from "./incident-entry.js";
import { incidentReader, nextId } from "./incident-log.js";
import type { Workspace } from "./workspace.js";

/** The incidents of the journal. */
export function localIncidents(workspace: Workspace, now: () => Instant): Incidents {
  const read = incidentReader(() => workspace.journal());

  return {
    async *list({ status, impact, since }) {
      for (const incident of [...read().incidents.values()].reverse()) {
        if (status !== undefined && incident.status !== status) continue;
        if (impact !== undefined && incident.impact > impact) continue;
        if (since !== undefined && incident.createdAt < since) continue;
        yield incident;
      }
    },
    async get(id) {
      return incidentNamed(read(), id);
    },
    create({ title, impact = 3, summary, plan }, call) {
      return workspace.atomically(async () => {
        if (plan !== undefined) throw unsupported("local", "response plans", "leave --plan out");
        const { token } = call;
        const there = read().made.get(`incident.created ${token}`);
        const id = there ?? nextId("inc", "incident.created", read());
        if (there === undefined) {
          await record(workspace, now, {
            kind: "incident.created",
            id,
            title,
            impact,
            summary: summary || undefined,
            token,
          });
        }
        return incidentNamed(read(), id);
      }, call);
    },
    update(id, change, call) {
      return workspace.atomically(async () => {
        const before = incidentNamed(read(), id);
        const changes = changesOf(before, change);
        if (Object.keys(changes).length > 0) {
          await record(workspace, now, { kind: "incident.updated", id, ...changes });
        }
        if (change.status !== undefined && change.status !== before.status) {
          const kind = change.status === "resolved" ? "incident.resolved" : "incident.reopened";
          await record(workspace, now, { kind, id });
        }
      }, call);
    },
    delete(id, call) {
      return workspace.atomically(async () => {
        incidentNamed(read(), id);
        await record(workspace, now, { kind: "incident.deleted", id });
      }, call);
    },
    async *timeline(id) {
      yield* [...timelineOf(read(), id)];
    },
    note(id, text, call) {
      return workspace.atomically(async () => {
        const { token } = call;
        const made = read().made.get(`incident.noted ${token}`);
        const there = timelineOf(read(), id).find((event) => event.id === made);
        if (there !== undefined) return there;
        await record(workspace, now, { kind: "incident.noted", id, text, token });
        return timelineOf(read(), id).at(-1) as TimelineEvent;
      }, call);
    },
    notes: {
      update(id, event, text, call) {
        return workspace.atomically(async () => {
          checkNote(read(), id, event);
          await record(workspace, now, { kind: "incident.renoted", id, event, text });
        }, call);
      },
      delete(id, event, call) {
        return workspace.atomically(async () => {
          checkNote(read(), id, event);
          await record(workspace, now, { kind: "incident.unnoted", id, event });
        }, call);
      },
    },
    related: {
      async *list(id) {
        const log = read();
        incidentNamed(log, id);
        yield* log.related.get(id) ?? [];
      },
      add(id, item, call) {
        return workspace.atomically(async () => {
          incidentNamed(read(), id);
          await record(workspace, now, { kind: "incident.related", id, item });
        }, call);
      },
      remove(id, item, call) {
        return workspace.atomically(async () => {
          incidentNamed(read(), id);
          await record(workspace, now, { kind: "incident.unrelated", id, item });
        }, call);
      },
    },
  };
}

/** @throws OncallError `not-found` */
export function incidentNamed({ incidents }: IncidentLog, id: string): Incident {
  const incident = incidents.get(id);
  if (incident === undefined)
    throw notFound("incident", id, [...incidents.keys()].reverse(), { isId: true });
  return incident;
}

/** Adds an entry to the journal, with the time. */
export function record(
  workspace: Workspace,
  now: () => Instant,
  { kind, ...rest }: NewEntry,
): Promise<void> {
  return workspace.record({ at: formatInstant(now()), kind, ...rest });
}

type NewEntry = Entry extends infer Each ? (Each extends Entry ? Omit<Each, "at"> : never) : never;

function timelineOf(log: IncidentLog, id: string): readonly TimelineEvent[] {
  incidentNamed(log, id);
  return log.timelines.get(id) ?? [];
}

/** @throws OncallError `not-found` when the incident has no such note */
function checkNote(log: IncidentLog, id: string, event: string): void {
  const notes = timelineOf(log, id).filter(({ kind }) => kind === "note");
  if (notes.some((note) => note.id === event)) return;
  throw notFound(
    "note",
    event,
    notes.map((note) => note.id),
    { isId: true },
  );
}

/** What a change says anew; an empty summary takes it away. */
function changesOf(before: Incident, { title, impact, summary }: IncidentChange) {
  return {
    ...(title !== undefined && title !== before.title && { title }),
    ...(impact !== undefined && impact !== before.impact && { impact }),
    ...(summary !== undefined && summary !== (before.summary ?? "") && { summary }),
  };
}
