import { fromRotation } from "../../../model/file/write.js";
import { NO_ONE } from "../../../model/words.js";
import { type Context, outputOf, wantsColor } from "../../context.js";
import { loadFile } from "../../named.js";
import { LIST_FORMATS, showListing } from "../../views/listing.js";
import { describeRecurrence } from "../../views/recurrence.js";

/** Lists the rotations of the file. */
export async function run(context: Context): Promise<void> {
  const format = outputOf(context, LIST_FORMATS);
  const { rotations } = await loadFile(context);
  const listing = {
    noun: "rotations",
    columns: ["name", "members", "hand-off", "zone"],
    items: [...rotations].map(([name, rotation]) => ({
      cells: [
        name,
        rotation.members.map((member) => member ?? NO_ONE).join(", "),
        describeRecurrence(rotation.recurrence),
        rotation.timeZone,
      ],
      shape: { name, ...fromRotation(rotation) },
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
