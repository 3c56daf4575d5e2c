import type { Person } from "../model/person.js";
import type { Policy } from "../model/policy.js";
import type { OverrideRecord, Rotation, Schedule } from "../model/rotation.js";
import type { MadeThing, NewOverride } from "../providers/provider.js";
import type { Effect } from "./effect.js";

/** What is to be done, as a value: what is shown, asked for, and carried out are the same. */
export interface Plan {
  readonly changes: readonly Change[];
  /** Whose shifts it moves. */
  readonly effects: readonly Effect[];
  /** What the user should know before saying yes. */
  readonly warnings: readonly string[];
}

export type Change =
  | ItemChange<"contact", Person>
  | ItemChange<"rotation", Rotation>
  | ItemChange<"schedule", Schedule>
  | ItemChange<"policy", Policy>
  | OverrideChange;

export type ItemChange<Noun extends string, T> =
  | {
      readonly noun: Noun;
      readonly action: "create";
      readonly after: T;
      /** What is made in its stead. */
      readonly makes?: readonly MadeThing[];
      /** The handle of the team that it is to belong to. */
      readonly team?: string;
    }
  | { readonly noun: Noun; readonly action: "update"; readonly before: T; readonly after: T }
  | { readonly noun: Noun; readonly action: "delete"; readonly before: T };

export type OverrideChange =
  | { readonly noun: "override"; readonly action: "create"; readonly after: NewOverride }
  | { readonly noun: "override"; readonly action: "delete"; readonly before: OverrideRecord };

/** What was done: an override that was made has its id by now. */
export interface Done {
  readonly action: Change["action"];
  readonly noun: Change["noun"];
  /** Its name, or the id of an override. */
  readonly name: string;
  /** What was made in its stead. */
  readonly makes?: readonly MadeThing[];
}
