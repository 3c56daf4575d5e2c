import { badRequest } from "../../errors.js";
import { shortId, standsFor } from "../../model/incident.js";
import { notFound } from "../errors.js";
import type { Call, Incidents, Notes } from "../provider.js";
import { incidentArn } from "./incident-record.js";
import { incidentsPages } from "./paging.js";
import type { AwsSession } from "./session.js";
import { isTold, toEvent } from "./timeline-event.js";
import { tokenFor } from "./token.js";

/** What happened to an incident, and the notes of it. */
export interface Timeline extends Pick<Incidents, "note"> {
  readonly list: Incidents["timeline"];
  readonly notes: Notes;
}

export function awsTimeline(session: AwsSession): Timeline {
  /** An event of AWS's list as it is told; what it says is asked for where its type does not. */
  async function told(event: { eventId?: string | undefined }, arn: string, call?: Call) {
    const { eventId = "" } = event;
    if (!isTold(event)) return toEvent(event);
    const input = { eventId, incidentRecordArn: arn };
    return toEvent((await session.incidents("GetTimelineEvent", input, call)).event ?? event);
  }

  /** The id of an event; a whole one is taken as it is. @throws OncallError `not-found` */
  async function eventId(arn: string, text: string, call?: Call): Promise<string> {
    if (text.length >= WHOLE_ID) return text;
    const known: string[] = [];
    for await (const event of summaries(session, arn, call)) known.push(event.eventId ?? "");
    const [id, another] = known.filter((each) => standsFor(text, each));
    if (id === undefined) throw notFound("note", text, known.map(shortId), { isId: true });
    if (another === undefined) return id;
    throw badRequest(`"${text}" is more than one event`, `say which: ${id} or ${another}`);
  }

  return {
    async *list(id, call) {
      const arn = await incidentArn(session, id, call);
      const batch: Listed[] = [];
      let isEmpty = true;
      for await (const event of summaries(session, arn, call)) {
        isEmpty = false;
        if (batch.push(event) < AT_ONCE) continue;
        yield* await Promise.all(batch.splice(0).map((each) => told(each, arn, call)));
      }
      yield* await Promise.all(batch.map((each) => told(each, arn, call)));
      // AWS lists no events for what is not there, too.
      if (isEmpty) await session.incidents("GetIncidentRecord", { arn }, call);
    },
    async note(id, text, call) {
      const arn = await incidentArn(session, id, call);
      const at = Math.floor(session.now() / 1000) * 1000;
      const made = await session.incidents(
        "CreateTimelineEvent",
        {
          incidentRecordArn: arn,
          eventTime: new Date(at),
          eventType: "Note",
          eventData: dataOf(text),
          // With it the note stands in the console's panel of notes (CreateTimelineEvent).
          eventReferences: [{ resource: arn }],
          clientToken: tokenFor(call, "note"),
        },
        call,
      );
      return { id: made.eventId ?? "", at, kind: "note", text };
    },
    notes: {
      async update(id, event, text, call) {
        const eventData = dataOf(text);
        const arn = await incidentArn(session, id, call);
        const input = {
          incidentRecordArn: arn,
          eventId: await eventId(arn, event, call),
          eventData,
          clientToken: tokenFor(call, "note"),
        };
        await session.incidents("UpdateTimelineEvent", input, call);
      },
      async delete(id, event, call) {
        const arn = await incidentArn(session, id, call);
        const input = { incidentRecordArn: arn, eventId: await eventId(arn, event, call) };
        await session.incidents("DeleteTimelineEvent", input, call);
      },
    },
  };
}

/** Characters of a UUID. */
const WHOLE_ID = 36;
/** Details that are asked for together; AWS allows 30 a second. */
const AT_ONCE = 20;
/** Characters of eventData (CreateTimelineEvent). */
const LONGEST_DATA = 12_000;

type Listed = Parameters<typeof isTold>[0] & { readonly eventId?: string | undefined };

async function* summaries(session: AwsSession, arn: string, call?: Call): AsyncGenerator<Listed> {
  const input = {
    incidentRecordArn: arn,
    sortBy: "EVENT_TIME",
    sortOrder: "ASCENDING",
    maxResults: 100,
  } as const;
  for await (const page of incidentsPages(session, "ListTimelineEvents", input, call)) {
    yield* page.eventSummaries ?? [];
  }
}

/** A note as AWS keeps it: a JSON string. @throws OncallError (exit 2) for one that is too long */
function dataOf(text: string): string {
  const data = JSON.stringify(text);
  if (data.length <= LONGEST_DATA) return data;
  throw badRequest(
    `the note has ${data.length} characters, and may have ${LONGEST_DATA}`,
    "write two of them",
  );
}
