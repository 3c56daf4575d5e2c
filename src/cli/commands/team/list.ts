import { teamsOf } from "../../../service/teams.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { rowsOf } from "../../views/listing.js";
import { printListing } from "../listing.js";

/** Lists the teams. */
export async function run(context: Context, { query }: { readonly query?: string }): Promise<void> {
  const teams = teamsOf(await providerOf(context));
  await printListing(context, {
    noun: "teams",
    columns: ["handle", "name", "id"],
    items: rowsOf(teams.list(query, callOf(context)), ({ handle, name, id }) => ({
      cells: [handle, name, id],
      shape: { handle, name, id },
    })),
  });
}
