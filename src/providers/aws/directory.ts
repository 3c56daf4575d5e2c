import { isOncallError } from "../../errors.js";
import { notFound } from "../errors.js";
import type { Call } from "../provider.js";
import type { ContactsOutput } from "./operations.js";
import { contactsPages } from "./paging.js";
import type { AwsSession } from "./session.js";

/** What a contact of AWS is to us: its three types are persons, policies and schedules. */
export type Kind = "person" | "schedule" | "policy";

const TYPES = { person: "PERSONAL", schedule: "ONCALL_SCHEDULE", policy: "ESCALATION" } as const;

export interface Entry {
  readonly arn: string;
  readonly kind: Kind;
  /** The alias: one of an account's contacts bears it. */
  readonly name: string;
  readonly displayName: string | undefined;
}

/** An entry with what it consists of. */
export interface Contact extends Entry {
  readonly plan: NonNullable<ContactsOutput<"GetContact">["Plan"]>;
}

/** What an alias can be: 1..255 of these. */
export const ALIAS = /^[a-z0-9_-]{1,255}$/;

/** The contacts of an account, by alias and by ARN. It remembers what it has seen. */
export class Directory {
  readonly #session: AwsSession;
  readonly #seen = new Map<string, Entry>();
  /** What the ARN of every contact here begins with, once one has been seen. */
  #prefix: string | undefined;

  constructor(session: AwsSession) {
    this.#session = session;
  }

  /** One after the other, as AWS lists them. */
  async *list(kind: Kind, call?: Call, prefix?: string): AsyncGenerator<Entry> {
    const input = { Type: TYPES[kind], ...(prefix !== undefined && { AliasPrefix: prefix }) };
    for await (const page of contactsPages(this.#session, "ListContacts", input, call)) {
      for (const contact of page.Contacts ?? []) yield this.#remember(contact);
    }
  }

  /** By alias or ARN. @throws OncallError `not-found` that says what there is */
  async find(kind: Kind, name: string, call?: Call): Promise<Entry> {
    const seen = [...this.#seen.values()].find(
      (entry) => entry.kind === kind && (entry.name === name || entry.arn === name),
    );
    return seen ?? (await this.#look(kind, name, call)) ?? (await this.#get(kind, name, call));
  }

  /** Whole, as it is now. @throws OncallError `not-found` */
  async get(kind: Kind, name: string, call?: Call): Promise<Contact> {
    const { arn } = await this.find(kind, name, call);
    return this.#read(arn, call);
  }

  /** What an ARN stands for. @throws OncallError `not-found` */
  async describe(arn: string, call?: Call): Promise<Entry> {
    return this.#seen.get(arn) ?? this.#read(arn, call);
  }

  /** Learns how the ARNs of this account begin from one of its rotations or contacts. */
  learn(arn: string): void {
    this.#prefix ??= /^(arn:[^:]+:ssm-contacts:[^:]+:[^:]+:)/.exec(arn)?.[1];
  }

  forget(arn: string): void {
    this.#seen.delete(arn);
  }

  /** By the beginning of aliases, while nothing is known of how ARNs look here. */
  async #look(kind: Kind, name: string, call?: Call): Promise<Entry | undefined> {
    if (this.#prefix !== undefined || name.startsWith("arn:") || !ALIAS.test(name))
      return undefined;
    for await (const entry of this.list(kind, call, name)) if (entry.name === name) return entry;
    throw await this.#notFound(kind, name, call);
  }

  async #get(kind: Kind, name: string, call?: Call): Promise<Entry> {
    const isArn = name.includes(":contact/");
    if (!isArn && !ALIAS.test(name)) throw await this.#notFound(kind, name, call);
    const arn = isArn ? name : `${this.#prefix}contact/${name}`;
    try {
      const entry = await this.#read(arn, call);
      if (entry.kind === kind) return entry;
    } catch (error) {
      if (!isOncallError(error) || error.code !== "not-found") throw error;
    }
    throw await this.#notFound(kind, name, call);
  }

  async #read(arn: string, call?: Call): Promise<Contact> {
    const contact = await this.#session.contacts("GetContact", { ContactId: arn }, call);
    return { ...this.#remember(contact), plan: contact.Plan ?? { Stages: [] } };
  }

  #remember({ ContactArn = "", Alias = "", DisplayName, Type }: Listed): Entry {
    const kind =
      Type === "ONCALL_SCHEDULE" ? "schedule" : Type === "ESCALATION" ? "policy" : "person";
    const entry: Entry = {
      arn: ContactArn,
      kind,
      name: Alias,
      displayName: DisplayName || undefined,
    };
    this.#seen.set(ContactArn, entry);
    this.learn(ContactArn);
    return entry;
  }

  async #notFound(kind: Kind, name: string, call?: Call) {
    const known: string[] = [];
    for await (const entry of this.list(kind, call)) known.push(entry.name);
    return notFound(kind, name, known);
  }
}

type Listed = Pick<ContactsOutput<"GetContact">, "ContactArn" | "Alias" | "DisplayName" | "Type">;

/** The alias in the ARN of a contact. */
export function aliasOf(arn: string): string {
  return arn.slice(arn.indexOf(":contact/") + ":contact/".length);
}
