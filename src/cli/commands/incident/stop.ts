import { sectionOf } from "../../../service/apply.js";
import { stopPage } from "../../../service/pages.js";
import type { Context } from "../../context.js";
import { perform } from "./perform.js";

/** Has a page call nobody any more. */
export async function run(
  context: Context,
  id: string,
  { reason }: { readonly reason?: string },
): Promise<number> {
  return perform(context, {
    async plan(provider, call) {
      await sectionOf(provider, "pages").get(id, call);
      return [{ action: "stop", noun: "page", name: id, text: `stop ${id}` }];
    },
    async run(provider, call) {
      const page = await stopPage(provider, id, reason, call);
      return { sentences: [`Stopped ${page.id}.`], pages: [page] };
    },
  });
}
