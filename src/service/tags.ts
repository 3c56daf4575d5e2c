import { badRequest } from "../errors.js";
import { didYouMean } from "../model/suggest.js";
import type { Call, Provider, Tagged } from "../providers/provider.js";
import { sectionOf } from "./apply.js";

const KINDS = ["rotation", "schedule", "policy", "person", "incident", "plan"] as const;

/**
 * Reads `rotation:primary`; what stands behind the colon can be the provider's id.
 * @throws OncallError (exit 2) for anything else
 */
export function readTagged(text: string): Tagged {
  const colon = text.indexOf(":");
  const word = text.slice(0, Math.max(colon, 0));
  const name = text.slice(colon + 1);
  // The commands about people say contact.
  const kind = word === "contact" ? "person" : KINDS.find((known) => known === word);
  if (kind !== undefined && name !== "") return { kind, name };
  throw badRequest(
    `"${text}" does not say what it is${didYouMean(word, KINDS)}`,
    `write rotation:primary; there are ${KINDS.join(", ")}`,
  );
}

/** What is to become of tags. */
export interface TagChange {
  readonly put: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** The tags of a thing, after the change, which --dry-run only imagines. */
export async function changeTags(
  provider: Provider,
  thing: Tagged,
  { put, remove }: TagChange,
  isReal: boolean,
  call: Call,
): Promise<Readonly<Record<string, string>>> {
  const tags = sectionOf(provider, "tags");
  if (isReal) {
    if (remove.length > 0) await tags.remove(thing, remove, call);
    if (Object.keys(put).length > 0) await tags.put(thing, put, call);
    return tags.of(thing, call);
  }
  const before = Object.entries(await tags.of(thing, call));
  return { ...Object.fromEntries(before.filter(([key]) => !remove.includes(key))), ...put };
}
