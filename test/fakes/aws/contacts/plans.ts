import type { Account } from "../account.js";
import { invalid, ServiceError } from "../errors.js";
import { type ContactType, find, type Plan } from "./shapes.js";

// Quotas of AWS's General Reference.
const MOST_ROTATIONS = 8;
const MOST_STAGES = 10;

/** Whether a plan suits its type of contact, and all that it names is there. */
export function checkPlan(type: ContactType, plan: Plan, { state }: Account): void {
  const { Stages = [], RotationIds = [] } = plan;
  if (type === "ONCALL_SCHEDULE" && Stages.length > 0) {
    throw invalid("an on-call schedule has RotationIds and no Stages");
  }
  if (type !== "ONCALL_SCHEDULE" && RotationIds.length > 0) {
    throw invalid("only an on-call schedule has RotationIds");
  }
  if (RotationIds.length > MOST_ROTATIONS) throw overQuota("Rotations per on-call schedule");
  if (Stages.length > MOST_STAGES) throw overQuota("Stages per plan");
  const wanted = type === "PERSONAL" ? "ChannelTargetInfo" : "ContactTargetInfo";
  for (const target of Stages.flatMap(({ Targets }) => Targets)) {
    if (target[wanted] === undefined) throw invalid(`the plan of a ${type} has ${wanted}`);
  }
  for (const id of RotationIds) find(state.rotations, id, "ROTATION");
  for (const id of targetsOf(plan)) find(state.contacts, id, "CONTACT");
  for (const id of channelsOf(plan)) find(state.channels, id, "CONTACT_CHANNEL");
}

/** The contacts that any stage tells. */
export function targetsOf({ Stages = [] }: Plan): string[] {
  return Stages.flatMap(({ Targets }) =>
    Targets.flatMap(({ ContactTargetInfo }) => ContactTargetInfo?.ContactId ?? []),
  );
}

/** The channels that a person is reached by. */
export function channelsOf({ Stages = [] }: Plan): string[] {
  return Stages.flatMap(({ Targets }) =>
    Targets.flatMap(({ ChannelTargetInfo }) => ChannelTargetInfo?.ContactChannelId ?? []),
  );
}

function overQuota(what: string): ServiceError {
  return new ServiceError("ServiceQuotaExceededException", `${what}: quota exceeded`, {
    QuotaCode: "L-00000000",
    ServiceCode: "ssm-contacts",
  });
}
