import type { Account } from "./account.js";
import type { Rule } from "./rules.js";

/** What a service does for one kind of request. */
export interface Operation {
  readonly input: Rule<unknown>;
  /** The answer's members. Throws a ServiceError, or answers and has changed the account's state. */
  perform(input: unknown, account: Account, name: string): object;
}

/** Operations by the names of the API. */
export type Operations = Readonly<Record<string, Operation>>;

export function operation<T>(
  input: Rule<T>,
  perform: (input: T, account: Account, name: string) => object,
): Operation {
  return { input, perform: (checked, account, name) => perform(checked as T, account, name) };
}
