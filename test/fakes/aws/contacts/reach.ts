import type { Account } from "../account.js";
import { type Contact, findContact } from "./contacts.js";
import { onCallNow } from "./rotation-shifts.js";
import { findRotation } from "./rotations.js";
import type { ContactType } from "./shapes.js";

/** One step on the way from what is engaged to a person. */
export interface Resolution {
  readonly ContactArn: string;
  readonly Type: ContactType;
  /** The stage of the escalation plan that led here. */
  readonly StageIndex?: number;
}

/** Whom engaging a contact tells at once, each with the way to them; the person comes last. */
export function reach(
  id: string,
  account: Account,
  before: readonly Resolution[] = [],
  stage?: number,
): Resolution[][] {
  // A plan that tells itself tells nobody twice.
  if (before.some(({ ContactArn }) => ContactArn === id)) return [];
  const contact = findContact(id, account);
  const here: Resolution = {
    ContactArn: id,
    Type: contact.Type,
    ...(stage !== undefined && { StageIndex: stage }),
  };
  const way = [...before, here];
  if (contact.Type === "PERSONAL") return [way];
  const nextStage = contact.Type === "ESCALATION" ? 0 : stage;
  return nextOf(contact, account).flatMap((next) => reach(next, account, way, nextStage));
}

/** A schedule tells who is on call now; of an escalation plan, the first stage. */
function nextOf({ Type, Plan }: Contact, account: Account): string[] {
  if (Type === "ESCALATION") {
    const targets = Plan.Stages?.[0]?.Targets ?? [];
    return targets.flatMap(({ ContactTargetInfo }) => ContactTargetInfo?.ContactId ?? []);
  }
  const rotations = (Plan.RotationIds ?? []).map((id) => findRotation(id, account));
  return rotations.flatMap((rotation) => onCallNow(rotation, account));
}
