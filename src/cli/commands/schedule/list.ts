import { fromSchedule } from "../../../model/file/write.js";
import type { Context } from "../../context.js";
import { loadFile } from "../../named.js";
import { printListing } from "../listing.js";

/** Lists the schedules of the file. */
export async function run(context: Context): Promise<void> {
  const { schedules } = await loadFile(context);
  const listing = {
    noun: "schedules",
    columns: ["name", "combine", "rotations", "zone"],
    items: [...schedules].map(([name, schedule]) => ({
      cells: [
        name,
        schedule.combine,
        schedule.rotations.map((rotation) => rotation.name).join(", "),
        schedule.timeZone,
      ],
      shape: { name, ...fromSchedule(schedule) },
    })),
  };
  await printListing(context, listing);
}
