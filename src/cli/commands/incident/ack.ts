import { badRequest } from "../../../errors.js";
import type { Page } from "../../../model/incident.js";
import type { Call, Provider } from "../../../providers/provider.js";
import { acknowledgePages, pagesMeant } from "../../../service/pages.js";
import { peopleKnown } from "../../../service/target.js";
import type { Context } from "../../context.js";
import { personNamed } from "../../people.js";
import { settingOf } from "../../setting.js";
import { perform } from "./perform.js";

/** Acknowledges a page, or every page of an incident that waits for it. */
export async function run(
  context: Context,
  id: string,
  options: { readonly as?: string; readonly code?: string; readonly note?: string },
): Promise<number> {
  const named = options.as === undefined ? undefined : await personNamed(context, options.as);
  // Who the settings say is taken at their word: nothing must be in the way of an acknowledgement.
  const by = named ?? (await settingOf(context, "me"));
  const how = { by, code: options.code, note: options.note };
  const checkNamed = async (provider: Provider, call: Call) => {
    if (named === undefined) return;
    const owner = provider.pages?.acknowledgesAs;
    if (owner !== undefined) {
      throw badRequest(`${provider.name} acknowledges as ${owner}`, "leave out --as");
    }
    await peopleKnown(provider, [named], call);
  };
  return perform(context, {
    async plan(provider, call) {
      await checkNamed(provider, call);
      const pages = await pagesMeant(provider, id, call);
      return pages
        .filter(({ status }) => status === "triggered")
        .map((page) => ({
          action: "acknowledge",
          noun: "page",
          name: page.id,
          text: `acknowledge ${page.id}`,
        }));
    },
    async run(provider, call) {
      await checkNamed(provider, call);
      const done = await acknowledgePages(provider, id, how, call);
      return {
        sentences: done
          .filter(({ wasAcknowledged, failure }) => !wasAcknowledged && failure === undefined)
          .map(({ page }) => `Acknowledged ${page.id}${suffix(page)}.`),
        pages: done.map(({ page }) => page),
        notes:
          done.length === 0
            ? [`No page of ${id} waits for an acknowledgement.`]
            : [
                ...done
                  .filter(({ wasAcknowledged }) => wasAcknowledged)
                  .map(({ page }) => `${page.id} was acknowledged already${suffix(page)}`),
                ...done.flatMap(({ failure }) =>
                  failure ? [`still waits: ${failure.message}`] : [],
                ),
              ],
      };
    },
  });
}

function suffix({ acknowledgedBy }: Page): string {
  return acknowledgedBy === undefined ? "" : `, by ${acknowledgedBy}`;
}
