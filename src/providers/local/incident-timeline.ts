import { formatPageCall, IMPACTS, type Page, type TimelineEvent } from "../../model/incident.js";
import type { Entry } from "./incident-entry.js";

/**
 * What an entry of the journal says on the timeline of an incident.
 * @param page the one that it is about, if any, as it is after the entry
 */
export function tell(
  entry: Entry,
  page: Page | undefined,
): Pick<TimelineEvent, "kind" | "text" | "by"> {
  switch (entry.kind) {
    case "incident.created":
      return { kind: "created", text: entry.title };
    case "incident.updated":
      return { kind: "updated", text: describeChange(entry) };
    case "incident.noted":
      return { kind: "note", text: entry.text };
    case "incident.resolved":
      return { kind: "resolved", text: "resolved" };
    case "incident.reopened":
      return { kind: "updated", text: "opened again" };
    case "page.created":
      return { kind: "paged", text: formatPageCall(entry) };
    case "page.acknowledged":
      return { kind: "acknowledged", text: `${entry.id} is acknowledged`, by: entry.by };
    case "page.escalated":
      return { kind: "escalated", text: formatPageCall({ ...(page as Page), ...entry }) };
  }
}

/** `title: Cards are declined; impact: high` */
function describeChange({ title, impact, summary }: Entry & { kind: "incident.updated" }): string {
  return [
    ...(title === undefined ? [] : [`title: ${title}`]),
    ...(impact === undefined ? [] : [`impact: ${IMPACTS[impact]}`]),
    ...(summary === undefined ? [] : [`summary: ${summary || "none"}`]),
  ].join("; ");
}
