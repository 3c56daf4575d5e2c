import { flag, listOf, object, oneOf, required, text } from "../../aws/rules.js";
import { plainError } from "../errors.js";
import { type Asked, type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { cutPage, pageParameters } from "../paging.js";
import { data, uuid, words } from "../rules.js";
import { statusOf, toUserResource, type User } from "./user.js";

const USERS = "/api/v2/users";
const USER = `${USERS}/{user_id}`;

const profile = { name: text(), title: text() };

const newUserRule = data(
  object({
    type: required(oneOf("users")),
    attributes: required(object({ ...profile, email: required(text({ pattern: /.@./ })) })),
    relationships: object({
      roles: object({ data: listOf(object({ id: uuid(), type: oneOf("roles") })) }),
    }),
  }),
);

const userRule = data(
  object({
    id: required(uuid()),
    type: required(oneOf("users")),
    attributes: required(object({ ...profile, email: text(), disabled: flag() })),
  }),
);

export const users: readonly Operation[] = [
  operation(
    "ListUsers",
    `GET ${USERS}`,
    {
      query: {
        ...pageParameters({ most: 5000 }),
        sort: oneOf("name", "modified_at", "user_count", "email", "status", "-name", "-email"),
        sort_dir: oneOf("asc", "desc"),
        filter: text(),
        "filter[status]": words("Active", "Pending", "Disabled"),
      },
    },
    listUsers,
  ),

  operation("CreateUser", `POST ${USERS}`, { body: newUserRule }, ({ body }, organization) => {
    const user = addUser({ isVerified: false, ...body.data.attributes }, organization);
    return { status: 201, body: { data: toUserResource(user) } };
  }),

  operation("GetUser", `GET ${USER}`, {}, ({ path }, organization) => {
    return { status: 200, body: { data: toUserResource(findUser(path.user_id, organization)) } };
  }),

  operation("UpdateUser", `PATCH ${USER}`, { body: userRule }, ({ path, body }, organization) => {
    const user = findUser(path.user_id, organization);
    if (body.data.id !== user.id) throw plainError(422, "User ID in path and body must match");
    const { disabled, ...change } = body.data.attributes;
    const modifiedMs = organization.now();
    const after = { ...user, ...change, isDisabled: disabled ?? user.isDisabled, modifiedMs };
    organization.state.users.set(user.id, after);
    return { status: 200, body: { data: toUserResource(after) } };
  }),

  // Nobody is deleted.
  operation("DisableUser", `DELETE ${USER}`, {}, ({ path }, organization) => {
    const user = findUser(path.user_id, organization);
    const after = { ...user, isDisabled: true, modifiedMs: organization.now() };
    organization.state.users.set(user.id, after);
    return { status: 204 };
  }),
];

export type UserInput = Pick<User, "email"> & Partial<User>;

/** @throws ApiError for an address that is there */
export function addUser(input: UserInput, { state, newId, now }: Organization): User {
  // Addresses are kept in lower case; new users go by theirs.
  const email = input.email.toLowerCase();
  const isTaken = [...state.users.values()].some((user) => user.email === email);
  if (isTaken) throw plainError(409, `User ${email} already exists`);
  const user: User = {
    name: null,
    handle: email,
    title: null,
    isDisabled: false,
    isVerified: true,
    createdMs: now(),
    modifiedMs: now(),
    ...input,
    email,
    id: input.id ?? newId(),
  };
  state.users.set(user.id, user);
  return user;
}

function listUsers({ query }: Asked, { state }: Organization) {
  const words = (query.filter ?? "").toLowerCase();
  const statuses = query["filter[status]"]?.split(",");
  const all = [...state.users.values()];
  const found = all.filter(
    (user) =>
      `${user.name ?? ""} ${user.email} ${user.handle}`.toLowerCase().includes(words) &&
      (statuses?.includes(statusOf(user)) ?? true),
  );
  const sort = query.sort ?? "name";
  const sign = sort.startsWith("-") || query.sort_dir === "desc" ? -1 : 1;
  const key = (user: User) => (sort.endsWith("email") ? user.email : (user.name ?? ""));
  found.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
  const meta = { page: { total_count: all.length, total_filtered_count: found.length } };
  const { items } = cutPage(found, query);
  return { status: 200, body: { data: items.map(toUserResource), meta } };
}

function findUser(id = "", { state }: Organization): User {
  const user = state.users.get(id);
  if (user === undefined) throw plainError(404, "User not found");
  return user;
}
