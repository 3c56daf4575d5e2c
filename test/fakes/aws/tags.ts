import type { Account } from "./account.js";

/** Adds to the tags of a resource. */
export function setTags(
  { state }: Account,
  resource: string,
  tags: Readonly<Record<string, string>> = {},
): void {
  const all = state.tags.get(resource) ?? new Map<string, string>();
  for (const [key, value] of Object.entries(tags)) all.set(key, value);
  state.tags.set(resource, all);
}
