import type { Organization } from "../organization.js";
import type { InputOf } from "../rules.js";
import { withOffset } from "../times.js";
import { type Field, type Incident, USUAL_FIELDS } from "./incident.js";
import type { updateRule } from "./incident-request.js";

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
export function changed(
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
