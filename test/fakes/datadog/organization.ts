import { randomUUID } from "node:crypto";
import type { Reading } from "./on-call/reading.js";
import { emptyState, type State } from "./state.js";

/** One organization: what is there, and how it answers. */
export interface Organization {
  readonly state: State;
  /** How the layers of a schedule are understood. */
  readonly reading: Reading;
  /** Whether schedules and policies are answered with tags: some of Datadog's are. */
  readonly hasTags: boolean;
  /** Epoch milliseconds. */
  now(): number;
  newId(): string;
}

export interface OrganizationOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly newId?: () => string;
  /** Where the server is to understand layers otherwise than it does by default. */
  readonly reading?: Reading;
  readonly hasTags?: boolean;
}

export function openOrganization(options: OrganizationOptions): Organization {
  return {
    state: emptyState(),
    reading: options.reading ?? {},
    hasTags: options.hasTags ?? false,
    now: options.now ?? Date.now,
    newId: options.newId ?? randomUUID,
  };
}
