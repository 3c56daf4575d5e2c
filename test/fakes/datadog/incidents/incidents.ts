import { oneOf, required, text } from "../../aws/rules.js";
import { plainError } from "../errors.js";
import { references, toDocument } from "../include.js";
import { type Asked, type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { digits, type InputOf, words } from "../rules.js";
import { withOffset } from "../times.js";
import {
  type Field,
  findIncident,
  type Incident,
  robot,
  toBriefResource,
  toResource,
  USUAL_FIELDS,
} from "./incident.js";
import { createRule, updateRule } from "./incident-request.js";
import { facetsOf, finds } from "./search.js";

const INCIDENTS = "/api/v2/incidents";
const INCIDENT = `${INCIDENTS}/{incident_id}`;
const include = words("users", "attachments");
const paging = { "page[size]": digits({ least: 1, most: 100 }), "page[offset]": digits() };

/** Whom an incident names, where they are asked for. */
const people = [robot.data];

export const incidents: readonly Operation[] = [
  operation("CreateIncident", `POST ${INCIDENTS}`, { body: createRule }, ({ body }, org) => {
    const { attributes, relationships } = body.data;
    const commander = relationships?.commander_user?.data?.id ?? null;
    const incident = addIncident(
      {
        title: attributes.title,
        customerImpacted: attributes.customer_impacted,
        customerImpactScope: attributes.customer_impact_scope ?? null,
        customerImpactStart: attributes.customer_impacted ? withOffset(org.now()) : null,
        fields: attributes.fields as IncidentInput["fields"],
        notificationHandles: attributes.notification_handles ?? null,
        isTest: attributes.is_test ?? false,
        commander,
      },
      org,
    );
    return { status: 201, body: { data: toResource(incident) } };
  }),

  operation(
    "ListIncidents",
    `GET ${INCIDENTS}`,
    { query: { ...paging, include } },
    ({ query }, { state }) => {
      const { items, offset, size } = cutPage(newestFirst(state.incidents), query);
      const isLast = offset + size >= state.incidents.size && "page[size]" in query;
      const pagination = {
        offset,
        ...(!isLast && { next_offset: offset + items.length }),
        size: items.length,
      };
      const data = items.map(toBriefResource);
      return {
        status: 200,
        body: toDocument(data, query.include, people, { meta: { pagination } }),
      };
    },
  ),

  operation(
    "SearchIncidents",
    `GET ${INCIDENTS}/search`,
    {
      query: { ...paging, include, query: required(text()), sort: oneOf("created", "-created") },
    },
    searchIncidents,
  ),

  operation("GetIncident", `GET ${INCIDENT}`, { query: { include } }, ({ path, query }, org) => {
    const incident = findIncident(path.incident_id, org);
    return { status: 200, body: toDocument(toBriefResource(incident), query.include, people) };
  }),

  operation(
    "UpdateIncident",
    `PATCH ${INCIDENT}`,
    { query: { include }, body: updateRule },
    ({ path, body }, organization) => {
      const before = findIncident(path.incident_id, organization);
      if (body.data.id !== before.id) throw plainError(400, "the id is not that of the path");
      const after = changed(before, body.data, organization.now());
      organization.state.incidents.set(after.id, after);
      return { status: 200, body: { data: toResource(after) } };
    },
  ),

  operation("DeleteIncident", `DELETE ${INCIDENT}`, {}, ({ path }, organization) => {
    const { id } = findIncident(path.incident_id, organization);
    organization.state.incidents.delete(id);
    for (const todo of organization.state.todos.values()) {
      if (todo.incident === id) organization.state.todos.delete(todo.id);
    }
    return { status: 204 };
  }),
];

export interface IncidentInput extends Omit<Partial<Incident>, "fields"> {
  readonly title: string;
  /** Those that differ from the usual. */
  readonly fields?: Readonly<Record<string, Field>> | undefined;
}

export function addIncident(input: IncidentInput, { state, newId, now }: Organization): Incident {
  const { fields, ...rest } = input;
  const incident: Incident = {
    id: newId(),
    publicId: state.incidents.size + 1,
    customerImpacted: false,
    customerImpactScope: null,
    customerImpactStart: null,
    customerImpactEnd: null,
    notificationHandles: null,
    commander: null,
    isTest: false,
    createdMs: now(),
    modifiedMs: now(),
    detected: withOffset(now()),
    resolvedMs: null,
    ...rest,
    fields: { ...USUAL_FIELDS, ...fields },
  };
  state.incidents.set(incident.id, incident);
  return incident;
}

/** Only what is there changes. */
function changed(
  before: Incident,
  { attributes = {}, relationships }: InputOf<typeof updateRule>["data"],
  nowMs: number,
): Incident {
  const fields = {
    ...before.fields,
    ...(attributes.fields as IncidentInput["fields"]),
  };
  const isResolved = fields.state?.value === "resolved";
  const wasResolved = before.fields.state?.value === "resolved";
  const commander = relationships?.commander_user?.data;
  return {
    ...before,
    title: attributes.title ?? before.title,
    customerImpacted: attributes.customer_impacted ?? before.customerImpacted,
    customerImpactScope: attributes.customer_impact_scope ?? before.customerImpactScope,
    customerImpactStart: orBefore(attributes.customer_impact_start, before.customerImpactStart),
    customerImpactEnd: orBefore(attributes.customer_impact_end, before.customerImpactEnd),
    detected: attributes.detected ?? before.detected,
    notificationHandles: attributes.notification_handles ?? before.notificationHandles,
    commander: commander === undefined ? before.commander : (commander?.id ?? null),
    fields,
    modifiedMs: nowMs,
    resolvedMs: isResolved && !wasResolved ? nowMs : isResolved ? before.resolvedMs : null,
  };
}

function orBefore(value: string | null | undefined, before: string | null): string | null {
  return value === undefined ? before : value;
}

function searchIncidents({ query }: Asked, { state }: Organization) {
  const newest = newestFirst(state.incidents);
  const all = query.sort === "created" ? newest.reverse() : newest;
  const found = all.filter((incident) => finds(query.query ?? "", incident));
  const { items, offset } = cutPage(found, query);
  const data = {
    type: "incidents_search_results",
    attributes: {
      total: found.length,
      facets: facetsOf(found),
      incidents: items.map((incident) => ({ data: toResource(incident) })),
    },
    relationships: {
      incidents_relationship: references(
        "incidents",
        items.map(({ id }) => id),
      ),
    },
  };
  // Datadog names the next page on the last one, too; and includes what is there already.
  const pagination = { offset, next_offset: offset + items.length, size: items.length };
  return { status: 200, body: { data, included: items.map(toResource), meta: { pagination } } };
}

function newestFirst(incidents: ReadonlyMap<string, Incident>): Incident[] {
  return [...incidents.values()].reverse();
}

function cutPage<T>(items: readonly T[], query: Asked["query"]) {
  const size = Number(query["page[size]"] ?? 10);
  const offset = Number(query["page[offset]"] ?? 0);
  return { items: items.slice(offset, offset + size), offset, size };
}
