import type { Problem } from "../../errors.js";
import { toRecord } from "../../model/loose.js";
import type { Channel, Person } from "../../model/person.js";
import { conflict } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Contacts } from "../provider.js";
import { refuse } from "../refuse.js";
import { createOnce } from "./create-once.js";
import type { DatadogSession } from "./session.js";
import { isDisabled } from "./user-names.js";
import type { User, Users } from "./users.js";

/** People: the users of the organization, by their e-mail addresses. */
export function datadogPeople(session: DatadogSession, users: Users): Contacts {
  /** The user as it is now, if nobody has renamed it since. */
  async function unchanged(before: Person, call?: Call): Promise<User> {
    const { id } = await users.find(before.datadog ?? before.key, call);
    const { data = {} } = await session.send("users", "getUser", { userId: id }, call);
    const now = users.remember(data);
    if (now.isDisabled) throw isDisabled(now);
    if (now.name === before.name) return now;
    throw conflict(`person ${before.key} has changed since it was read`, "run the command again");
  }

  async function change(id: string, attributes: object, call?: Call): Promise<Person> {
    const input = { userId: id, body: { data: { id, type: "users" as const, attributes } } };
    const { data = {} } = await session.send("users", "updateUser", input, call);
    return toPerson(users.remember(data));
  }

  return {
    notice:
      "Datadog calls people where they have asked to be called: invite whoever is new there, under Organization Settings",
    deleting: "Datadog disables people, and forgets nobody: contact create lets them back in",
    refusals: refusePerson,
    async *list(call) {
      for await (const user of users.list(call)) yield toPerson(user);
    },
    get: async (name, call) => toPerson(await users.find(name, call)),
    async create(person, call) {
      refuse(refusePerson(person));
      const { key, name } = person;
      const there = (await orNone(users.find(key, call))) ?? (await users.findDisabled(key, call));
      refuse(refuseId(there && toPerson(there), person));
      const named = name === undefined ? {} : { name };
      if (there?.isDisabled) return change(there.id, { ...named, disabled: false }, call);
      if (there !== undefined && there.name !== name) {
        throw conflict(`there is a person called ${key} already`, "choose another name");
      }
      if (there !== undefined) return toPerson(there);
      const body = { data: { type: "users" as const, attributes: { email: key, ...named } } };
      const made = await createOnce(
        async () => {
          const { data = {} } = await session.send("users", "createUser", { body }, call);
          return users.remember(data);
        },
        () => orNone(users.find(key, call)),
        call,
      );
      return toPerson(made);
    },
    async update(before, after, call) {
      refuse([...refusePerson(after), ...refuseId(before, after)]);
      const { id } = await unchanged(before, call);
      return change(id, { name: after.name ?? "" }, call);
    },
    async delete(person, call) {
      const { id } = await unchanged(person, call);
      await session.send("users", "disableUser", { userId: id }, call);
      users.remember({ id, attributes: { disabled: true } });
    },
    async *channels(name, call) {
      const { id } = await users.find(name, call);
      const input = { userId: id };
      const { data } = await session.send("on-call", "listUserNotificationChannels", input, call);
      for (const { attributes } of data ?? []) {
        yield* toChannels(attributes?.config, attributes?.active === true);
      }
    },
  };
}

function toPerson({ id, key, name, email }: User): Person {
  return {
    key,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    datadog: id,
  };
}

/** A telephone is called, and gets texts where somebody has asked for them. Apps have no address. */
function toChannels(config: unknown, isOn: boolean): Channel[] {
  const { type, address, formattedNumber, smsSubscribedAt, verified } = toRecord(config);
  if (type === "email") {
    return [{ kind: "email", name: "email", address: String(address), isActive: isOn }];
  }
  if (type !== "phone") return [];
  const isActive = isOn && verified === true;
  const kinds = smsSubscribedAt ? (["voice", "sms"] as const) : (["voice"] as const);
  return kinds.map((kind) => ({
    kind,
    name: "phone",
    address: String(formattedNumber),
    isActive,
  }));
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

function refusePerson({ key, email, timeZone, aws, datadog }: Person): Problem[] {
  const problems: Problem[] = [];
  const refuseIt = (message: string, hint: string) =>
    problems.push({ message: `person ${key}: ${message}`, hint });
  if (datadog === undefined && !ADDRESS.test(key)) {
    refuseIt(
      "at Datadog people go by their e-mail addresses",
      `write the address: oncall contact create ${email ?? `${key}@example.com`}`,
    );
  } else if (email !== undefined && email.toLowerCase() !== key.toLowerCase()) {
    refuseIt(`the address is what they go by, not ${email}`, "leave --email out");
  }
  if (timeZone !== undefined) {
    refuseIt("Datadog has no place for a person's time zone", "leave it out");
  }
  if (aws !== undefined) refuseIt("Datadog has no place for an ARN of AWS", "leave it out");
  return problems;
}

/** @param there the person as it is; it has its id */
function refuseId(there: Person | undefined, { key, datadog }: Person): Problem[] {
  if (datadog === undefined || datadog === there?.datadog) return [];
  const message = `person ${key}: Datadog has no place for an id of one's own choice`;
  return [{ message, hint: "leave it out: Datadog makes it" }];
}
