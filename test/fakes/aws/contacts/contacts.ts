import type { Account } from "../account.js";
import { contactsArn } from "../account.js";
import { ServiceError } from "../errors.js";
import { type Operations, operation } from "../operation.js";
import { object, required } from "../rules.js";
import { setTags } from "../tags.js";
import { checkPlan, targetsOf } from "./plans.js";
import {
  alias,
  arn,
  type ContactType,
  contactType,
  displayName,
  find,
  idempotencyToken,
  listed,
  type Plan,
  paging,
  plan,
  tags,
  tagsOf,
} from "./shapes.js";

/** As GetContact answers it: a person, an escalation plan or an on-call schedule. */
export interface Contact {
  readonly ContactArn: string;
  readonly Alias: string;
  readonly DisplayName?: string;
  readonly Type: ContactType;
  readonly Plan: Plan;
}

export const CONTACTS: Operations = {
  CreateContact: operation(
    object({
      Alias: required(alias),
      DisplayName: displayName,
      Type: required(contactType),
      Plan: required(plan),
      Tags: tags,
      IdempotencyToken: idempotencyToken,
    }),
    ({ Tags, IdempotencyToken: _, ...input }, account) => {
      const ContactArn = contactsArn(account, `contact/${input.Alias}`);
      if (account.state.contacts.has(ContactArn)) {
        throw conflict(`A contact with the alias ${input.Alias} exists`, ContactArn);
      }
      checkPlan(input.Type, input.Plan, account);
      account.state.contacts.set(ContactArn, { ...input, ContactArn });
      setTags(account, ContactArn, tagsOf(Tags));
      return { ContactArn };
    },
  ),
  GetContact: operation(object({ ContactId: required(arn) }), ({ ContactId }, account) =>
    findContact(ContactId, account),
  ),
  ListContacts: operation(
    object({ AliasPrefix: alias, Type: contactType, ...paging }),
    (input, account, name) => {
      const found = [...account.state.contacts.values()]
        .filter(({ Alias }) => Alias.startsWith(input.AliasPrefix ?? ""))
        .filter(({ Type }) => input.Type === undefined || Type === input.Type)
        .map(({ Plan: _, ...summary }) => summary);
      return listed("Contacts", found, input, account, name);
    },
  ),
  UpdateContact: operation(
    object({ ContactId: required(arn), DisplayName: displayName, Plan: plan }),
    ({ ContactId, ...changes }, account) => {
      const before = findContact(ContactId, account);
      if (changes.Plan !== undefined) checkPlan(before.Type, changes.Plan, account);
      account.state.contacts.set(ContactId, { ...before, ...changes });
      return {};
    },
  ),
  DeleteContact: operation(object({ ContactId: required(arn) }), ({ ContactId }, account) => {
    findContact(ContactId, account);
    checkNotUsed(ContactId, account);
    account.state.contacts.delete(ContactId);
    account.state.tags.delete(ContactId);
    return {};
  }),
};

export function findContact(id: string, account: Account): Contact {
  return find(account.state.contacts, id, "CONTACT");
}

/** A contact that a plan tells, or that takes turns in a rotation, cannot be deleted. */
function checkNotUsed(id: string, { state }: Account): void {
  const plans = [...state.contacts.values()].filter(({ Plan }) => targetsOf(Plan).includes(id));
  const rotations = [...state.rotations.values()].filter(({ ContactIds }) =>
    ContactIds.includes(id),
  );
  const dependents = [
    { RelationType: "PLAN", DependentResourceIds: plans.map(({ ContactArn }) => ContactArn) },
    {
      RelationType: "ROTATION",
      DependentResourceIds: rotations.map(({ RotationArn }) => RotationArn),
    },
  ].filter(({ DependentResourceIds }) => DependentResourceIds.length > 0);
  if (dependents.length > 0) throw conflict("The contact is in use", id, dependents);
}

function conflict(message: string, id: string, dependents?: readonly object[]): ServiceError {
  return new ServiceError("ConflictException", message, {
    ResourceId: id,
    ResourceType: "CONTACT",
    ...(dependents !== undefined && { DependentEntities: dependents }),
  });
}
