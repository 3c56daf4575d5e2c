import { formatPageTarget, type Page } from "../../../model/incident.js";
import { escalatePages, pagesToEscalate, pageWarnings } from "../../../service/pages.js";
import type { Context } from "../../context.js";
import { perform } from "./perform.js";

/** Takes a page, or every page of an incident that waits, to the next step of its policy. */
export async function run(context: Context, id: string): Promise<number> {
  return perform(context, {
    async plan(provider, call) {
      const pages = await pagesToEscalate(provider, id, call);
      return pages.map((page) => ({
        action: "escalate",
        noun: "page",
        name: page.id,
        text: `escalate ${page.id}`,
      }));
    },
    async run(provider, call) {
      const pages = await escalatePages(provider, id, call);
      return {
        sentences: pages.map(sentence),
        pages,
        notes: [...new Set(pages.flatMap((page) => pageWarnings(provider, page)))],
      };
    },
  });
}

function sentence({ id, target, step, called }: Page): string {
  if (target.kind !== "policy" || called === undefined) {
    return `Escalated ${id} (${formatPageTarget(target)}).`;
  }
  const who = called.length === 0 ? "nobody" : called.join(", ");
  return `${id} is at step ${step + 1} of ${formatPageTarget(target)} and has called ${who}.`;
}
