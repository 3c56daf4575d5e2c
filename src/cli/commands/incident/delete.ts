import { deleteIncidents, deletion, type Ending } from "../../../service/incident-ends.js";
import { incidentsNamed } from "../../../service/incidents.js";
import type { Context } from "../../context.js";
import { readIds } from "./input.js";
import { perform } from "./perform.js";

/** Deletes incidents, with their timelines. */
export async function run(context: Context, words: readonly string[]): Promise<number> {
  const ids = await readIds(context, words);
  return perform(context, {
    confirm: true,
    async plan(provider, call) {
      deletion(provider);
      const incidents = await incidentsNamed(provider, ids, call);
      return incidents.map(({ id, title }) => ({
        action: "delete",
        noun: "incident",
        name: id,
        text: `delete ${id}: ${title}`,
      }));
    },
    async run(provider, call) {
      const { endings, failure } = await deleteIncidents(provider, ids, call);
      return {
        sentences: endings.map(sentence),
        changes: endings.map(({ id }) => ({ action: "delete", noun: "incident", name: id })),
        failure,
      };
    },
  });
}

function sentence({ id, incident }: Ending): string {
  return incident === undefined ? `Deleted ${id}.` : `Deleted ${id}: ${incident.title}.`;
}
