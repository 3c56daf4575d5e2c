import { listOf, object, oneOf, required, text } from "../../aws/rules.js";
import { plainError } from "../errors.js";
import { addPage } from "../on-call/pages.js";
import { type Operation, operation } from "../operation.js";
import { data, uuid } from "../rules.js";
import { findIncident } from "./incident.js";

const TARGETS = { team_handle: "team_handle", team_uuid: "team_id", user_uuid: "user_id" } as const;

const pageRule = data(
  object({
    type: required(oneOf("page")),
    attributes: required(
      object({
        title: text(),
        services: listOf(text()),
        tags: listOf(text()),
        target: object({
          type: required(oneOf("team_handle", "team_uuid", "user_uuid")),
          identifier: required(text({ least: 1 })),
        }),
        role: object({
          id: required(uuid()),
          type: required(oneOf("incident_user_defined_roles", "incident_reserved_roles")),
        }),
      }),
    ),
  }),
);

/** Pages that are for an incident. */
export const incidentPages: readonly Operation[] = [
  operation(
    "CreateOnCallPageFromIncident",
    "POST /api/v2/incidents/{incident_id}/page",
    { body: pageRule },
    ({ path, body }, organization) => {
      const incident = findIncident(path.incident_id, organization);
      const { title = incident.title, tags = [], target } = body.data.attributes;
      if (target === undefined) throw plainError(400, "target is required");
      const { type, identifier } = target;
      const page = addPage(
        { title, tags, target: { type: TARGETS[type], identifier }, incident: incident.id },
        organization,
      );
      return { status: 200, body: { data: { id: page.id, type: "page_uuid" } } };
    },
  ),
];
