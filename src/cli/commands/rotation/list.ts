import { fromRotation } from "../../../model/file/write.js";
import { NO_ONE } from "../../../model/words.js";
import type { Context } from "../../context.js";
import { loadFile } from "../../named.js";
import { describeRecurrence } from "../../views/recurrence.js";
import { printListing } from "../listing.js";

/** Lists the rotations of the file. */
export async function run(context: Context): Promise<void> {
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
  await printListing(context, listing);
}
