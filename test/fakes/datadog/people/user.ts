import { notFound } from "../errors.js";
import type { Organization } from "../organization.js";
import { withOffset } from "../times.js";

/** Somebody who signs in. */
export interface User {
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly handle: string;
  readonly title: string | null;
  readonly isDisabled: boolean;
  /** Whether the invitation was taken. */
  readonly isVerified: boolean;
  readonly createdMs: number;
  readonly modifiedMs: number;
}

export type UserStatus = "Active" | "Pending" | "Disabled";

export function statusOf({ isDisabled, isVerified }: User): UserStatus {
  if (isDisabled) return "Disabled";
  return isVerified ? "Active" : "Pending";
}

/** As users' own API has them. */
export function toUserResource(user: User) {
  return {
    type: "users",
    id: user.id,
    attributes: {
      name: user.name,
      handle: user.handle,
      created_at: withOffset(user.createdMs),
      modified_at: withOffset(user.modifiedMs),
      email: user.email,
      icon: `https://secure.gravatar.com/avatar/${user.id.replaceAll("-", "")}?s=48&d=retro`,
      title: user.title,
      verified: user.isVerified,
      service_account: false,
      disabled: user.isDisabled,
      allowed_login_methods: [],
      status: statusOf(user),
      last_login_time: null,
    },
    relationships: {
      roles: { data: [] },
      org: { data: { type: "orgs", id: "4dee724d-0000-4000-8000-000000000000" } },
    },
  };
}

const ON_CALL_STATUS = { Active: "active", Pending: "pending", Disabled: "deactivated" } as const;

/** As On-Call has them: without a handle, and with an empty name for none. */
export function toOnCallUser(user: User) {
  const status = ON_CALL_STATUS[statusOf(user)];
  const attributes = { email: user.email, name: user.name ?? "", status };
  return { id: user.id, type: "users", attributes };
}

/** @throws ApiError as On-Call has it */
export function findOnCallUser(id: string | undefined, { state }: Organization): User {
  const user = state.users.get(id ?? "");
  if (user === undefined) throw notFound("user", id ?? "");
  return user;
}
