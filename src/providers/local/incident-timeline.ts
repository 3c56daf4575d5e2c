import {
  formatPageCall,
  IMPACTS,
  type Page,
  type RelatedItem,
  type TimelineEvent,
} from "../../model/incident.js";
import type { Entry } from "./incident-entry.js";

/**
 * What an entry of the journal says on the timeline of an incident; undefined where it changes what
 * stands there.
 * @param page the one that it is about, if any, as it is after the entry
 */
export function tell(
  entry: Entry,
  page: Page | undefined,
): Pick<TimelineEvent, "kind" | "text" | "by"> | undefined {
  switch (entry.kind) {
    case "incident.created":
      return { kind: "created", text: entry.title };
    case "incident.updated":
      return { kind: "updated", text: describeChange(entry) };
    case "incident.noted":
      return { kind: "note", text: entry.text };
    case "incident.renoted":
    case "incident.unnoted":
    case "incident.deleted":
      return undefined;
    case "incident.related":
      return { kind: "updated", text: `related: ${describeItem(entry.item)}` };
    case "incident.unrelated":
      return { kind: "updated", text: `no longer related: ${describeItem(entry.item)}` };
    case "incident.resolved":
      return { kind: "resolved", text: "resolved" };
    case "incident.reopened":
      return { kind: "updated", text: "opened again" };
    case "page.created":
      return { kind: "paged", text: formatPageCall(entry) };
    case "page.acknowledged":
      return {
        kind: "acknowledged",
        text: `${entry.id} is acknowledged${because(entry.note)}`,
        by: entry.by,
      };
    case "page.escalated":
      return { kind: "escalated", text: formatPageCall({ ...(page as Page), ...entry }) };
    case "page.stopped":
      return { kind: "updated", text: `${entry.id} is stopped${because(entry.reason)}` };
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

function describeItem({ title, value }: RelatedItem): string {
  return title === undefined ? value : `${title}, ${value}`;
}

function because(words: string | undefined): string {
  return words === undefined ? "" : `: ${words}`;
}
