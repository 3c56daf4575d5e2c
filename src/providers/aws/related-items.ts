import type { RelatedItem, RelatedKind } from "../../model/incident.js";
import type { Related } from "../provider.js";
import { refuse } from "../refuse.js";
import { incidentArn } from "./incident-record.js";
import type { IncidentsInput, IncidentsOutput } from "./operations.js";
import { incidentsPages } from "./paging.js";
import type { AwsSession } from "./session.js";
import { tokenFor } from "./token.js";

/** What belongs to an incident. */
export function awsRelated(session: AwsSession): Related {
  const change = async (
    id: string,
    relatedItemsUpdate: IncidentsInput<"UpdateRelatedItems">["relatedItemsUpdate"],
    call: Parameters<Related["add"]>[2],
  ) => {
    const incidentRecordArn = await incidentArn(session, id, call);
    const input = { incidentRecordArn, relatedItemsUpdate, clientToken: tokenFor(call) };
    await session.incidents("UpdateRelatedItems", input, call);
  };

  return {
    async *list(id, call) {
      const arn = await incidentArn(session, id, call);
      const input = { incidentRecordArn: arn, maxResults: 100 };
      let isEmpty = true;
      for await (const page of incidentsPages(session, "ListRelatedItems", input, call)) {
        for (const item of page.relatedItems ?? []) {
          isEmpty = false;
          yield toItem(item);
        }
      }
      // AWS lists nothing for an incident that is not there, too.
      if (isEmpty) await session.incidents("GetIncidentRecord", { arn }, call);
    },
    async add(id, item, call) {
      refuse(problemsOf(item));
      const title = item.title === undefined ? {} : { title: item.title };
      await change(id, { itemToAdd: { identifier: identifierOf(item), ...title } }, call);
    },
    remove: (id, item, call) => change(id, { itemToRemove: identifierOf(item) }, call),
  };
}

type AwsItem = NonNullable<IncidentsOutput<"ListRelatedItems">["relatedItems"]>[number];
type Identifier = NonNullable<AwsItem["identifier"]>;

function toItem({ identifier, title }: AwsItem): RelatedItem {
  const { arn, url, metricDefinition, pagerDutyIncidentDetail } = identifier?.value ?? {};
  return {
    kind: KINDS[identifier?.type ?? "OTHER"] ?? "other",
    ...(title && { title }),
    value: arn ?? url ?? metricDefinition ?? pagerDutyIncidentDetail?.id ?? "",
  };
}

const TYPES = {
  analysis: "ANALYSIS",
  incident: "INCIDENT",
  metric: "METRIC",
  parent: "PARENT",
  attachment: "ATTACHMENT",
  other: "OTHER",
  automation: "AUTOMATION",
  "involved-resource": "INVOLVED_RESOURCE",
  task: "TASK",
} as const satisfies Record<RelatedKind, string>;

const KINDS: Readonly<Record<string, RelatedKind>> = Object.fromEntries(
  Object.entries(TYPES).map(([kind, type]) => [type, kind as RelatedKind]),
);

// ItemValue and RelatedItem, API reference.
const LONGEST = { arn: 1000, url: 1000, metricDefinition: 4000, title: 200 } as const;

function identifierOf({ kind, value }: RelatedItem): Identifier {
  const values = {
    arn: { arn: value },
    url: { url: value },
    metricDefinition: { metricDefinition: value },
  };
  return { type: TYPES[kind], value: values[formOf(value)] };
}

/** A value is what it looks like: AWS has a place for each form. */
function formOf(value: string): "arn" | "url" | "metricDefinition" {
  if (/^arn:aws(-cn|-us-gov)?:/.test(value)) return "arn";
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? "url" : "metricDefinition";
}

function problemsOf({ title = "", value }: RelatedItem) {
  const lengths = { title, [formOf(value)]: value };
  return Object.entries(lengths).flatMap(([what, { length }]) => {
    const most = LONGEST[what as keyof typeof LONGEST];
    if (length <= most) return [];
    const name = what === "title" ? "title" : "value";
    return [{ message: `the ${name} has ${length} characters, and may have ${most}` }];
  });
}
