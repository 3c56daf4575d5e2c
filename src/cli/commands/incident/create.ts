import { formatPageTarget, IMPACTS } from "../../../model/incident.js";
import type { Call, NewIncident, Provider } from "../../../providers/provider.js";
import { checkIncident, openIncident, planThatPages } from "../../../service/incidents.js";
import { pageTarget } from "../../../service/page-target.js";
import { describePaging, pageWarnings, teamWarnings } from "../../../service/pages.js";
import type { Context } from "../../context.js";
import { readImpact } from "../../flags/impact.js";
import type { Intent } from "../../views/outcome.js";
import { perform } from "./perform.js";

interface Options {
  readonly impact?: string;
  readonly summary?: string;
  readonly plan?: string;
  readonly page?: string;
}

/** Opens an incident, and pages somebody at once where that is asked for. */
export async function run(context: Context, title: string, options: Options): Promise<number> {
  const { summary, plan } = options;
  const impact = options.impact === undefined ? undefined : readImpact(options.impact);
  const incident = { title, impact, summary, plan };
  const targetIn = async (provider: Provider, call: Call) =>
    options.page === undefined ? undefined : pageTarget(provider, options.page, call);
  return perform(context, {
    async plan(provider, call) {
      checkIncident(provider, incident);
      const target = await targetIn(provider, call);
      const pagedBy = target && (await planThatPages(provider, plan, target, call));
      const isPaged = target === undefined || pagedBy !== undefined;
      return [intent(incident), ...(isPaged ? [] : [pageIntent(formatPageTarget(target))])];
    },
    async run(provider, call) {
      const target = await targetIn(provider, call);
      const {
        incident: opened,
        page,
        pagedBy,
      } = await openIncident(provider, incident, target, call);
      return {
        sentences: [
          `Opened ${opened.key ?? opened.id}: ${opened.title} (impact ${IMPACTS[opened.impact]}).`,
          ...(page === undefined ? [] : [`${describePaging(provider, page)}.`]),
        ],
        incidents: [opened],
        ...(page !== undefined && {
          pages: [page],
          notes: [...pageWarnings(provider, page), ...(await teamWarnings(provider, page, call))],
        }),
        ...(target !== undefined &&
          pagedBy !== undefined && {
            notes: [`plan ${pagedBy} pages ${formatPageTarget(target)} already`],
          }),
      };
    },
  });
}

function intent({ title, impact }: NewIncident): Intent {
  const grave = impact === undefined ? "" : ` (impact ${IMPACTS[impact]})`;
  const text = `open an incident: ${title}${grave}`;
  return { action: "create", noun: "incident", name: title, text };
}

function pageIntent(name: string): Intent {
  return { action: "create", noun: "page", name, text: `page ${name}` };
}
