import type { Problem } from "../../errors.js";
import type { Person } from "../../model/person.js";
import { conflict } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Contacts } from "../provider.js";
import { refuse } from "../refuse.js";
import { refuseAlias } from "./alias-refusals.js";
import type { Directory, Entry } from "./directory.js";
import { contactsPages } from "./paging.js";
import type { AwsSession } from "./session.js";
import { tokenFor } from "./token.js";

/** People: contacts of type PERSONAL. Their addresses are channels, which belong to them alone. */
export function awsPeople(session: AwsSession, directory: Directory): Contacts {
  /** The person, if nobody has renamed it since. */
  async function unchanged(before: Person, call?: Call): Promise<Entry> {
    const now = await directory.get("person", before.key, call);
    if ((now.displayName ?? "") === (before.name ?? "")) return now;
    throw conflict(`person ${before.key} has changed since it was read`, "run the command again");
  }

  return {
    notice:
      "AWS calls nobody without a contact channel that the person has confirmed: docs/providers.md says how to add one",
    refusals: refusePerson,
    async *list(call) {
      for await (const entry of directory.list("person", call)) yield toPerson(entry);
    },
    get: async (name, call) => toPerson(await directory.find("person", name, call)),
    async create(person, call) {
      refuse(refusePerson(person));
      const there = await orNone(directory.get("person", person.key, call));
      if (there !== undefined && (there.displayName ?? "") !== (person.name ?? "")) {
        throw conflict(`there is a person called ${person.key} already`, "choose another name");
      }
      if (there !== undefined) return toPerson(there);
      const { ContactArn = "" } = await session.contacts(
        "CreateContact",
        {
          Alias: person.key,
          ...(person.name !== undefined && { DisplayName: person.name }),
          Type: "PERSONAL",
          Plan: { Stages: [] },
          IdempotencyToken: tokenFor(call),
        },
        call,
      );
      return { ...person, aws: ContactArn };
    },
    async update(before, after, call) {
      refuse(refusePerson(after));
      const { arn } = await unchanged(before, call);
      const input = { ContactId: arn, DisplayName: after.name ?? "" };
      await session.contacts("UpdateContact", input, call);
      directory.forget(arn);
      return { ...after, aws: arn };
    },
    async delete(person, call) {
      const { arn } = await unchanged(person, call);
      await session.contacts("DeleteContact", { ContactId: arn }, call);
      directory.forget(arn);
    },
    async *channels(name, call) {
      const { arn } = await directory.find("person", name, call);
      const pages = contactsPages(session, "ListContactChannels", { ContactId: arn }, call);
      for await (const { ContactChannels = [] } of pages) {
        for (const { Type, Name = "", DeliveryAddress, ActivationStatus } of ContactChannels) {
          yield {
            kind: Type === "SMS" ? "sms" : Type === "VOICE" ? "voice" : "email",
            name: Name,
            address: DeliveryAddress?.SimpleAddress ?? "",
            isActive: ActivationStatus === "ACTIVATED",
          };
        }
      }
    },
  };
}

function toPerson({ name, displayName, arn }: Entry): Person {
  return { key: name, ...(displayName !== undefined && { name: displayName }), aws: arn };
}

/** What CreateContact takes as DisplayName. */
const DISPLAY_NAME = /^[\p{L}\p{Z}\p{N}_.-]{0,255}$/u;

function refusePerson({ key, name = "", email, timeZone, datadog, aws }: Person): Problem[] {
  const problems = refuseAlias(key);
  const lacks = (what: string, hint: string) =>
    problems.push({ message: `person ${key}: AWS has no place for ${what}`, hint });
  if (!DISPLAY_NAME.test(name)) {
    problems.push({
      message: `person ${key}: AWS takes letters, digits, spaces, "_", "." and "-" in a name, at most 255`,
      hint: "leave the other characters out",
    });
  }
  if (email !== undefined) {
    lacks(
      "an e-mail address but as a contact channel, which the person confirms",
      "leave it out; docs/providers.md says how to add a channel",
    );
  }
  if (timeZone !== undefined) lacks("a person's time zone", "leave it out");
  if (datadog !== undefined) lacks("an id at Datadog", "leave it out");
  if (aws !== undefined && !aws.endsWith(`:contact/${key}`)) {
    lacks(`an ARN of one's own choice`, "leave it out: AWS makes it");
  }
  return problems;
}
