import { badRequest } from "../../errors.js";
import { changeTags, readTagged } from "../../service/tags.js";
import type { Context } from "../context.js";
import { namesOf } from "../flags/list-edit.js";
import { callOf, providerOf } from "../provider.js";
import { printListing } from "./listing.js";

/** Shows the tags of something, after they have been changed where that is asked for. */
export async function run(
  context: Context,
  what: string,
  words: readonly string[],
  options: { readonly remove?: string },
): Promise<void> {
  const thing = readTagged(what);
  const change = { put: Object.fromEntries(words.map(readTag)), remove: namesOf(options.remove) };
  const isReal = context.options.dryRun !== true;
  const provider = await providerOf(context);
  const tags = await changeTags(provider, thing, change, isReal, callOf(context));
  if (!isReal) context.world.stderr.write("Nothing was changed; the tags would be:\n");
  await printListing(context, {
    noun: "tags",
    columns: ["key", "value"],
    items: Object.entries(tags)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ({ cells: [key, value], shape: { key, value } })),
  });
}

/** `team=payments` */
function readTag(word: string): [string, string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
  if (key !== undefined && value !== undefined) return [key, value];
  throw badRequest(`"${word}" is not a tag`, "write team=payments");
}
