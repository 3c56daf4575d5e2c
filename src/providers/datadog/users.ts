import { nearest } from "../../model/suggest.js";
import { notFound } from "../errors.js";
import { orNone } from "../found.js";
import type { Call } from "../provider.js";
import { isId } from "./names.js";
import type { DatadogSession } from "./session.js";
import { type Included, isServiceAccount, toUser, type User } from "./user.js";
import { isDisabled, localPart, someoneCalled } from "./user-names.js";

export type { Included, User } from "./user.js";

/** The users of an organization, by id and by what people call them. It remembers what it has seen. */
export interface Users {
  /** All that are not disabled, one after the other. */
  list(call?: Call): AsyncIterable<User>;
  /**
   * The one that a text means: an id, an e-mail address, a handle, what stands before the @ of an
   * address, or a whole name.
   * @throws OncallError `not-found`, or bad-request (exit 2) where it means several
   */
  find(text: string, call?: Call): Promise<User>;
  /** The one of an address that is disabled. */
  findDisabled(email: string, call?: Call): Promise<User | undefined>;
  /** By id. One that is gone goes by its id. */
  describe(id: string, call?: Call): Promise<User>;
  /** Learns of a user from another answer: what stands in `included`. */
  remember(user: Included): User;
}

/** What `page[size]` can be at most. */
const PAGE_SIZE = 100;
/** Organizations can have tens of thousands: so many are looked at for a name that was meant. */
const MOST_SUGGESTED = 500;

export function openUsers(session: DatadogSession): Users {
  const seen = new Map<string, User>();
  /** By id; undefined for who is gone. */
  const asked = new Map<string, Promise<User | undefined>>();
  /** By what they were called. */
  const found = new Map<string, Promise<User>>();

  function remember(included: Included): User {
    const user = toUser(included, seen.get(included.id ?? ""));
    if (included.attributes !== undefined) seen.set(user.id, user);
    return user;
  }

  /** Those whose name, address or handle has the text in it; service accounts sign nobody in. */
  async function* search(
    input: { readonly filter?: string; readonly filterStatus?: string },
    call?: Call,
  ): AsyncGenerator<User> {
    for (let pageNumber = 0; ; pageNumber++) {
      const page = { ...input, pageSize: PAGE_SIZE, pageNumber };
      const { data = [] } = await session.send("users", "listUsers", page, call);
      for (const user of data) if (!isServiceAccount(user)) yield remember(user);
      if (data.length < PAGE_SIZE) return;
    }
  }

  async function* list(call?: Call): AsyncGenerator<User> {
    for await (const user of search({ filterStatus: "Active,Pending" }, call)) {
      if (!user.isDisabled) yield user;
    }
  }

  async function byId(id: string, call?: Call): Promise<User | undefined> {
    if (seen.has(id)) return seen.get(id);
    const user = asked.get(id) ?? ask(id, call);
    asked.set(id, user);
    user.catch(() => asked.delete(id));
    return user;
  }

  async function ask(userId: string, call?: Call): Promise<User | undefined> {
    const answer = await orNone(session.send("users", "getUser", { userId }, call));
    return answer?.data && remember(answer.data);
  }

  async function look(text: string, call?: Call): Promise<User> {
    if (isId(text)) {
      const user = await byId(text.toLowerCase(), call);
      if (user !== undefined) return user;
      throw notFound("person", text, await suggestions(call), { isId: true });
    }
    const word = text.toLowerCase();
    const remembered = [...seen.values()].find(({ email }) => email?.toLowerCase() === word);
    if (remembered !== undefined && !remembered.isDisabled) return remembered;
    const users: User[] = [];
    for await (const user of search({ filter: text }, call)) users.push(user);
    const { one, disabled } = someoneCalled(text, users);
    if (one !== undefined) return one;
    if (disabled !== undefined) throw isDisabled(disabled);
    const known = await suggestions(call);
    // Nobody writes all of an address: carlo is near to carol, and far from carol@example.com.
    const near = text.includes("@") ? undefined : nearest(text, known.map(localPart));
    const meant = known.filter((key) => localPart(key) === near);
    throw notFound("person", text, known, { best: meant.length === 1 ? meant[0] : undefined });
  }

  /** One that was found before: it may have another name by now, or be disabled. */
  async function asItIs(user: User, text: string, call?: Call): Promise<User> {
    const now = seen.get(user.id) ?? user;
    return now.isDisabled && !isId(text) ? look(text, call) : now;
  }

  async function suggestions(call?: Call): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of list(call)) {
      if (keys.push(key) === MOST_SUGGESTED) break;
    }
    return keys;
  }

  return {
    list,
    remember,
    find(text, call) {
      const there = found.get(text);
      const user = there ? there.then((one) => asItIs(one, text, call)) : look(text, call);
      found.set(text, user);
      // Who is not there yet may be soon.
      user.catch(() => found.delete(text));
      return user;
    },
    async findDisabled(email, call) {
      for await (const user of search({ filter: email, filterStatus: "Disabled" }, call)) {
        if (user.email?.toLowerCase() === email.toLowerCase()) return user;
      }
      return undefined;
    },
    describe: async (id, call) =>
      (await byId(id, call)) ?? toUser({ id, attributes: { disabled: true } }),
  };
}
