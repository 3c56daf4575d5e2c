import { formatInstant } from "../../../model/time.js";
import { incidentsNamed, type Resolution, resolveIncidents } from "../../../service/incidents.js";
import type { Context } from "../../context.js";
import { readText } from "./input.js";
import { perform } from "./perform.js";

/** Resolves incidents, with their pages: all of them or none. */
export async function run(
  context: Context,
  words: readonly string[],
  { note }: { readonly note?: string },
): Promise<void> {
  const ids = await readIds(context, words);
  await perform(context, {
    async plan(provider, call) {
      const incidents = await incidentsNamed(provider, ids, call);
      return incidents
        .filter(({ status }) => status === "open")
        .map(({ id }) => ({
          action: "resolve",
          noun: "incident",
          name: id,
          text: `resolve ${id}`,
        }));
    },
    async run(provider, call) {
      const resolutions = await resolveIncidents(provider, ids, note, call);
      return {
        sentences: resolutions
          .filter(({ wasResolved }) => !wasResolved)
          .map(({ incident: { id, title } }) => `Resolved ${id}: ${title}.`),
        incidents: resolutions.map(({ incident }) => incident),
        notes:
          ids.length === 0
            ? ["No incident was named, so none is resolved."]
            : resolutions.filter(({ wasResolved }) => wasResolved).map(already(note)),
      };
    },
  });
}

/** `-` stands for the ids on standard input. */
async function readIds(context: Context, words: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const word of words) {
    if (word !== "-") ids.push(word);
    else ids.push(...(await readText(context, word)).split(/\s+/).filter((id) => id !== ""));
  }
  return ids;
}

function already(note: string | undefined) {
  return ({ incident: { id, resolvedAt } }: Resolution): string => {
    const when = resolvedAt === undefined ? "" : `, at ${formatInstant(resolvedAt)}`;
    const unsaid = note === undefined ? "" : "; the note was not added";
    return `${id} was resolved already${when}${unsaid}`;
  };
}
