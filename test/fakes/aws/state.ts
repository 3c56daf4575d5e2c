import type { ContactChannel } from "./contacts/contact-channels.js";
import type { Contact } from "./contacts/contacts.js";
import type { Engagement } from "./contacts/engagements.js";
import type { RotationOverride } from "./contacts/overrides.js";
import type { Page } from "./contacts/pages.js";
import type { AwsRotation } from "./contacts/rotations.js";
import type { Incident } from "./incidents/incident.js";
import type { ResponsePlan } from "./incidents/response-plans.js";

/** What is there, in order of creation and by ARN; overrides by id. */
export interface AwsState {
  readonly contacts: Map<string, Contact>;
  readonly channels: Map<string, ContactChannel>;
  readonly rotations: Map<string, AwsRotation>;
  readonly overrides: Map<string, RotationOverride>;
  readonly engagements: Map<string, Engagement>;
  readonly pages: Map<string, Page>;
  readonly plans: Map<string, ResponsePlan>;
  readonly incidents: Map<string, Incident>;
  /** Of both services: key and value by ARN. */
  readonly tags: Map<string, Map<string, string>>;
  /** First answers, by service, operation and idempotency token. */
  readonly answers: Map<string, object>;
}

export function emptyState(): AwsState {
  return {
    contacts: new Map(),
    channels: new Map(),
    rotations: new Map(),
    overrides: new Map(),
    engagements: new Map(),
    pages: new Map(),
    plans: new Map(),
    incidents: new Map(),
    tags: new Map(),
    answers: new Map(),
  };
}
