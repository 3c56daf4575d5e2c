import { fromSchedule } from "../../../model/file/write.js";
import { type Context, outputOf, wantsColor } from "../../context.js";
import { loadFile } from "../../named.js";
import { LIST_FORMATS, showListing } from "../../views/listing.js";

/** Lists the schedules of the file. */
export async function run(context: Context): Promise<void> {
  const format = outputOf(context, LIST_FORMATS);
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
  const { stdout } = context.world;
  stdout.write(
    await showListing(listing, format, {
      width: stdout.columns,
      color: wantsColor(context),
      quiet: context.options.quiet === true,
    }),
  );
}
