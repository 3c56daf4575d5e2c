import { plainError } from "../errors.js";
import { referenceTo } from "../include.js";
import type { Organization } from "../organization.js";
import { withOffset } from "../times.js";

/** A field of an incident, as the API has it. */
export interface Field {
  readonly type: string;
  readonly value: string | readonly string[] | null;
}

/** Something that went wrong. */
export interface Incident {
  readonly id: string;
  readonly publicId: number;
  readonly title: string;
  readonly customerImpacted: boolean;
  readonly customerImpactScope: string | null;
  readonly customerImpactStart: string | null;
  readonly customerImpactEnd: string | null;
  /** The state, the severity and the summary among them. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly notificationHandles: readonly object[] | null;
  readonly commander: string | null;
  readonly isTest: boolean;
  readonly createdMs: number;
  readonly modifiedMs: number;
  readonly detected: string;
  /** When it went to resolved; one that was created as such has none. */
  readonly resolvedMs: number | null;
}

export const USUAL_FIELDS: Readonly<Record<string, Field>> = {
  teams: { type: "autocomplete", value: null },
  severity: { type: "dropdown", value: "UNKNOWN" },
  state: { type: "dropdown", value: "active" },
  detection_method: { type: "dropdown", value: "unknown" },
  root_cause: { type: "textbox", value: null },
  summary: { type: "textbox", value: null },
  services: { type: "autocomplete", value: null },
};

/** Who did it all: whoever the keys belong to. */
export const ROBOT = "3ad549bf-0000-4000-8000-000000000000";

/** As it stands within others. */
export const robot = {
  data: {
    type: "users",
    id: ROBOT,
    attributes: {
      uuid: ROBOT,
      handle: "robot@example.com",
      email: "robot@example.com",
      name: "Robot",
      icon: "https://secure.gravatar.com/avatar/28a16dfe36e73b60c1d55872cb0f1172?s=48&d=retro",
    },
  },
};

/** As it is answered when it is read: people are named by their ids. */
export function toBriefResource(incident: Incident) {
  const { attributes, ...rest } = toResource(incident);
  const { last_modified_by, created_by, declared_by, commander, ...brief } = attributes;
  return { ...rest, attributes: brief };
}

/** As it is answered when it is made, changed or found. */
export function toResource(incident: Incident) {
  const { id, publicId, fields, commander } = incident;
  return {
    type: "incidents",
    id,
    attributes: {
      public_id: publicId,
      incident_type_uuid: "41d2e10b-0000-4000-8000-000000000000",
      title: incident.title,
      resolved: incident.resolvedMs === null ? null : withOffset(incident.resolvedMs),
      customer_impact_scope: incident.customerImpactScope,
      customer_impact_start: incident.customerImpactStart,
      customer_impact_end: incident.customerImpactEnd,
      customer_impacted: incident.customerImpacted,
      notification_handles: incident.notificationHandles,
      last_modified_by: robot,
      last_modified_by_uuid: ROBOT,
      created: withOffset(incident.createdMs),
      modified: withOffset(incident.modifiedMs),
      commander: commander === null ? null : { data: { type: "users", id: commander } },
      detected: incident.detected,
      created_by: robot,
      created_by_uuid: ROBOT,
      creation_idempotency_key: null,
      customer_impact_duration: 0,
      time_to_detect: 0,
      time_to_repair: 0,
      time_to_internal_response: 0,
      time_to_resolve: 0,
      archived: null,
      is_test: incident.isTest,
      declared: withOffset(incident.createdMs),
      declared_by: robot,
      declared_by_uuid: ROBOT,
      fields: { ...fields, slug: { type: "textbox", value: `IR-${publicId}` } },
      field_analytics: null,
      severity: fields.severity?.value ?? null,
      state: stateOf(incident),
      non_datadog_creator: null,
      visibility: "organization",
      case_id: null,
    },
    relationships: {
      created_by_user: referenceTo("users", ROBOT),
      last_modified_by_user: referenceTo("users", ROBOT),
      commander_user: { data: commander === null ? null : { type: "users", id: commander } },
      declared_by_user: referenceTo("users", ROBOT),
      user_defined_fields: { data: [] },
      integrations: { data: [] },
      attachments: { data: [] },
      responders: { data: [] },
      impacts: { data: [] },
    },
  };
}

export function stateOf({ fields }: Incident): string {
  return `${fields.state?.value ?? "active"}`;
}

export function findIncident(id = "", { state }: Organization): Incident {
  const incident = state.incidents.get(id);
  if (incident === undefined) throw plainError(404, `incident ${id} not found`);
  return incident;
}
