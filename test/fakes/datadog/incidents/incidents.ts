import { oneOf, required, text } from "../../aws/rules.js";
import { plainError } from "../errors.js";
import { references, toDocument } from "../include.js";
import { type Asked, type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { digits, words } from "../rules.js";
import { withOffset } from "../times.js";
import { findIncident, type Incident, robot, toBriefResource, toResource } from "./incident.js";
import { addIncident, changed, type IncidentInput } from "./incident-changes.js";
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
