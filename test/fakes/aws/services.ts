import type { Account } from "./account.js";
import { CONTACT_CHANNELS } from "./contacts/contact-channels.js";
import { CONTACTS } from "./contacts/contacts.js";
import { ENGAGEMENTS } from "./contacts/engagements.js";
import { OVERRIDES } from "./contacts/overrides.js";
import { PAGES } from "./contacts/pages.js";
import { ROTATION_SHIFTS } from "./contacts/rotation-shifts.js";
import { ROTATIONS } from "./contacts/rotations.js";
import { CONTACTS_TAGS } from "./contacts/tags.js";
import { invalid, ServiceError } from "./errors.js";
import { INCIDENTS } from "./incidents/incidents.js";
import { RELATED_ITEMS } from "./incidents/related-items.js";
import { REPLICATION_SETS } from "./incidents/replication-sets.js";
import { RESPONSE_PLANS } from "./incidents/response-plans.js";
import { INCIDENTS_TAGS } from "./incidents/tags.js";
import { TIMELINE } from "./incidents/timeline.js";
import type { Operations } from "./operation.js";
import { isObject, type Problem } from "./rules.js";

export type ServiceName = "ssm-contacts" | "ssm-incidents";

export const SERVICES: Readonly<Record<ServiceName, Operations>> = {
  "ssm-contacts": {
    ...CONTACTS,
    ...CONTACT_CHANNELS,
    ...ROTATIONS,
    ...OVERRIDES,
    ...ROTATION_SHIFTS,
    ...ENGAGEMENTS,
    ...PAGES,
    ...CONTACTS_TAGS,
  },
  "ssm-incidents": {
    ...INCIDENTS,
    ...TIMELINE,
    ...RELATED_ITEMS,
    ...RESPONSE_PLANS,
    ...REPLICATION_SETS,
    ...INCIDENTS_TAGS,
  },
};

/**
 * Does what a request asks for: checks it, and changes and reads the account's state. A token that
 * has been seen gets the first answer again, and nothing happens.
 * @throws ServiceError
 */
export function perform(
  service: ServiceName,
  name: string,
  input: unknown,
  account: Account,
): object {
  const operation = SERVICES[service][name];
  if (operation === undefined) {
    throw new ServiceError("UnknownOperationException", `${service} has no ${name}`);
  }
  const problems = operation.input.check(input, "");
  if (problems.length > 0) throw fieldsInvalid(service, problems);
  if (!account.isOnboarded && name !== "ListReplicationSets") throw notOnboarded(service);
  const key = answerKey(service, name, input);
  const known = key === undefined ? undefined : account.state.answers.get(key);
  if (known !== undefined) return known;
  const answer = operation.perform(input, account, name);
  if (key !== undefined) account.state.answers.set(key, answer);
  return answer;
}

function answerKey(service: ServiceName, name: string, input: unknown): string | undefined {
  if (!isObject(input)) return undefined;
  const token = input.IdempotencyToken ?? input.clientToken;
  return token === undefined ? undefined : `${service} ${name} ${token}`;
}

/** Of the two services, only ssm-contacts names the members beside its message. */
function fieldsInvalid(service: ServiceName, problems: readonly Problem[]): ServiceError {
  const text = problems.map(({ name, message }) => `${name || "the input"} ${message}`).join("; ");
  if (service === "ssm-incidents") return invalid(text);
  return invalid(text, {
    Reason: "FIELD_VALIDATION_FAILED",
    Fields: problems.map(({ name, message }) => ({ Name: name, Message: message })),
  });
}

/** The text of ssm-contacts has been seen; what ssm-incidents says is not known. */
function notOnboarded(service: ServiceName): ServiceError {
  if (service === "ssm-contacts") {
    return invalid("Account not found for the request");
  }
  return new ServiceError("ResourceNotFoundException", "The account has no replication set", {
    resourceType: "REPLICATION_SET",
  });
}
