import { formatInstant } from "../../../model/time.js";
import { type Ending, resolveIncidents } from "../../../service/incident-ends.js";
import { incidentsNamed } from "../../../service/incidents.js";
import type { Context } from "../../context.js";
import { readIds } from "./input.js";
import { perform } from "./perform.js";

/** Resolves incidents, with their pages. */
export async function run(
  context: Context,
  words: readonly string[],
  { note }: { readonly note?: string },
): Promise<number> {
  const ids = await readIds(context, words);
  return perform(context, {
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
      const { endings, failure } = await resolveIncidents(provider, ids, note, call);
      return {
        sentences: endings.filter(({ wasResolved }) => !wasResolved).map(sentence),
        incidents: endings.map(({ id, incident }) => incident ?? { id, status: "resolved" }),
        notes:
          ids.length === 0
            ? ["No incident was named, so none is resolved."]
            : endings.filter(({ wasResolved }) => wasResolved).map(already(note)),
        failure,
      };
    },
  });
}

function sentence({ id, incident }: Ending): string {
  return incident === undefined
    ? `Resolved ${id}.`
    : `Resolved ${incident.key ?? id}: ${incident.title}.`;
}

function already(note: string | undefined) {
  return ({ id, incident }: Ending): string => {
    const at = incident?.resolvedAt;
    const when = at === undefined ? "" : `, at ${formatInstant(at)}`;
    const unsaid = note === undefined ? "" : "; the note was not added";
    return `${incident?.key ?? id} was resolved already${when}${unsaid}`;
  };
}
