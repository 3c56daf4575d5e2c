import { formatPageTarget } from "../../../model/incident.js";
import { sectionOf } from "../../../service/apply.js";
import { pageTarget } from "../../../service/page-target.js";
import { checkOpen, createPage, describePaging, pageWarnings } from "../../../service/pages.js";
import type { Context } from "../../context.js";
import { perform } from "./perform.js";

/** Pages a policy, a schedule or a person for an incident. */
export async function run(
  context: Context,
  id: string,
  to: string,
  options: { readonly title?: string },
): Promise<number> {
  return perform(context, {
    async plan(provider, call) {
      checkOpen(await sectionOf(provider, "incidents").get(id, call));
      const name = formatPageTarget(await pageTarget(provider, to, call));
      return [{ action: "create", noun: "page", name, text: `page ${name} for ${id}` }];
    },
    async run(provider, call) {
      const incident = await sectionOf(provider, "incidents").get(id, call);
      const target = await pageTarget(provider, to, call);
      const page = await createPage(provider, incident, target, options, call);
      return {
        sentences: [`${describePaging(provider, page)}.`],
        pages: [page],
        notes: pageWarnings(provider, page),
      };
    },
  });
}
