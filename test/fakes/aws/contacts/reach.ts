import type { Account } from "../account.js";
import type { Contact } from "./contacts.js";
import { onCallNow } from "./rotation-shifts.js";
import type { ContactType } from "./shapes.js";

/** Somebody who is told, and the way from what was engaged to them. */
export interface Reached {
  readonly person: Contact;
  readonly way: readonly Resolution[];
}

export interface Resolution {
  readonly ContactArn: string;
  readonly Type: ContactType;
  /** The stage of the escalation plan that led here. */
  readonly StageIndex?: number;
}

/** Whom engaging a contact tells at once. */
export function reach(
  contact: Contact,
  account: Account,
  before: readonly Resolution[] = [],
  stage?: number,
): Reached[] {
  const { ContactArn, Type } = contact;
  // Plans that tell each other would go on for ever.
  if (before.some((step) => step.ContactArn === ContactArn)) return [];
  const here = { ContactArn, Type, ...(stage !== undefined && { StageIndex: stage }) };
  const way = [...before, here];
  if (Type === "PERSONAL") return [{ person: contact, way }];
  const nextStage = Type === "ESCALATION" ? 0 : stage;
  return nextOf(contact, account)
    .flatMap((id) => account.state.contacts.get(id) ?? [])
    .flatMap((next) => reach(next, account, way, nextStage));
}

/** A schedule tells who is on call now; of an escalation plan, the first stage counts. */
function nextOf({ Type, Plan }: Contact, account: Account): string[] {
  if (Type === "ESCALATION") {
    const targets = Plan.Stages?.[0]?.Targets ?? [];
    return targets.flatMap(({ ContactTargetInfo }) => ContactTargetInfo?.ContactId ?? []);
  }
  const rotations = (Plan.RotationIds ?? []).flatMap((id) => account.state.rotations.get(id) ?? []);
  return rotations.flatMap((rotation) => onCallNow(rotation, account));
}
