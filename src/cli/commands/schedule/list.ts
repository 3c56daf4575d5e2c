import { fromSchedule } from "../../../model/file/write.js";
import { search } from "../../../service/search.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { rowsOf } from "../../views/listing.js";
import { printListing } from "../listing.js";

/** Lists the schedules. */
export async function run(
  context: Context,
  { query }: { readonly query?: string } = {},
): Promise<void> {
  const { schedules } = await providerOf(context);
  const listing = {
    noun: "schedules",
    columns: ["name", "combine", "rotations", "zone"],
    items: rowsOf(search(schedules, query, callOf(context)), (schedule) => ({
      cells: [
        schedule.name,
        schedule.combine,
        schedule.rotations.map((rotation) => rotation.name),
        schedule.timeZone,
      ],
      shape: { name: schedule.name, ...fromSchedule(schedule) },
    })),
  };
  await printListing(context, listing);
}
