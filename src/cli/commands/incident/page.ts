import { formatPageTarget } from "../../../model/incident.js";
import type { Call, Provider } from "../../../providers/provider.js";
import { sectionOf } from "../../../service/apply.js";
import { pageTarget } from "../../../service/page-target.js";
import {
  checkOpen,
  createPage,
  describePaging,
  pageWarnings,
  teamWarnings,
  withoutTitle,
} from "../../../service/pages.js";
import type { Context } from "../../context.js";
import { perform } from "./perform.js";

/** Pages a policy, a schedule, a team or a person: for an incident, or for nothing but the title. */
export async function run(
  context: Context,
  first: string,
  second: string | undefined,
  options: { readonly title?: string },
): Promise<number> {
  const [id, to] = second === undefined ? [undefined, first] : [first, second];
  const incidentOf = async (provider: Provider, call: Call) =>
    id === undefined ? undefined : sectionOf(provider, "incidents").get(id, call);
  return perform(context, {
    async plan(provider, call) {
      const incident = await incidentOf(provider, call);
      if (incident !== undefined) checkOpen(incident);
      const target = await pageTarget(provider, to, call);
      if (incident === undefined && options.title === undefined) throw withoutTitle(target);
      const name = formatPageTarget(target);
      const what = id === undefined ? "" : ` for ${id}`;
      return [{ action: "create", noun: "page", name, text: `page ${name}${what}` }];
    },
    async run(provider, call) {
      const incident = await incidentOf(provider, call);
      const target = await pageTarget(provider, to, call);
      const page = await createPage(provider, incident, target, options, call);
      return {
        sentences: [`${describePaging(provider, page)}.`],
        pages: [page],
        notes: [...pageWarnings(provider, page), ...(await teamWarnings(provider, page, call))],
      };
    },
  });
}
