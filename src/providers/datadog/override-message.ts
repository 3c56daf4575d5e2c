import type { OverrideRecord } from "../../model/rotation.js";
import { formatInstant, type Window } from "../../model/time.js";
import type { Included } from "./users.js";

// Overrides in the messages of Datadog's REST API.

export interface OverridesMessage {
  readonly data?: readonly OverrideMessage[];
  readonly included?: readonly (Included & { readonly type?: string })[];
}

export interface OverrideMessage {
  readonly id: string;
  readonly attributes?: {
    readonly start?: string;
    readonly end?: string;
    readonly inactive?: boolean;
  };
  readonly relationships?: { readonly user?: { readonly data?: { readonly id?: string } | null } };
}

/** An override that is to be there. */
export interface Wanted extends Window {
  readonly member: { readonly id: string; readonly key: string };
}

export function fromWanted({ from, to, member: { id } }: Wanted) {
  return {
    type: "overrides",
    attributes: { start: formatInstant(from), end: formatInstant(to) },
    relationships: { user: { data: { id, type: "users" } } },
  };
}

/** Whether one that is there is the one that is wanted. */
export function isSame({ from, to, members }: OverrideRecord, wanted: Wanted): boolean {
  return from === wanted.from && to === wanted.to && members[0] === wanted.member.key;
}
